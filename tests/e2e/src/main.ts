import type { Declaration } from '@lien-thong/contracts';
import { DESK, launch, portsFrom, UNLIMITED } from '@lien-thong/dev';
import { killEach } from '@lien-thong/fault';
import { declarations, sampleCase } from '@lien-thong/synthetic';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { hostileText } from './hostile-text.e2e';
import { personalDataInLogs } from './silent-logs';
import { realisticCases } from './realistic-cases';
import { run } from './sample-case.e2e';
import { signedCase } from './signed-case.e2e';

const PORT_BASE = Number(process.env['E2E_PORT_BASE'] ?? 9800);
const POPULATION = { seed: 7, people: 4000 };
const CASES = 300;

const say = (line: string) => void process.stdout.write(`${line}\n`);
const today = () => new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);

/** Where all who decide are among the people of the demonstration. */
const SIGNING_COMMUNE = '31510';

/** The same death, of somebody who lived there. */
const inCommune = (commune: string, declaration: Declaration): Declaration => ({
  ...declaration,
  commune,
  deceased: {
    ...declaration.deceased,
    lastResidence: { ...declaration.deceased.lastResidence, commune },
  },
});

interface Score {
  passed: number;
  failed: number;
}

async function attempt(title: string, score: Score, work: () => Promise<void>): Promise<void> {
  const from = Date.now();
  try {
    await work();
    score.passed++;
    say(`✓ ${title} (${((Date.now() - from) / 1000).toFixed(1)} s)`);
  } catch (fault) {
    score.failed++;
    say(`✕ ${title}\n${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}`);
  }
}

function mustBeEmpty(faults: readonly string[]): void {
  if (faults.length) throw new Error(`${faults.length} faults:\n${faults.slice(0, 20).join('\n')}`);
}

/** What needs the whole system: a person's work in a browser, many cases' right ends, and kill -9 of every part. */
async function main(): Promise<number> {
  const dataDir = mkdtempSync(join(tmpdir(), 'lien-thong-e2e-'));
  const score: Score = { passed: 0, failed: 0 };
  const { web } = portsFrom(PORT_BASE);
  const system = await launch({
    dataDir,
    portBase: PORT_BASE,
    population: POPULATION,
    logLevel: 'warn',
    environment: UNLIMITED,
    tell: say,
  });
  try {
    await attempt(
      'an officer signs in, files the sample case through the form and watches it to its end',
      score,
      async () => {
        await run(
          { webUrl: `http://127.0.0.1:${web}`, officer: 'Nguyễn Thị Thu Hà' },
          sampleCase(0, today()),
          join(dataDir, 'shots'),
        );
      },
    );
    await attempt('what a stranger typed is shown as text, on a telephone too', score, () =>
      hostileText(
        {
          webUrl: `http://127.0.0.1:${web}`,
          oneStop: system.urls['one-stop'],
          officer: 'Nguyễn Thị Thu Hà',
        },
        system.signIn(DESK),
        sampleCase(1, today()),
        join(dataDir, 'shots'),
      ),
    );
    await attempt(
      `${CASES} cases in realistic mixture end as the registers and the law say`,
      score,
      async () => {
        const { faults } = await realisticCases(
          system.urls['one-stop'],
          system.signIn(DESK),
          POPULATION,
          today(),
          CASES,
        );
        mustBeEmpty(faults);
      },
    );
    await attempt('a case goes its way by the hands of officers where a commune has it so', score, () =>
      signedCase(system, inCommune(SIGNING_COMMUNE, sampleCase(2, today())), today()),
    );
    await attempt('no log of all that holds anything personal of it', score, () => {
      const endless = declarations({ ...POPULATION, today: today(), mixture: 'realistic' });
      const declared = Array.from({ length: CASES }, () => endless.next().value.declaration);
      mustBeEmpty(
        personalDataInLogs(system.folders.logs, [
          sampleCase(0, today()),
          sampleCase(2, today()),
          ...declared,
        ]),
      );
      return Promise.resolve();
    });
    await attempt('every chain of the audit trail is whole', score, () => {
      const words = ['verify', '--data', dataDir, '--port-base', String(PORT_BASE)];
      const command = join(dirname(require.resolve('@lien-thong/dev/package.json')), 'dist', 'audit.js');
      const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...words], {
        encoding: 'utf8',
      });
      mustBeEmpty(status === 0 ? [] : [stdout, stderr]);
      return Promise.resolve();
    });
  } finally {
    await system.stop();
    if (!score.failed) rmSync(dataDir, { recursive: true, force: true });
    else say(`logs and screenshots: ${dataDir}`);
  }
  await attempt(
    'cases end and no register has a gap or a twin, though every part is killed in turn',
    score,
    async () => {
      const { verified, faults, accepted, ended } = await killEach({
        cases: 600,
        rate: 20,
        portBase: PORT_BASE + 100,
        seed: 3,
        tell: say,
      });
      mustBeEmpty(verified ? [] : [...faults, `${accepted} accepted, ${ended} seen to end`]);
    },
  );
  say(`${score.passed} passed, ${score.failed} failed`);
  return score.failed ? 1 : 0;
}

main().then(
  (code) => process.exit(code),
  (fault: unknown) => {
    say(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault));
    say('0 passed, 1 failed');
    process.exit(1);
  },
);
