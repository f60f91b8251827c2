import { DeathRegistered } from '@lien-thong/contracts';
import { ensureKafkaJars, startKafka, type EmbeddedKafka } from '@lien-thong/embedded';
import { eventually, freePort, freshDatabase, jarsFolder, type FreshDatabase } from '@lien-thong/testing';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Broker, BrokerProducer } from './broker/broker';
import { say } from './message';
import { enter, openOffice, type OpenOffice } from './testing-ground/office';
import { freshCase, sampleOf } from './testing-ground/messages';
import { whileAway } from './testing-ground/outage';
import { UnitOfWork } from './unit-of-work';

jest.setTimeout(90_000);

describe('a broker that is gone for a while', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lien-thong-away-'));
  let ports: [number, number];
  let jarsDir: string;
  let kafka: EmbeddedKafka;
  let databases: FreshDatabase[];
  let speaker: OpenOffice;
  let receiver: OpenOffice;
  /** What stands before each send to the real broker; a fault of it is a fault of the send. */
  let beforeSend: () => Promise<void> = () => Promise.resolve();

  const start = () =>
    startKafka({
      dataDir: join(folder, 'kafka'),
      port: ports[0],
      controllerPort: ports[1],
      jarsDir,
      logFile: join(folder, 'kafka.log'),
    });
  const between = (real: Broker): Broker =>
    Object.assign(Object.create(real) as Broker, {
      producer: (): BrokerProducer => {
        const producer = real.producer();
        return {
          close: () => producer.close(),
          send: async (records) => {
            await beforeSend();
            await producer.send(records);
          },
        };
      },
    });
  const tell = (caseId: string, attempt: number) =>
    speaker.app.get(UnitOfWork).run((work) => {
      work.send(say(DeathRegistered, caseId, { ...sampleOf(DeathRegistered), attempt }));
      return Promise.resolve();
    });
  const heard = (caseId: string, attempt: number) =>
    eventually(
      async () =>
        (await receiver.entries()).filter((entry) => entry.case_id === caseId).map((entry) => entry.attempt),
      (attempts) => attempts.includes(attempt),
      { within: 30_000 },
    );
  const upTo = (count: number) => Array.from({ length: count }, (_, n) => n + 1);

  beforeAll(async () => {
    ports = [await freePort(), await freePort()];
    jarsDir = await ensureKafkaJars(jarsFolder());
    kafka = await start();
    databases = [await freshDatabase('speaker'), await freshDatabase('receiver')];
    const [own, others] = databases;
    const parts = { brokers: kafka.brokers, prefix: '', sessionTimeoutMs: 1500 };
    speaker = await openOffice({ ...parts, office: 'civil-registration', databaseUrl: own!.url, between });
    receiver = await openOffice({
      ...parts,
      office: 'one-stop',
      databaseUrl: others!.url,
      hears: [[DeathRegistered, enter]],
    });
  });

  afterAll(async () => {
    await speaker.close();
    await receiver.close();
    await kafka.stop();
    for (const database of databases) await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('keeps nobody from working, and what was said meanwhile arrives afterwards in order, once', async () => {
    const caseId = freshCase();
    await tell(caseId, 1);
    await heard(caseId, 1);
    await kafka.kill();
    const turns = await whileAway((turn) => tell(caseId, 2 + turn));
    kafka = await start();
    // More is said while the backlog leaves.
    const more = await whileAway((turn) => tell(caseId, 2 + turns + turn), 2000);
    const last = 1 + turns + more;
    expect(await heard(caseId, last)).toEqual(upTo(last));
    await eventually(
      () => speaker.sql('select 1 from outbox'),
      (waiting) => waiting.length === 0,
    );
  });

  it('does not let what is said while the backlog leaves be overtaken by what is said next', async () => {
    const caseId = freshCase();
    let sends = 0;
    let leave = () => {};
    const mayLeave = new Promise<void>((resolve) => (leave = resolve));
    beforeSend = () => {
      sends++;
      if (sends === 1) return Promise.reject(new Error('the broker is gone'));
      return sends === 2 ? mayLeave : Promise.resolve();
    };
    await tell(caseId, 1);
    await eventually(() => sends === 2); // the backlog is on its way
    await tell(caseId, 2);
    leave();
    await eventually(
      () => heard(caseId, 1),
      () => true,
    );
    await eventually(
      () => speaker.sql('select 1 from outbox'),
      (waiting) => waiting.length <= 1,
    );
    await tell(caseId, 3);
    await heard(caseId, 2);
    expect(await heard(caseId, 3)).toEqual([1, 2, 3]);
  });
});
