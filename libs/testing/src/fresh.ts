import { dropDatabase, ensureDatabase } from '@lien-thong/embedded';
import { randomBytes } from 'node:crypto';

function given(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the integration tests through jest's global set-up`);
  return value;
}

export const kafkaBrokers = (): string => given('TEST_KAFKA_BROKERS');

const unique = () => randomBytes(4).toString('hex');

export interface FreshDatabase {
  url: string;
  drop(): Promise<void>;
}

/** A database of one's own, with a role that owns it. */
export async function freshDatabase(name: string): Promise<FreshDatabase> {
  const adminUrl = given('TEST_DATABASE_URL');
  const database = `${name.replaceAll('-', '_')}_${unique()}`;
  const password = unique();
  await ensureDatabase(adminUrl, database, database, password);
  const url = new URL(adminUrl);
  Object.assign(url, { username: database, password, pathname: `/${database}` });
  return { url: url.toString(), drop: () => dropDatabase(adminUrl, database, database) };
}

/** Put before topics and groups, so that files share one broker and do not hear each other. */
export const freshPrefix = (): string => `t${unique()}.`;
