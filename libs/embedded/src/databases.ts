import { Client, escapeIdentifier, escapeLiteral } from 'pg';

/** Does `work` on a connection of its own. */
export async function connected<T>(
  url: string,
  work: (client: Client) => Promise<T>,
  connectionTimeoutMillis = 10_000,
): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis });
  // pg reports a server that goes away here too; the query under way rejects, and that is what counts
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Makes a role and a database that it owns, and lets nobody else in. Idempotent; the password is set anew. */
export function ensureDatabase(
  adminUrl: string,
  database: string,
  role: string,
  password: string,
): Promise<void> {
  const [roleName, databaseName] = [escapeIdentifier(role), escapeIdentifier(database)];
  return connected(adminUrl, async (client) => {
    const roles = await client.query('select 1 from pg_roles where rolname = $1', [role]);
    const verb = roles.rowCount ? 'alter' : 'create';
    await client.query(`${verb} role ${roleName} login password ${escapeLiteral(password)}`);
    const databases = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (!databases.rowCount) await client.query(`create database ${databaseName} owner ${roleName}`);
    await client.query(`revoke all on database ${databaseName} from public`);
  });
}

/** Removes a database, whoever is connected to it, and its role. */
export function dropDatabase(adminUrl: string, database: string, role: string): Promise<void> {
  return connected(adminUrl, async (client) => {
    await client.query(`drop database if exists ${escapeIdentifier(database)} with (force)`);
    await client.query(`drop role if exists ${escapeIdentifier(role)}`);
  });
}
