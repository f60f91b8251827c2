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

export interface Passwords {
  owner: string;
  app: string;
}

/** The role that owns a database and changes its schema; a service that serves never signs in as it. */
export const ownerOf = (database: string): string => `${database}_owner`;

/**
 * Makes a database, the role that owns it, and the role named like it that a service works as, and lets nobody else
 * in. What the service's role may do inside is granted after migrating. Idempotent; the passwords are set anew.
 */
export async function ensureDatabase(
  adminUrl: string,
  database: string,
  passwords: Passwords,
): Promise<void> {
  const owner = ownerOf(database);
  const [databaseName, ownerName, appName] = [database, owner, database].map(escapeIdentifier);
  await connected(adminUrl, async (client) => {
    await ensureRole(client, owner, passwords.owner);
    await ensureRole(client, database, passwords.app);
    const databases = await client.query('select 1 from pg_database where datname = $1', [database]);
    const verb = databases.rowCount ? 'alter' : 'create';
    const to = databases.rowCount ? 'owner to' : 'owner';
    await client.query(`${verb} database ${databaseName} ${to} ${ownerName}`);
    await client.query(`revoke all on database ${databaseName} from public`);
    await client.query(`grant connect on database ${databaseName} to ${appName}`);
  });
  // A database from before there were two roles belongs to the one that serves.
  const inside = new URL(adminUrl);
  inside.pathname = `/${database}`;
  await connected(inside.toString(), (client) =>
    client.query(`reassign owned by ${appName} to ${ownerName}`),
  );
}

async function ensureRole(client: Client, role: string, password: string): Promise<void> {
  const roles = await client.query('select 1 from pg_roles where rolname = $1', [role]);
  const verb = roles.rowCount ? 'alter' : 'create';
  await client.query(
    `${verb} role ${escapeIdentifier(role)} login nosuperuser nocreatedb nocreaterole password ${escapeLiteral(password)}`,
  );
}

/** Removes a database, whoever is connected to it, and its roles. */
export function dropDatabase(adminUrl: string, database: string): Promise<void> {
  return connected(adminUrl, async (client) => {
    await client.query(`drop database if exists ${escapeIdentifier(database)} with (force)`);
    await client.query(
      `drop role if exists ${escapeIdentifier(database)}, ${escapeIdentifier(ownerOf(database))}`,
    );
  });
}
