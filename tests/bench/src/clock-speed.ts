import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../..');

/**
 * How long it takes until 100,000 open cases have new deadlines, and until the 20,000 of them that are due in one minute
 * have been struck by two instances. The desk's own spec of many cases does it and checks every effect; it prints the
 * figures as one line of JSON.
 * @returns its exit code
 */
export function measureClocks(): number {
  const jest = join(ROOT, 'node_modules/jest/bin/jest.js');
  const spec = ['--selectProjects', 'integration', '--testPathPatterns', 'clocks/many-cases'];
  const { status } = spawnSync(
    process.execPath,
    ['--experimental-vm-modules', jest, ...spec, '--forceExit'],
    {
      cwd: ROOT,
      env: { ...process.env, CLOCKS_OPEN_CASES: '100000', CLOCKS_DUE_CASES: '20000' },
      stdio: 'inherit',
    },
  );
  return status ?? 1;
}
