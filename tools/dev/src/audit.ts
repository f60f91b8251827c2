import { ownerOf } from '@lien-thong/embedded';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DevFault } from './dev-fault';
import { environmentOf, type Surroundings } from './environments';
import { dataFolders, entryOf, REPOSITORY } from './folders';
import { parseStart } from './options';
import { portsFrom } from './ports';
import { clientsIn } from './identity-secrets';
import { fieldKeysOf, passwordsIn } from './secrets';
import { databaseOf, OFFICES, type OfficeName } from './services';

/** What a started system's services are told, found again in its data folder. */
function surroundingsOf(dataDir: string, portBase: number): Surroundings {
  const folders = dataFolders(dataDir);
  if (!existsSync(folders.secrets))
    throw new DevFault(
      'nothing-there',
      `${dataDir} holds no system: start one, or name another with --data.`,
    );
  const passwords = passwordsIn(folders.secrets);
  const ports = portsFrom(portBase);
  const url = (office: OfficeName, role: string, password: string) =>
    `postgres://${role}:${password}@127.0.0.1:${ports.postgres}/${databaseOf(office)}`;
  return {
    ...folders,
    ports,
    brokers: `127.0.0.1:${ports.kafka}`,
    databaseUrl: (office) => url(office, databaseOf(office), passwords[office].app),
    ownerUrl: (office) => url(office, ownerOf(databaseOf(office)), passwords[office].owner),
    fieldKeys: (office) => fieldKeysOf(folders, office),
    sessionKeys: () => readFileSync(folders.sessionKeys, 'utf8'),
    webClient: () => clientsIn(folders.clients).find(({ id }) => id === 'web')!,
    logLevel: 'fatal',
    more: {},
  };
}

function run(office: OfficeName, words: string[], around: Surroundings) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [entryOf(office), ...words], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], ...environmentOf(office, around) },
  });
  return { stdout, stderr, status };
}

/** Recomputes every office's audit chain against the anchors that monitoring keeps. @returns whether all are whole */
function verifyAll(around: Surroundings): boolean {
  const kept = run('monitoring', ['audit-anchors'], around);
  if (kept.status !== 0)
    throw new DevFault('not-running', `The anchors cannot be read; is the system up?\n${kept.stderr.trim()}`);
  const folder = mkdtempSync(join(tmpdir(), 'lien-thong-anchors-'));
  try {
    const anchors = join(folder, 'anchors.json');
    writeFileSync(anchors, kept.stdout);
    const verified = OFFICES.map((office) => run(office, ['verify-audit', '--anchors', anchors], around));
    for (const { stdout, stderr } of verified) process.stdout.write(stdout || stderr);
    return verified.every(({ status }) => status === 0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

try {
  const [word, ...args] = process.argv.slice(2);
  if (word !== 'verify') throw new DevFault('wrong-option', 'See: npm run audit -- --help');
  const { dataDir, portBase } = parseStart(args, { root: REPOSITORY, env: process.env });
  process.exitCode = verifyAll(surroundingsOf(dataDir, portBase)) ? 0 : 1;
} catch (fault) {
  if (!(fault instanceof DevFault)) throw fault;
  process.stderr.write(`${fault.message}\n`);
  process.exitCode = 2;
}
