import { statSync } from 'node:fs';
import { EmbeddedFault } from './embedded-fault';
import { tool } from './tool';

/** PostgreSQL refuses to run as root: root runs it as this system user, anybody else as themselves. */
const NAME = 'postgres';

export interface Account {
  uid: number;
  gid: number;
}

async function accountOf(name: string): Promise<Account | undefined> {
  const [uid, gid] = await Promise.all(['-u', '-g'].map((flag) => tool('id', [flag, name])));
  return uid?.code === 0 && gid?.code === 0
    ? { uid: Number(uid.output), gid: Number(gid.output) }
    : undefined;
}

const ownerOf = (folder: string): Account | undefined => {
  const owner = statSync(folder, { throwIfNoEntry: false });
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : undefined;
};

/**
 * The account to run the database server as; undefined for an ordinary user's own. A folder with data stays its
 * owner's when root starts it.
 */
export async function serverAccount(dataDir: string): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const known = ownerOf(dataDir) ?? (await accountOf(NAME));
  if (known) return known;
  const home = ['--no-create-home', '--shell', '/usr/sbin/nologin'];
  await tool('useradd', ['--system', '--user-group', ...home, NAME]);
  const made = await accountOf(NAME);
  if (made) return made;
  throw new EmbeddedFault(
    'not-supported',
    `PostgreSQL does not run as root, and the user ${NAME} could not be made: start as an ordinary user.`,
  );
}
