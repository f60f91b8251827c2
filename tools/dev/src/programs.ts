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

/** Does `migrate` unless these very programs have done it on these very databases. */
export async function onceForPrograms(stampFile: string, migrate: () => Promise<void>): Promise<void> {
  const stamp = programsStamp();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  rmSync(stampFile, { force: true });
  await migrate();
  writeFileSync(stampFile, stamp);
}
