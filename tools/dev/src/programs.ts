import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from './folders';

function programsIn(dist: string): string[] {
  if (!existsSync(dist)) return [];
  return readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.js') && !path.startsWith('browser'))
    .map((path) => join(dist, path));
}

/** Changes whenever a service or a library was built anew. */
export function programsStamp(): string {
  const hash = createHash('sha256');
  for (const kind of ['apps', 'libs'])
    for (const name of readdirSync(join(REPOSITORY, kind)).sort())
      for (const file of programsIn(join(REPOSITORY, kind, name, 'dist')).sort()) {
        const { size, mtimeMs } = statSync(file);
        hash.update(`${file} ${size} ${mtimeMs}\n`);
      }
  return hash.digest('hex');
}

/** Changes whenever the file does. */
export const fileStamp = (file: string): string =>
  createHash('sha256').update(readFileSync(file)).digest('hex');

/** Does `work` unless it was done on these very databases when the stamp was the same. */
export async function onceFor(stamp: string, stampFile: string, work: () => Promise<void>): Promise<void> {
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  rmSync(stampFile, { force: true });
  await work();
  writeFileSync(stampFile, stamp);
}
