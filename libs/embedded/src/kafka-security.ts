import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Certificate } from './certificates';
import { EmbeddedFault } from './embedded-fault';
import { ensureJava } from './java';
import { lastWords, tool } from './tool';

/** A broker that takes TLS and passwords only, and lets nobody do what no rule allows. */
export interface KafkaSecurity {
  /** The broker's own. */
  server: Certificate;
  /** Who issued it, as PEM. */
  authority: string;
  /** Names and passwords (SCRAM-SHA-512). */
  users: Readonly<Record<string, string>>;
}

/** Sets the broker up and may do everything; its password is made for each broker. */
const ADMINISTRATOR = 'administrator';

const SCRAM = 'org.apache.kafka.common.security.scram.ScramLoginModule';
const login = (user: string, password: string) =>
  `${SCRAM} required username="${user}" password="${password}";`;

export interface SecuredPlace {
  dataDir: string;
  port: number;
  controllerPort: number;
  security: KafkaSecurity;
  /** The administrator's. */
  password: string;
}

function writeSecret(file: string, text: string): string {
  writeFileSync(file, text, { mode: 0o600 });
  chmodSync(file, 0o600);
  return file;
}

/**
 * Settings over those of an open broker. The controller is reached on the loopback interface by the broker itself
 * alone, without a name.
 */
export function securedSettings({ dataDir, port, controllerPort, security, password }: SecuredPlace) {
  const { server, authority } = security;
  return {
    listeners: `SASL_SSL://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    'advertised.listeners': `SASL_SSL://127.0.0.1:${port}`,
    'listener.security.protocol.map': 'SASL_SSL:SASL_SSL,CONTROLLER:PLAINTEXT',
    'inter.broker.listener.name': 'SASL_SSL',
    'sasl.enabled.mechanisms': 'SCRAM-SHA-512',
    'sasl.mechanism.inter.broker.protocol': 'SCRAM-SHA-512',
    'listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config': login(ADMINISTRATOR, password),
    'ssl.keystore.type': 'PEM',
    'ssl.keystore.location': writeSecret(
      join(dataDir, 'server.pem'),
      `${server.key}\n${server.certificate}\n`,
    ),
    'ssl.truststore.type': 'PEM',
    'ssl.truststore.location': writeSecret(join(dataDir, 'authority.pem'), `${authority}\n`),
    'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
    'super.users': `User:${ADMINISTRATOR};User:ANONYMOUS`,
  };
}

/** What `format` is told, so that passwords hold from the first start. */
export const usersOf = ({ security, password }: SecuredPlace): string[] =>
  Object.entries({ ...security.users, [ADMINISTRATOR]: password }).flatMap(([name, secret]) => [
    '--add-scram',
    `SCRAM-SHA-512=[name=${name},password=${secret}]`,
  ]);

const commandSettings = ({ dataDir, password }: SecuredPlace): string =>
  Object.entries({
    'security.protocol': 'SASL_SSL',
    'sasl.mechanism': 'SCRAM-SHA-512',
    'sasl.jaas.config': login(ADMINISTRATOR, password),
    'ssl.truststore.type': 'PEM',
    'ssl.truststore.location': join(dataDir, 'authority.pem'),
  })
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');

/** Runs one of Kafka's own commands as the administrator. @throws EmbeddedFault `start-failed` with its last words */
export async function administer(
  place: SecuredPlace,
  jarsDir: string,
  main: string,
  words: readonly string[],
) {
  const config = writeSecret(join(place.dataDir, 'administrator.properties'), commandSettings(place));
  const quiet = ['-XX:TieredStopAtLevel=1', '-Dorg.slf4j.simpleLogger.defaultLogLevel=error'];
  const where = ['--bootstrap-server', `127.0.0.1:${place.port}`, '--command-config', config];
  const { code, output } = await tool(await ensureJava(), [
    ...quiet,
    '-cp',
    join(jarsDir, '*'),
    main,
    ...where,
    ...words,
  ]);
  if (code !== 0) throw new EmbeddedFault('start-failed', `${main} failed: ${lastWords(output)}`);
}
