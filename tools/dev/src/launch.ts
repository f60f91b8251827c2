import {
  connected,
  ensureDatabase,
  ensureJava,
  ensureKafkaJars,
  startKafka,
  startPostgres,
} from '@lien-thong/embedded';
import { writePopulation } from '@lien-thong/synthetic';
import { existsSync, rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { DevFault } from './dev-fault';
import { entryOf, jarsFolder, OFFICERS } from './folders';
import type { LaunchOptions } from './launch-options';
import { lock } from './lock';
import { rotateLogs } from './log-file';
import { choose, DEFAULT_POPULATION, ensureImported, ensureWritten, loadedIn } from './population';
import { identityProvider, mailSink, service } from './processes';
import { forget, needPorts, needSpace } from './room';
import { ensureIdentity } from './identity-secrets';
import { fileStamp, onceFor, programsStamp } from './programs';
import { ensureFieldKeys, ensureLawKey, ensureOfficeKeys, ensurePageKeys, passwordsIn } from './secrets';
import { databaseOf, OFFICES, SERVICES, type OfficeName, type ServiceName } from './services';
import { System } from './system';

const atOnce: NonNullable<LaunchOptions['step']> = (_name, work) => work();

/**
 * Brings the whole system up and answers when every service is ready.
 * @throws DevFault, EmbeddedFault: one line that says what to do; nothing is left running then
 */
export async function launch(options: LaunchOptions): Promise<System> {
  const system = new System(options);
  const interrupt = () => void system.stop();
  options.signal?.addEventListener('abort', interrupt, { once: true });
  try {
    await bringUp(system, options);
    options.signal?.throwIfAborted();
    return system;
  } catch (fault) {
    await system.stop();
    throw options.signal?.aborted ? new DevFault('interrupted', 'Interrupted.') : fault;
  } finally {
    options.signal?.removeEventListener('abort', interrupt);
  }
}

async function bringUp(system: System, options: LaunchOptions): Promise<void> {
  const { step = atOnce, population: asked = {} } = options;
  const built = builtServices(options);
  const held = lock(system.folders.lock);
  system.release = held.release;
  needSpace(system.folders.root);
  await needPorts(system.ports, held.leftBehind);
  if (options.reset) forget(system.folders);
  rotateLogs(system.folders.logs);
  if (asked !== 'none') system.population = choose(asked, loadedIn(system.folders.population));
  passwordsIn(system.folders.secrets);
  ensureLawKey(system.folders);
  ensureOfficeKeys(system.folders);
  await ensurePageKeys(system.folders, system.population?.province ?? DEFAULT_POPULATION.province);
  ensureFieldKeys(system.folders);
  ensureIdentity(system.folders, system.urls.web);
  await settled([
    bringDatabases(system, built, options),
    startKafkaOf(system, options),
    system.run('identity', identityProvider(system.ports, system.folders)),
  ]);
  await step(`${built.length} services`, () => startServices(system, built));
  // The services have made the topics by now that the others learn of the postings from.
  await onceFor(fileStamp(OFFICERS), system.folders.appointed, () =>
    step('officers', async () => {
      await system.command('one-stop', 'appoint', OFFICERS);
      await toldEverywhere(system, built);
    }),
  );
}

/** How offices decide is known everywhere before the first case comes: else the first ones would wait for officers. */
async function toldEverywhere(system: System, built: readonly ServiceName[]): Promise<void> {
  const SETTINGS = 'select count(*)::int as known from office_settings';
  const knownAt = (office: OfficeName) =>
    connected(system.databaseUrl(office), async (db) => {
      const { rows } = await db.query<{ known: number }>(SETTINGS);
      return rows[0]!.known;
    });
  const wanted = await knownAt('one-stop');
  for (const office of OFFICES.filter((office) => built.includes(office)))
    while ((await knownAt(office)) < wanted) await pause(50);
}

/** PostgreSQL and what is in it; Kafka starts meanwhile. */
async function bringDatabases(
  system: System,
  built: readonly ServiceName[],
  options: LaunchOptions,
): Promise<void> {
  const { step = atOnce } = options;
  const offices = OFFICES.filter((office) => built.includes(office));
  const { population, folders } = system;
  const prepare = async () => {
    if (!existsSync(folders.postgres))
      for (const stamp of [folders.migrated, folders.appointed]) rmSync(stamp, { force: true });
    await startPostgresOf(system, options);
    await step('databases and roles', () => makeDatabases(system));
    await onceFor(programsStamp(), folders.migrated, () =>
      step('migrations', () => settled(offices.map((office) => system.command(office, 'migrate')))),
    );
  };
  const write = population ? ensureWritten(folders.population, population, step, writePopulation) : undefined;
  await settled([prepare(), write ?? Promise.resolve()]);
  if (population)
    await ensureImported(folders.population, step, async (name, file) => {
      if (built.includes(name)) await system.command(name, 'import', file);
    });
}

/** All to their end before the first fault is thrown: nothing is still starting when a failed launch stops all. */
async function settled(works: Promise<unknown>[]): Promise<void> {
  const failed = (await Promise.allSettled(works)).find((each) => each.status === 'rejected');
  if (failed) throw failed.reason;
}

function builtServices({ tell }: LaunchOptions): ServiceName[] {
  const missing = SERVICES.filter((name) => !existsSync(entryOf(name)));
  if (missing.length) tell?.(`not built, and left out: ${missing.join(', ')} (npm run build)`);
  return SERVICES.filter((name) => !missing.includes(name));
}

function startPostgresOf(system: System, { step = atOnce, postgresSettings }: LaunchOptions): Promise<void> {
  return step('PostgreSQL', () =>
    system.run('postgres', async () => {
      system.server = await startPostgres({
        dataDir: system.folders.postgres,
        port: system.ports.postgres,
        logFile: system.logFile('postgres'),
        settings: postgresSettings,
      });
      return system.server;
    }),
  );
}

function startKafkaOf(system: System, options: LaunchOptions): Promise<void> {
  const { step = atOnce, kafkaHeapMb, kafkaSettings, tell } = options;
  return step('Apache Kafka', async () => {
    await ensureJava(tell);
    const jarsDir = await ensureKafkaJars(jarsFolder(), tell);
    await system.run('kafka', () =>
      startKafka({
        dataDir: system.folders.kafka,
        port: system.ports.kafka,
        controllerPort: system.ports['kafka-controller'],
        jarsDir,
        logFile: system.logFile('kafka'),
        heapMb: kafkaHeapMb,
        settings: kafkaSettings,
      }),
    );
  });
}

async function makeDatabases(system: System): Promise<void> {
  const passwords = passwordsIn(system.folders.secrets);
  for (const office of OFFICES) await ensureDatabase(system.adminUrl, databaseOf(office), passwords[office]);
}

function startServices(system: System, built: readonly ServiceName[]): Promise<void> {
  const { logs } = system.folders;
  return settled([
    system.run('mail', mailSink(system.ports, logs)),
    ...built.map((name) => system.run(name, service(name, system.around, logs))),
  ]);
}
