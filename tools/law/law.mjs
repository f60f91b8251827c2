#!/usr/bin/env node
// `npm run law -- …`: installs and builds what is missing or older than its sources, and runs the command on the Node that the project brings.
// Only the command writes to stdout; what goes wrong before it is said on stderr.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROJECT_NODE = 24;

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const modules = join(root, 'node_modules');
const compiler = join(modules, 'typescript/bin/tsc');
const stamp = join(here, 'dist/.built');

function newestSource(folder) {
  let newest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true }))
    if (entry.isFile() && !entry.name.endsWith('.spec.ts'))
      newest = Math.max(newest, statSync(join(entry.parentPath ?? entry.path, entry.name)).mtimeMs);
  return newest;
}

/** Only what it says on stderr is shown: stdout is the command's. */
function install() {
  process.stderr.write('Đang cài các gói npm… (installing npm packages)\n');
  const words = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync('npm', words, { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0)
    process.stderr.write('Không cài được: chạy `npm ci`. (Packages are missing: run `npm ci`.)\n');
  return status === 0;
}

function build() {
  const begun = new Date();
  const newest = Math.max(...[join(here, 'src'), join(root, 'libs/law/src')].map(newestSource));
  if (existsSync(stamp) && statSync(stamp).mtimeMs > newest) return true;
  if (!existsSync(compiler) && !install()) return false;
  const { status, stdout } = spawnSync(process.execPath, [compiler, '-b', here], { encoding: 'utf8' });
  if (status !== 0) process.stderr.write(`Không biên dịch được (the build failed):\n${stdout}\n`);
  else writeFileSync(stamp, `${begun.toISOString()}\n`);
  return status === 0;
}

/** Wherever the package `node` has put it; undefined when this process runs on it already. */
function projectNode() {
  if (Number(process.versions.node.split('.')[0]) >= PROJECT_NODE) return undefined;
  const places = [
    join(modules, 'node/bin/node'),
    join(modules, '.bin/node'),
    ...[modules, join(modules, 'node/node_modules')].map((folder) =>
      join(folder, `node-${process.platform}-${process.arch}`, 'bin/node'),
    ),
  ];
  const fits = (place) =>
    existsSync(place) &&
    spawnSync(place, ['--version'], { encoding: 'utf8' }).stdout?.startsWith(`v${PROJECT_NODE}.`);
  return places.find(fits) ?? process.execPath;
}

const main = join(here, 'dist/main.js');
const node = build() ? projectNode() : null;
if (node === null) process.exitCode = 1;
else if (node === undefined) await import('./dist/main.js');
else process.exitCode = spawnSync(node, [main, ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1;
