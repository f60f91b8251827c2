import { launch, type OfficeName, type System } from '@lien-thong/dev';
import { TestIssuer } from '@lien-thong/testing';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ASKERS, settingsFor, postAll, tokenOf, type Asker } from './askers';
import { optionsOf, USAGE, UsageFault, type Options } from './options';
import { ask, ensureSchemathesis, NoPython, type Outcome } from './schemathesis';

const POPULATION = { seed: 7, people: 2000 };
/** Examples for each endpoint in the first round; a round that was not enough is followed by a longer one. */
const FIRST_EXAMPLES = 30;

/** Of one asker's rounds. */
const MOST_BROKEN_OFF = 4;

const say = (line: string) => void process.stdout.write(`${line}\n`);

interface Asking extends Options {
  program: string;
  system: System;
  issuer: TestIssuer;
  folder: string;
}

/** Rounds in one asker's name, each with another seed, until the service was asked `requests` times or one failed. */
async function askAs(asker: Asker, office: OfficeName, requests: number, asking: Asking): Promise<Outcome> {
  const token = await tokenOf(asking.issuer, asker);
  const total: Outcome = { requests: 0, failures: 0, passed: true, brokeOff: false, log: '' };
  for (let round = 0, brokeOff = 0; total.passed && (round === 0 || total.requests < requests); round++) {
    const outcome = await ask({
      program: asking.program,
      document: `${asking.system.urls[office]}/api/${office}/openapi.json`,
      token,
      examples: FIRST_EXAMPLES * 2 ** (round - brokeOff),
      seed: asking.seed + round,
      folder: join(asking.folder, 'reports', `${office}-${asker}-${round}`),
    });
    total.requests += outcome.requests;
    total.failures += outcome.failures;
    if (outcome.brokeOff) brokeOff++;
    total.passed = outcome.passed || (outcome.brokeOff && brokeOff <= MOST_BROKEN_OFF);
    total.log = outcome.log;
  }
  return total;
}

async function askAll(asking: Asking): Promise<{ passed: number; failed: number }> {
  const score = { passed: 0, failed: 0 };
  for (const office of asking.services)
    for (const asker of ASKERS) {
      const share = Math.ceil(asking.requests / ASKERS.length);
      const { requests, failures, passed, log } = await askAs(asker, office, share, asking);
      score[passed ? 'passed' : 'failed']++;
      say(`${passed ? '✓' : '✕'} ${office} as ${asker}: ${requests} requests, ${failures} failures`);
      if (!passed) say(`  ${log}`);
    }
  return score;
}

async function main(): Promise<number> {
  const options = optionsOf(process.argv.slice(2));
  if (!options) {
    process.stdout.write(USAGE);
    return 0;
  }
  const program = ensureSchemathesis(say);
  const folder = mkdtempSync(join(tmpdir(), 'lien-thong-fuzz-'));
  const issuer = await TestIssuer.start();
  const { portBase } = options;
  const system = await launch({
    dataDir: folder,
    portBase,
    population: POPULATION,
    logLevel: 'warn',
    environment: settingsFor(issuer),
    tell: say,
  });
  let score = { passed: 0, failed: 1 };
  try {
    await postAll(system);
    score = await askAll({ ...options, program, system, issuer, folder });
  } finally {
    await system.stop();
    if (score.failed) say(`logs and reports: ${folder}`);
    else rmSync(folder, { recursive: true, force: true });
  }
  say(`${score.passed} passed, ${score.failed} failed`);
  return score.failed ? 1 : 0;
}

main().then(
  (code) => process.exit(code),
  (fault: unknown) => {
    const told = fault instanceof UsageFault || fault instanceof NoPython;
    say(told || !(fault instanceof Error) ? String(fault) : (fault.stack ?? fault.message));
    say('0 passed, 1 failed');
    process.exit(1);
  },
);
