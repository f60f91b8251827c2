import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { EmbeddedFault } from './embedded-fault';

/** Whether any user may go through every folder above `path`. */
export function reachable(path: string): boolean {
  let folder = dirname(path);
  while (!existsSync(folder)) folder = dirname(folder);
  for (folder = realpathSync(folder); ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

/**
 * A folder of ours that stands for `wanted` where any user may go (`wanted` is under /root, say).
 * /var/tmp outlives a restart of the machine. Its name can be guessed, so that only one that root has made will do.
 */
export function substituteFor(wanted: string): string {
  const name = createHash('sha256').update(wanted).digest('hex').slice(0, 12);
  const folder = join('/var/tmp', `lien-thong-${name}`);
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  const { uid } = lstatSync(folder);
  if (uid === 0 && lstatSync(folder).isDirectory()) return folder;
  throw new EmbeddedFault(
    'no-permission',
    `${folder} is not root's: remove it, or choose another data folder.`,
  );
}
