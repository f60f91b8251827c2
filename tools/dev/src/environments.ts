import { AUDIENCE } from '@lien-thong/identity-provider';
import { SAMPLE_CASE } from './folders';
import type { Ports } from './ports';
import { addressVariable, OFFICES, SERVICES, type OfficeName, type ServiceName } from './services';

export interface Surroundings {
  ports: Ports;
  brokers: string;
  databaseUrl: (office: OfficeName) => string;
  /** For migrating alone. */
  ownerUrl: (office: OfficeName) => string;
  /** Where one-stop keeps the families' files. */
  attachments: string;
  /** Files: the key that the law is published with, and the public keys that are trusted. */
  lawKey: string;
  lawKeys: string;
  /** Files: the communes' private keys that extracts are signed with, and the public ones. */
  officeSigningKeys: string;
  officeKeys: string;
  /** The file of the certificates and keys that pages are signed with. */
  pageSigningKeys: string;
  /** The file of the keys that an office encrypts personal data with. */
  fieldKeys: (office: OfficeName) => string;
  /** What the web server signs people in with. */
  webClient: () => { id: string; secret: string };
  /** The text of the JWK Set that seals its sessions. */
  sessionKeys: () => string;
  logLevel: string;
  /** More for one service, over what is told here. */
  more: Partial<Record<ServiceName, Record<string, string>>>;
}

const http = (port: number) => `http://127.0.0.1:${port}`;

const EXTRA: Partial<Record<ServiceName, (around: Surroundings) => Record<string, string>>> = {
  'one-stop': ({ attachments, lawKey, officeKeys, ports }) => ({
    WEB_URL: http(ports.web),
    ATTACHMENT_FOLDER: attachments,
    LAW_SIGNING_KEY: lawKey,
    OFFICE_KEYS: officeKeys,
  }),
  'civil-registration': ({ officeSigningKeys, pageSigningKeys, ports }) => ({
    OFFICE_SIGNING_KEYS: officeSigningKeys,
    PAGE_SIGNING_KEYS: pageSigningKeys,
    WEB_URL: http(ports.web),
  }),
  residence: ({ officeKeys }) => ({ OFFICE_KEYS: officeKeys }),
  'social-insurance': ({ officeKeys }) => ({ OFFICE_KEYS: officeKeys, PAYER: 'simulated' }),
  notifications: ({ ports }) => ({
    WEB_URL: http(ports.web),
    SMTP_URL: `smtp://127.0.0.1:${ports.smtp}`,
    MAIL_FROM: 'Một cửa liên thông <mot-cua@lien-thong.example.vn>',
  }),
  web: ({ ports, webClient, sessionKeys }) => ({
    ...Object.fromEntries(OFFICES.map((office) => [addressVariable(office), http(ports[office])])),
    MAIL_SINK_URL: http(ports['mail-page']),
    SAMPLE_CASE,
    OIDC_CLIENT_ID: webClient().id,
    OIDC_CLIENT_SECRET: webClient().secret,
    PUBLIC_URL: http(ports.web),
    SESSION_KEYS: sessionKeys(),
  }),
};

/** For those who load a system from one address and one account, as no single person does. */
export const UNLIMITED: Surroundings['more'] = Object.fromEntries(
  SERVICES.map((service) => [service, { RATE_LIMIT_PER_MINUTE: '0' }]),
);

/** All that a service is told when it starts. */
export function environmentOf(service: ServiceName, around: Surroundings): Record<string, string> {
  const { ports, brokers, databaseUrl, lawKeys, fieldKeys, logLevel, more } = around;
  return {
    NODE_ENV: 'production',
    TZ: 'Asia/Ho_Chi_Minh',
    PORT: String(ports[service]),
    HOST: '127.0.0.1',
    LOG_LEVEL: logLevel,
    OIDC_ISSUER: http(ports.identity),
    OIDC_AUDIENCE: AUDIENCE,
    ...(service === 'web'
      ? {}
      : {
          DATABASE_URL: databaseUrl(service),
          KAFKA_BROKERS: brokers,
          LAW_KEYS: lawKeys,
          FIELD_KEYS: fieldKeys(service),
        }),
    ...EXTRA[service]?.(around),
    ...more[service],
  };
}

/** The addresses of one system, as the outside sees them. */
export const addressesOf = (ports: Ports) => ({
  web: http(ports.web),
  ...(Object.fromEntries(OFFICES.map((office) => [office, http(ports[office])])) as Record<
    OfficeName,
    string
  >),
  mail: http(ports['mail-page']),
  identity: http(ports.identity),
});
export type Addresses = ReturnType<typeof addressesOf>;
