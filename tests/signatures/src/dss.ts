import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { Pages } from './pages';
import type { Verdict } from './verdict';

/** The Java program beside what is built from this file. */
const PROGRAM = join(__dirname, '..', 'dss');
const PASSED = 'TOTAL_PASSED PAdES-BASELINE-B';

/** Compiles the validator (EU DSS) in `folder`. @returns why it could not be, or undefined */
export function buildDss(folder: string): string | undefined {
  cpSync(PROGRAM, folder, { recursive: true, filter: (path) => !path.endsWith('target') });
  const { error, status, stdout } = spawnSync('mvn', ['-q', '-B', 'package'], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (error) return 'Maven is not installed';
  return status === 0 ? undefined : `Maven could not build it: ${stdout.trim().split('\n')[0]}`;
}

/** What DSS says of each page, by its file. */
export function askDss(folder: string, { root, revocations, pages }: Pages): Map<string, Verdict> {
  const classes = `${join(folder, 'target/classes')}:${join(folder, 'target/jars/*')}`;
  const files = pages.map(({ file }) => file);
  const told = execFileSync(
    'java',
    ['-cp', classes, 'vn.lienthong.ValidatePages', root, revocations, ...files],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const lines = told
    .trim()
    .split('\n')
    .map((line) => line.split('\t'));
  return new Map(
    lines.map(([file, byDefault, strict]) => [
      file!,
      {
        accepted: byDefault === PASSED && strict === PASSED,
        said:
          byDefault === strict
            ? byDefault!
            : `${byDefault} by default, ${strict} where no change is permitted`,
      },
    ]),
  );
}
