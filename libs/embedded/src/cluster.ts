import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { diskFull, EmbeddedFault, NO_SPACE } from './embedded-fault';
import type { Account } from './server-account';
import { lastWords, tool } from './tool';
import { reachable, substituteFor } from './within-reach';

/** PostgreSQL's word for the folder that one server keeps everything in. */
export interface Cluster {
  folder: string;
  /** The superuser's. */
  password: string;
}

const PASSWORD = 'superuser.password';
const ELSEWHERE = 'cluster-is-at';

/**
 * Where the account can keep a cluster: `dataDir`, or a substitute when that is out of its reach. The note left in
 * `dataDir` and the substitute stand or fall together: who empties `dataDir` has emptied the cluster.
 */
function placeFor(dataDir: string, account: Account | undefined): string {
  if (!account || reachable(dataDir)) return dataDir;
  const folder = join(substituteFor(dataDir), 'cluster');
  const note = join(dataDir, ELSEWHERE);
  if (!existsSync(note)) rmSync(folder, { recursive: true, force: true });
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(note, `${folder}\n`);
  return folder;
}

const empty = (folder: string) => !existsSync(folder) || readdirSync(folder).length === 0;

/** Complete or absent: it is made beside its place and moved there with its password. */
async function make(folder: string, programs: string, account: Account | undefined): Promise<void> {
  const making = `${folder}.making`;
  const passwordFile = `${making}.password`;
  rmSync(making, { recursive: true, force: true });
  rmSync(passwordFile, { force: true });
  mkdirSync(making, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, randomBytes(18).toString('base64url'), { mode: 0o600 });
  if (account) for (const path of [making, passwordFile]) chownSync(path, account.uid, account.gid);
  // PostgreSQL's own C.UTF-8 is the same on every machine, fast, and knows that ễ is the small form of Ễ
  const locale = ['-E', 'UTF8', '--locale-provider=builtin', '--locale=C.UTF-8', '--lc-messages=C'];
  const access = ['-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  const { code, output } = await tool(
    join(programs, 'bin', 'initdb'),
    ['-D', making, ...access, ...locale, '--no-instructions'],
    { cwd: '/', ...account },
  );
  if (code !== 0) {
    rmSync(making, { recursive: true, force: true });
    throw NO_SPACE.test(output)
      ? diskFull('the database cannot be made')
      : new EmbeddedFault('start-failed', `The database could not be made (initdb): ${lastWords(output)}`);
  }
  renameSync(passwordFile, join(making, PASSWORD));
  renameSync(making, folder);
}

const ours = (dataDir: string) => [PASSWORD, ELSEWHERE].some((name) => existsSync(join(dataDir, name)));

/** The cluster of `dataDir`, made first if there is none. */
export async function ensureCluster(
  dataDir: string,
  programs: string,
  account: Account | undefined,
): Promise<Cluster> {
  if (!empty(dataDir) && !ours(dataDir))
    throw new EmbeddedFault('start-failed', `${dataDir} holds something else: choose an empty data folder.`);
  mkdirSync(dirname(dataDir), { recursive: true });
  const folder = placeFor(dataDir, account);
  if (empty(folder)) await make(folder, programs, account);
  return { folder, password: readFileSync(join(folder, PASSWORD), 'utf8') };
}
