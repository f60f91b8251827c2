import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Child } from './child';
import { Supervised } from './supervised';

const LIVES = 'setInterval(() => undefined, 1000)';
const DIES = "process.stderr.write('no bread\\n'); process.exit(3)";

describe('a process under supervision', () => {
  let folder: string;
  let told: string[];
  let programs: string[];
  let gaveUp: PromiseWithResolvers<string>;
  let supervise: boolean;
  let supervised: Supervised;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lien-thong-supervised-'));
    told = [];
    programs = [];
    gaveUp = Promise.withResolvers<string>();
    supervise = true;
    const logFile = join(folder, 'baker.log');
    supervised = new Supervised({
      name: 'baker',
      logFile,
      firstPauseMs: 5,
      supervise: () => supervise,
      tell: (line) => told.push(line),
      giveUp: (line) => gaveUp.resolve(line),
      // one program a life, the last one for good
      begin: (spawned) => {
        const program = programs.length > 1 ? programs.shift()! : programs[0]!;
        const child = Child.start({ name: 'baker', args: ['-e', program], environment: {}, logFile });
        spawned(child);
        return Promise.resolve(child);
      },
    });
  });

  afterEach(async () => {
    await supervised.stop();
    rmSync(folder, { recursive: true });
  });

  test('comes back with a new number when it was killed', async () => {
    programs = [LIVES];
    await supervised.start();
    const { pid } = supervised;
    await supervised.kill();
    await supervised.backUp();
    expect(supervised.pid).not.toBe(pid);
    expect(told[0]).toMatch(/^baker died \(SIGKILL\)/);
  });

  test('stays down when it is not supervised, until it is started again', async () => {
    programs = [LIVES];
    supervise = false;
    await supervised.start();
    await supervised.kill();
    expect(supervised.up).toBe(false);
    await supervised.restart();
    expect(supervised.up).toBe(true);
  });

  test('that dies over and over is given up, and each death told with its code and last word', async () => {
    programs = [DIES];
    await supervised.start();
    expect(await gaveUp.promise).toMatch(/^baker died 5 times in a row and is given up/);
    expect(told.filter((line) => line.startsWith('baker died'))).toHaveLength(5);
    expect(told[0]).toMatch(/^baker died \(exit code 3\): no bread \(log: .*baker\.log\)$/);
  });

  test('that was stopped does not come back', async () => {
    programs = [LIVES];
    await supervised.start();
    await supervised.stop();
    expect([supervised.up, supervised.pid, told]).toEqual([false, -1, []]);
  });
});
