#!/usr/bin/env node
// Installs and builds what is missing, and runs the fuzzing on the Node that the project brings.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const bootstrap = fileURLToPath(new URL('../../tools/dev/bootstrap.mjs', import.meta.url));
const { status } = spawnSync(process.execPath, [bootstrap, 'fuzz', ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
