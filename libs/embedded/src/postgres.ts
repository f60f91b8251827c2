import { chownSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Certificate } from './certificates';
import { ensureCluster, type Cluster } from './cluster';
import { connected } from './databases';
import { plainly } from './embedded-fault';
import { leftBehind } from './left-behind';
import { needPort } from './ports';
import { postgresPrograms } from './postgres-programs';
import { Launched, type Running } from './running';
import { serverAccount, type Account } from './server-account';
import { pause } from './until';

export interface PostgresOptions {
  dataDir: string;
  port: number;
  logFile: string;
  /** Server settings, over ours. */
  settings?: Record<string, string>;
  /** With it connections may be encrypted; those of the loopback interface need not be. */
  certificate?: Certificate;
}

export interface EmbeddedPostgres extends Running {
  /** The superuser's address of the database `postgres`. */
  readonly adminUrl: string;
  /** Where the data really is: not `dataDir` where the server's account cannot go there. */
  readonly folder: string;
  url(database: string, user?: string, password?: string): string;
}

/** What makes a commit a commit stays on, always. Full pages go to the log as they are: these binaries know only the slow compression. */
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
  wal_compression: 'off',
  // Thousands of short statements a second: none is worth compiling.
  jit: 'off',
  checkpoint_timeout: '15min',
  // A statement prepared while its table was empty is planned anew once the table has been analysed: soon, then.
  autovacuum_naptime: '10s',
  timezone: 'UTC',
  log_min_messages: 'warning',
  log_line_prefix: '%m [%p] %d ',
};

/** The server reads a key only when it is its own account's and nobody else can. */
function encrypting(folder: string, { certificate, key }: Certificate, account: Account | undefined) {
  const files = { ssl_cert_file: join(folder, 'server.crt'), ssl_key_file: join(folder, 'server.key') };
  writeFileSync(files.ssl_cert_file, certificate);
  writeFileSync(files.ssl_key_file, key, { mode: 0o600 });
  if (account) for (const file of Object.values(files)) chownSync(file, account.uid, account.gid);
  return { ssl: 'on', ...files };
}

/** Recovery after a kill reads what `max_wal_size` lets pile up. */
const READY_WITHIN_MS = 120_000;

/** After kill -9 of the server its helpers hold the shared memory until their query is done. */
const HELD = /shared memory block|lock file "postmaster\.pid"/;
const HELD_FOR_MS = 30_000;

const answers = (url: string) =>
  connected(url, (client) => client.query('select 1'), 2000).then(
    () => true,
    () => false,
  );

/**
 * Starts a PostgreSQL server with its cluster in `dataDir`, making the cluster first if there is none. Root runs it as
 * the system user `postgres`, or as whoever owns `dataDir`.
 * @throws EmbeddedFault `port-busy`, `disk-full`, `no-permission`, `start-failed`, `not-supported`
 */
export function startPostgres(options: PostgresOptions): Promise<EmbeddedPostgres> {
  return plainly('PostgreSQL cannot be started', async () => {
    const account = await serverAccount(options.dataDir);
    const programs = postgresPrograms(account);
    const cluster = await ensureCluster(options.dataDir, programs, account);
    const predecessor = leftBehind(join(cluster.folder, 'postmaster.pid'), cluster.folder);
    await needPort(options.port, 'PostgreSQL', predecessor);
    return start(options, cluster, programs, account);
  });
}

async function start(
  { port, logFile, settings, certificate }: PostgresOptions,
  { folder, password }: Cluster,
  programs: string,
  account: Account | undefined,
): Promise<EmbeddedPostgres> {
  const url = (database: string, user = 'postgres', secret = password) =>
    `postgres://${encodeURIComponent(user)}:${encodeURIComponent(secret)}@127.0.0.1:${port}/${database}`;
  const encrypted = certificate && encrypting(folder, certificate, account);
  const chosen = Object.entries({ ...SETTINGS, ...encrypted, ...settings, port: String(port) });
  const args = ['-D', folder, ...chosen.flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const deadline = performance.now() + HELD_FOR_MS;
  for (;;) {
    const server = Launched.start({
      name: 'PostgreSQL',
      command: join(programs, 'bin', 'postgres'),
      args,
      logFile,
      options: { cwd: '/', ...account },
      stopSignal: 'SIGINT', // "fast": open transactions are rolled back, nobody is waited for
    });
    try {
      await server.until(() => answers(url('postgres')), READY_WITHIN_MS);
      return Object.assign(server, { adminUrl: url('postgres'), folder, url });
    } catch (fault) {
      if (performance.now() > deadline || !HELD.test(server.output())) throw fault;
      await pause(250);
    }
  }
}
