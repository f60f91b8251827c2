import { dropDatabase, ensureDatabase, ownerOf } from '@lien-thong/embedded';
import { migrateAsOwner } from '@lien-thong/service';
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';

function given(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the integration tests through jest's global set-up`);
  return value;
}

export const kafkaBrokers = (): string => given('TEST_KAFKA_BROKERS');

const unique = () => randomBytes(4).toString('hex');

export interface FreshDatabase {
  /** As the role that a service works as: it may do what was granted to it, as anywhere. */
  url: string;
  /** As the role that owns the database. */
  ownerUrl: string;
  /** As the one who may do everything, and whom nothing stops. */
  superuserUrl: string;
  drop(): Promise<void>;
}

/** A database of one's own, with its two roles. */
export async function freshDatabase(name: string): Promise<FreshDatabase> {
  const adminUrl = given('TEST_DATABASE_URL');
  const database = `${name.replaceAll('-', '_')}_${unique()}`;
  const password = unique();
  await ensureDatabase(adminUrl, database, { owner: password, app: password });
  const superuserUrl = new URL(adminUrl);
  superuserUrl.pathname = `/${database}`;
  const url = new URL(superuserUrl);
  Object.assign(url, { username: database, password });
  return {
    url: url.toString(),
    ownerUrl: ownerUrlOf(url.toString()),
    superuserUrl: superuserUrl.toString(),
    drop: () => dropDatabase(adminUrl, database),
  };
}

/** In tests both roles of a database have one password. */
export function ownerUrlOf(url: string): string {
  const owner = new URL(url);
  owner.username = ownerOf(owner.username);
  return owner.toString();
}

/** Does what only the owner of a database may, such as changing its tables. */
export async function asOwner({ ownerUrl }: Pick<FreshDatabase, 'ownerUrl'>, sql: string): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query(sql);
  } finally {
    await owner.end();
  }
}

/** Makes a database ready for the service that this connection is of, as `node main.js migrate` does. */
export const migrate = (database: DataSource): Promise<string[]> =>
  migrateAsOwner(database, ownerUrlOf((database.options as { url: string }).url));

/** Put before topics and groups, so that files share one broker and do not hear each other. */
export const freshPrefix = (): string => `t${unique()}.`;
