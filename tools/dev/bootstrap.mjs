#!/usr/bin/env node
// What `npm start` and `npm test` run first: it needs nothing but a Node, installs and builds what is missing, and
// hands over to the program on the Node that the project brings.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = 20;
const PROJECT_NODE = 24;
/** npm packages take 750 MB, what is built 50 MB. */
const LEAST_FREE_BYTES = 1.2e9;
/** On a terminal the line is drawn over; in a file every quarter of a minute is enough. */
const STILL_EVERY_MS = process.stdout.isTTY ? 500 : 15_000;
const CLEAR_LINE = process.stdout.isTTY ? '\r\x1b[2K' : '';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const modules = join(root, 'node_modules');
const stampFile = join(modules, '.cache', 'lien-thong', 'built');
const begun = Date.now();

class Fault extends Error {}

const say = (line) => process.stdout.write(`${CLEAR_LINE}${line}\n`);
const sayStill = (line) => process.stdout.write(CLEAR_LINE ? `${CLEAR_LINE}${line}` : `${line}\n`);
const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

/** Runs one long step: says that it goes on, how long it took, and in a fault what the command said last. */
function step(name, command, args, env = process.env) {
  const start = Date.now();
  const still = setInterval(
    () =>
      sayStill(`     ...  ${name.replace(/(installed|built)$/, 'being $1')}, ${seconds(Date.now() - start)}`),
    STILL_EVERY_MS,
  );
  return new Promise((done, fail) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (bytes) => (output = (output + bytes).slice(-8000));
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', (error) => fail(new Fault(`${name}: ${command} could not be run: ${error.message}`)));
    child.once('close', (code, signal) => {
      if (code === 0) {
        say(`${seconds(Date.now() - start).padStart(8)}  ${name}`);
        return done();
      }
      const why = /ENOSPC|No space left/i.test(output)
        ? 'the disk is full. Free some space and start again.'
        : `it ended with ${signal ?? code}.\n${output.trim().split('\n').slice(-25).join('\n')}`;
      fail(new Fault(`${name} failed: ${why}`));
    });
  }).finally(() => clearInterval(still));
}

/** npm runs on the machine's own Node: the project's lies in the folder that `npm ci` throws away first. */
function npm(...words) {
  const { npm_execpath: program, npm_node_execpath: node } = process.env;
  if (program && node && !node.startsWith(modules)) return [node, [program, ...words]];
  return ['npm', words];
}

const withoutModules = () => ({
  ...process.env,
  PATH: (process.env.PATH ?? '')
    .split(':')
    .filter((folder) => !folder.startsWith(modules))
    .join(':'),
});

const locked = (file) => Object.entries(JSON.parse(readFileSync(file, 'utf8')).packages);

/** Whether what npm says it has installed is what the lock file wants; platforms' own packages may be missing. */
function needsInstall() {
  const installed = join(modules, '.package-lock.json');
  if (!existsSync(installed)) return true;
  const versions = new Map(locked(installed).map(([path, { version }]) => [path, version]));
  return locked(join(root, 'package-lock.json')).some(([path, { version, link, optional }]) => {
    if (!path.includes('node_modules/') || optional) return false;
    return link ? !existsSync(join(root, path)) : versions.get(path) !== version;
  });
}

async function install() {
  if (!needsInstall()) return;
  const { bavail, bsize } = statfsSync(root);
  if (bavail * bsize < LEAST_FREE_BYTES)
    throw new Fault(
      `Only ${Math.round((bavail * bsize) / 1e6)} MB are free here, ${LEAST_FREE_BYTES / 1e6} MB are needed.`,
    );
  say('          installing npm packages, half a minute to a few');
  const [command, args] = npm('ci', '--no-audit', '--no-fund', '--loglevel=error');
  await step('npm packages installed', command, args, withoutModules());
}

/** The project's own Node, wherever its package has put it. */
function projectNode() {
  const places = [
    join(modules, 'node', 'bin', 'node'),
    join(modules, '.bin', 'node'),
    ...[modules, join(modules, 'node', 'node_modules')].map((folder) =>
      join(folder, `node-${process.platform}-${process.arch}`, 'bin', 'node'),
    ),
    process.execPath,
  ];
  const fits = (place) =>
    existsSync(place) &&
    spawnSync(place, ['--version'], { encoding: 'utf8' }).stdout?.startsWith(`v${PROJECT_NODE}.`);
  const found = places.find(fits);
  if (!found)
    throw new Fault(
      `The project's Node ${PROJECT_NODE} is not there: run npm ci, or use a Node ${PROJECT_NODE} of your own.`,
    );
  return found;
}

const SOURCE_FOLDERS = ['libs', 'apps', 'tools', 'tests'];
const NOT_SOURCE = new Set(['node_modules', 'dist']);

function* sources(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (NOT_SOURCE.has(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(path);
    else if (entry.isFile()) yield path;
  }
}

const packages = () =>
  SOURCE_FOLDERS.flatMap((kind) =>
    readdirSync(join(root, kind)).map((name) => join(root, kind, name)),
  ).filter((folder) => existsSync(join(folder, 'tsconfig.json')));

function sourcesStamp() {
  const hash = createHash('sha256');
  const files = [
    ...SOURCE_FOLDERS.flatMap((kind) => [...sources(join(root, kind))]),
    ...['package-lock.json', 'tsconfig.base.json', 'tsconfig.json'].map((name) => join(root, name)),
  ];
  for (const file of files.sort()) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

async function build(node) {
  const stamp = sourcesStamp();
  const complete = packages().every((folder) => existsSync(join(folder, 'dist')));
  if (complete && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  const env = { ...process.env, PATH: `${dirname(node)}:${join(modules, '.bin')}:${process.env.PATH ?? ''}` };
  await Promise.all([
    step('services built', node, [join(modules, 'typescript', 'bin', 'tsc'), '-b'], env),
    step('web pages built', ...npm('run', '--silent', 'build:browser', '--workspace', 'apps/web'), env),
  ]);
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
}

/** Hands over, passes signals on, and ends as the program ends. */
function handOver(node, program, args) {
  const child = spawn(node, [join(root, PROGRAMS[program]), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, LIEN_THONG_BEGUN: String(begun) },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((done) =>
    child.once('exit', (code, signal) => done(code ?? (signal === 'SIGINT' ? 130 : 1))),
  );
}

/** What each word of the command line runs, once everything is built. */
const PROGRAMS = {
  start: 'tools/dev/dist/start.js',
  test: 'tools/dev/dist/test.js',
  bench: 'tests/bench/dist/main.js',
  fault: 'tests/fault/dist/main.js',
  signatures: 'tests/signatures/dist/main.js',
  audit: 'tools/dev/dist/audit.js',
  reconcile: 'tools/dev/dist/reconcile.js',
  fuzz: 'tests/fuzz/dist/main.js',
  model: 'tests/stories/dist/model/main.js',
};

async function main([program, ...args]) {
  if (!Object.hasOwn(PROGRAMS, program ?? ''))
    throw new Fault(`usage: node tools/dev/bootstrap.mjs ${Object.keys(PROGRAMS).join('|')} [options]`);
  if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE)
    throw new Fault(
      `Node ${OLDEST_NODE} or newer is needed, this is ${process.version}: install one and start again.`,
    );
  const help = join(root, 'tools/dev/help', `${program}.txt`);
  if ((args.includes('--help') || args.includes('-h')) && existsSync(help)) {
    process.stdout.write(readFileSync(help, 'utf8'));
    return 0;
  }
  await install();
  const node = projectNode();
  await build(node);
  return handOver(node, program, args);
}

const [program] = process.argv.slice(2);

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (fault) => {
    process.stderr.write(`\n${fault instanceof Fault ? fault.message : fault.stack}\n`);
    // the last line of a test run is its count, also when it got no further than this
    if (program === 'test') say('0 passed, 1 failed');
    process.exit(1);
  },
);
