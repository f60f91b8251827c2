import { DeathRegistered } from '@lien-thong/contracts';
import { ensureKafkaJars, startKafka, type EmbeddedKafka } from '@lien-thong/embedded';
import { HealthChecks } from '@lien-thong/service';
import {
  eventually,
  freePort,
  freshDatabase,
  freshPrefix,
  jarsFolder,
  type FreshDatabase,
} from '@lien-thong/testing';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { KafkajsBroker } from './broker/kafkajs/kafkajs-broker';
import { openLine, type Line } from './testing-ground/line';
import { freshCase, recordFor } from './testing-ground/messages';
import { enter, openOffice, type OfficeOptions, type OpenOffice } from './testing-ground/office';

jest.setTimeout(120_000);

describe('a broker that takes connections and does not answer', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lien-thong-silent-'));
  let line: Line;
  let kafka: EmbeddedKafka;
  let prefix: string;
  let direct: KafkajsBroker;
  let database: FreshDatabase;
  let office: OpenOffice | undefined;

  beforeAll(async () => {
    const [port, controllerPort] = [await freePort(), await freePort()];
    line = await openLine(() => port);
    kafka = await startKafka({
      dataDir: join(folder, 'kafka'),
      port,
      controllerPort,
      jarsDir: await ensureKafkaJars(jarsFolder()),
      logFile: join(folder, 'kafka.log'),
      // Whoever asks the broker where its partitions are is sent through the line.
      settings: { 'advertised.listeners': `PLAINTEXT://127.0.0.1:${line.port}` },
    });
  });

  beforeEach(async () => {
    line.free();
    prefix = freshPrefix();
    database = await freshDatabase('silent');
    direct = new KafkajsBroker({ brokers: [`127.0.0.1:${line.port}`], clientId: 'direct' });
  });

  afterEach(async () => {
    line.free();
    await office?.close();
    office = undefined;
    await direct.close();
    await database.drop();
  });

  afterAll(async () => {
    await line.close();
    await kafka.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const open = (more: Partial<OfficeOptions> = {}) =>
    openOffice({
      office: 'one-stop',
      databaseUrl: database.url,
      brokers: `127.0.0.1:${line.port}`,
      prefix,
      hears: [[DeathRegistered, enter]],
      ...more,
    });

  const isReady = async (within: number): Promise<void> => {
    await eventually(
      () => office!.app.get(HealthChecks).run(),
      (parts) => Object.values(parts).every((state) => state === 'up'),
      { within },
    );
    const caseId = freshCase();
    const producer = direct.producer();
    await producer
      .send([recordFor(prefix, DeathRegistered, { caseId, sender: 'civil-registration' })])
      .finally(() => producer.close());
    await eventually(
      () => office!.entries(),
      (entries) => entries.some((entry) => entry.case_id === caseId),
      { within },
    );
  };

  it('while a service starts does not keep it from being ready seconds after it answers', async () => {
    line.silence('all');
    const opening = open();
    await pause(8000);
    line.free();
    const freed = performance.now();
    office = await opening;
    await isReady(10_000);
    expect(performance.now() - freed).toBeLessThan(15_000);
  });

  it('to the consumers alone does not keep a service from being ready seconds after it answers', async () => {
    let freed = 0;
    const opening = open({
      between: (real) =>
        Object.assign(Object.create(real) as typeof real, {
          consumer: (options: Parameters<typeof real.consumer>[0]) => {
            line.silence('new');
            setTimeout(() => {
              line.free();
              freed = performance.now();
            }, 3000);
            return real.consumer(options);
          },
        }),
    });
    office = await opening;
    await isReady(10_000);
    expect(performance.now() - freed).toBeLessThan(15_000);
  });

  it('any more on connections that stood is left for one that does', async () => {
    office = await open();
    await isReady(10_000);
    line.silence('all');
    line.free();
    await isReady(60_000);
  });
});
