import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** The repository, three folders above what is built from this file. */
export const REPOSITORY = join(__dirname, '..', '..', '..');

/** The demo people and programs, and where each is posted. */
export const OFFICERS = join(REPOSITORY, 'samples', 'officers.yaml');

export const SAMPLE_CASE = join(REPOSITORY, 'samples', 'sample-case.json');

export const entryOf = (service: string) => join(REPOSITORY, 'apps', service, 'dist', 'main.js');

export const mailSinkEntry = () =>
  join(dirname(require.resolve('@lien-thong/embedded/package.json')), 'dist', 'mail-sink-main.js');

export const identityProviderEntry = () =>
  join(dirname(require.resolve('@lien-thong/identity-provider/package.json')), 'dist', 'main.js');

/** Kafka's jars are fetched once for all data folders of a user. */
export const jarsFolder = () =>
  process.env['LIEN_THONG_KAFKA_JARS'] ?? join(homedir(), '.cache', 'lien-thong', 'kafka');

export interface DataFolders {
  root: string;
  postgres: string;
  kafka: string;
  logs: string;
  population: string;
  /** The families' files. */
  attachments: string;
  secrets: string;
  /** The key that the law is published with, and the public keys that every service trusts. */
  lawKey: string;
  lawKeys: string;
  /** What each office encrypts personal data with: a file an office. */
  fieldKeys: string;
  /** The communes' keys that extracts are signed with, and the public ones. */
  officeSigningKeys: string;
  officeKeys: string;
  /** The communes' certificates and keys that pages are signed with, and the root that they lead to (PEM). */
  pageSigningKeys: string;
  pageRoot: string;
  /** The identity provider's token keys and clients, and the keys that seal the web server's sessions. */
  tokenKeys: string;
  clients: string;
  sessionKeys: string;
  /** Which programs have migrated the databases, and which people they have posted. */
  migrated: string;
  appointed: string;
  lock: string;
}

export const dataFolders = (root: string): DataFolders => ({
  root,
  postgres: join(root, 'postgres'),
  kafka: join(root, 'kafka'),
  logs: join(root, 'logs'),
  population: join(root, 'population'),
  attachments: join(root, 'attachments'),
  secrets: join(root, 'secrets.json'),
  lawKey: join(root, 'law-key.json'),
  lawKeys: join(root, 'law-keys.json'),
  fieldKeys: join(root, 'field-keys'),
  officeSigningKeys: join(root, 'office-signing-keys.json'),
  officeKeys: join(root, 'office-keys.json'),
  pageSigningKeys: join(root, 'page-signing-keys.json'),
  pageRoot: join(root, 'page-root.pem'),
  tokenKeys: join(root, 'token-keys.json'),
  clients: join(root, 'clients.json'),
  sessionKeys: join(root, 'session-keys.json'),
  migrated: join(root, 'migrated'),
  appointed: join(root, 'appointed'),
  lock: join(root, 'lock'),
});
