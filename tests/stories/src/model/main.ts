import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const ROOT = join(__dirname, '..', '..', '..', '..');

/** Runs the model test with as many sequences as asked for: `npm run model -- --sequences 2000 --seed 7`. */
const { values } = parseArgs({
  options: { sequences: { type: 'string', default: '100' }, seed: { type: 'string' } },
});

const wrong = Object.entries(values).find(([, value]) => !/^[1-9]\d{0,8}$/.test(value));
if (wrong) {
  process.stderr.write(`--${wrong[0]} must be a whole number from 1 on\n`);
  process.exit(2);
}

const { status } = spawnSync(
  process.execPath,
  [
    join(ROOT, 'node_modules/jest/bin/jest.js'),
    '--selectProjects',
    'integration',
    '--testPathPatterns',
    'tests/stories/src/model',
  ],
  {
    cwd: ROOT,
    stdio: 'inherit',
    env: {
      ...process.env,
      NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning',
      MODEL_SEQUENCES: values.sequences,
      ...(values.seed ? { MODEL_SEED: values.seed } : {}),
    },
  },
);
process.exitCode = status ?? 1;
