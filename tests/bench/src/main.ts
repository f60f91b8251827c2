import { bringAttachments, launch, LOAD_DESK, UNLIMITED, type System } from '@lien-thong/dev';
import { declarations } from '@lien-thong/synthetic';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { Client } from './client';
import { Watch } from './load';
import { measureClocks } from './clock-speed';
import { measureLaw } from './law-speed';
import { measurePages } from './page-speed';
import { measure } from './measure';
import { readOptions, USAGE, type BenchOptions } from './options';
import { honestSettings, verifyEventually } from './verify';
import { withoutProtections } from './without';

const SEED = 1;

const say = (line: string) => process.stderr.write(`${line}\n`);

const vietNamDay = () => new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);

function start({ portBase, people, communes, without }: BenchOptions, dataDir: string): Promise<System> {
  return launch({
    dataDir,
    portBase,
    population: { seed: SEED, people, communes },
    supervise: false,
    logLevel: 'warn',
    environment: withEverywhere(UNLIMITED, withoutProtections(without)),
    step: async (name, work) => {
      const from = Date.now();
      const result = await work();
      say(`${name}: ${((Date.now() - from) / 1000).toFixed(1)} s`);
      return result;
    },
    tell: say,
  });
}

type Environments = typeof UNLIMITED;

const withEverywhere = (environments: Environments, more: Record<string, string>): Environments =>
  Object.fromEntries(
    Object.entries(environments).map(([service, environment]) => [service, { ...environment, ...more }]),
  );

/** Declarations of ever other people, as JSON. */
function* bodies({ people, communes, mixture }: BenchOptions): Generator<string, never> {
  const channels = {}; // all at the desk: an online one would wait for an officer
  const endless = declarations({ seed: SEED, people, communes, mixture, channels, today: vietNamDay() });
  for (;;) yield JSON.stringify(endless.next().value.declaration);
}

async function run(runs: BenchOptions[]): Promise<boolean> {
  const dataDir = runs[0]!.dataDir ?? mkdtempSync(join(tmpdir(), 'lien-thong-bench-'));
  const system = await start(runs[0]!, dataDir);
  const officer = system.signIn(LOAD_DESK);
  const client = new Client(system.urls['one-stop'], officer);
  const watch = new Watch(system.databaseUrl('one-stop'));
  let good = true;
  let accepted = 0;
  try {
    await bringAttachments(system.urls['one-stop'], officer);
    watch.start();
    const people = bodies(runs[0]!);
    const next = () => {
      accepted++;
      return people.next().value;
    };
    const settings = await honestSettings(system);
    const machine = {
      cores: cpus().length,
      memory_gb: Math.round(totalmem() / 2 ** 30),
      node: process.version,
    };
    for (const options of runs) {
      const measured = await measure(system, { client, watch, next }, options);
      const { verified, faults, figures } = await verifyEventually(system, accepted);
      good &&= verified;
      const { clients, rate, seconds, warmUpSeconds, mixture, people: population, communes } = options;
      const line = {
        ...measured,
        clients,
        rate,
        seconds,
        warm_up_s: warmUpSeconds,
        mixture,
        people: population,
        communes,
        ...(options.without.length ? { without: options.without } : {}),
        verified,
        settings,
        machine,
      };
      process.stdout.write(`${JSON.stringify(verified ? line : { ...line, faults, figures })}\n`);
    }
    return good;
  } finally {
    await watch.stop().catch(() => undefined);
    await client.close().catch(() => undefined);
    await system.stop();
    if (!runs[0]!.dataDir) rmSync(dataDir, { recursive: true, force: true });
  }
}

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') {
    process.stdout.write(USAGE);
    return 0;
  }
  if (options === 'law') {
    process.stdout.write(`${JSON.stringify(measureLaw())}\n`);
    return 0;
  }
  if (options === 'pages') {
    process.stdout.write(`${JSON.stringify(await measurePages())}\n`);
    return 0;
  }
  if (options === 'clocks') return measureClocks();
  return (await run(options)) ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (fault: unknown) => {
    say(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault));
    process.exit(1);
  },
);
