import { execFileSync } from 'node:child_process';
import { chownSync, cpSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { EmbeddedFault } from './embedded-fault';

/** PostgreSQL refuses to run as root: root runs it as this system user, anybody else as themselves. */
const NAME = 'postgres';

export interface Account {
  uid: number;
  gid: number;
}

const idOf = (flag: '-u' | '-g'): number | undefined => {
  try {
    return Number(
      execFileSync('id', [flag, NAME], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
    );
  } catch {
    return undefined;
  }
};

/** The account to run the database server as; undefined for an ordinary user's own. */
export function serverAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  if (idOf('-u') === undefined)
    try {
      execFileSync(
        'useradd',
        ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', NAME],
        { stdio: 'ignore' },
      );
    } catch {
      throw new EmbeddedFault(
        'not-supported',
        `PostgreSQL does not run as root, and the user ${NAME} could not be made: start as an ordinary user.`,
      );
    }
  return { uid: idOf('-u')!, gid: idOf('-g')! };
}

/** Whether any user may go through every folder above `path`. */
function reachable(path: string): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

const nameFor = (path: string) =>
  `lien-thong-${createHash('sha256').update(path).digest('hex').slice(0, 12)}`;

/** Where the account can keep a cluster: `wanted`, or a folder for temporary files when `wanted` is out of its reach. */
export function clusterFolder(wanted: string, account: Account | undefined): string {
  const folder = !account || reachable(wanted) ? wanted : join(tmpdir(), nameFor(wanted), 'postgres');
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  if (account) chownSync(folder, account.uid, account.gid);
  return folder;
}

/** The programs, where the account can run them: as installed, or a copy. */
export function programFolder(installed: string, account: Account | undefined): string {
  if (!account || reachable(join(installed, 'bin'))) return installed;
  const copy = join(tmpdir(), nameFor(installed), 'programs');
  if (!existsSync(join(copy, 'bin', 'postgres')))
    cpSync(installed, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
}
