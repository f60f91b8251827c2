import { RegisterDeath, TOPICS } from '@lien-thong/contracts';
import { ensureKafkaJars, startKafka, type EmbeddedKafka } from '@lien-thong/embedded';
import { eventually, freePort, freshDatabase, jarsFolder, type FreshDatabase } from '@lien-thong/testing';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KafkajsBroker } from './broker/kafkajs/kafkajs-broker';
import { enter, lookInto, openOffice, topicsLed, type OpenOffice } from './testing-ground/office';
import { freshCase, recordFor } from './testing-ground/messages';

jest.setTimeout(90_000);

describe('a log of Kafka’s that is not the one the position is of', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lien-thong-new-log-'));
  const dataDir = join(folder, 'kafka');
  const topic = 'civil-registration.commands.v1';
  let ports: [number, number];
  let jarsDir: string;
  let kafka: EmbeddedKafka;
  let broker: KafkajsBroker;
  let database: FreshDatabase;
  let look: Awaited<ReturnType<typeof lookInto>>;
  let office: OpenOffice | undefined;

  const start = () =>
    startKafka({
      dataDir,
      port: ports[0],
      controllerPort: ports[1],
      jarsDir,
      logFile: join(folder, 'kafka.log'),
      settings: { 'log.retention.check.interval.ms': '200', 'log.initial.task.delay.ms': '200' },
    });
  const open = async () =>
    (office = await openOffice({
      office: 'civil-registration',
      databaseUrl: database.url,
      brokers: kafka.brokers,
      prefix: '',
      sessionTimeoutMs: 1500,
      hears: [[RegisterDeath, enter]],
    }));
  const close = async () => {
    await office?.close();
    office = undefined;
  };
  async function send(caseId: string, ...attempts: number[]): Promise<void> {
    const producer = broker.producer();
    await producer.send(attempts.map((attempt) => recordFor('', RegisterDeath, { caseId }, { attempt })));
    await producer.close();
  }
  const reaches = (caseId: string, attempt: number) =>
    eventually(
      async () =>
        (await look.entries()).filter((entry) => entry.case_id === caseId).map((entry) => entry.attempt),
      (attempts) => attempts.includes(attempt),
    );
  const highest = async () => Math.max(...(await broker.bounds(topic)).map(({ high }) => high));

  beforeAll(async () => {
    ports = [await freePort(), await freePort()];
    jarsDir = await ensureKafkaJars(jarsFolder());
    kafka = await start();
    broker = new KafkajsBroker({ brokers: [kafka.brokers], clientId: 'sender' });
    database = await freshDatabase('new_log');
    look = await lookInto(database.url);
  });

  afterAll(async () => {
    await close();
    await look.close();
    await broker.close();
    await kafka.stop();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('because Kafka was lost and made new is read from its start', async () => {
    const caseId = freshCase();
    await open();
    await send(caseId, 1, 2, 3, 4, 5);
    await reaches(caseId, 5);
    await close();
    await kafka.kill();
    rmSync(dataDir, { recursive: true });
    kafka = await start();
    await open();
    await send(caseId, 6, 7);
    expect(await reaches(caseId, 7)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(await highest()).toBe(2);
  });

  it('because Kafka was lost and made new under a running instance is read from its start, once the topics are there', async () => {
    const caseId = freshCase();
    await send(caseId, 1, 2, 3, 4, 5);
    await reaches(caseId, 5);
    await kafka.kill();
    rmSync(dataDir, { recursive: true });
    kafka = await start();
    const another = new KafkajsBroker({ brokers: [kafka.brokers], clientId: 'another office that starts' });
    await another.ensureTopics(TOPICS);
    await topicsLed(another, '');
    await another.close();
    await send(caseId, 6, 7);
    expect(
      await eventually(
        () => reaches(caseId, 7),
        () => true,
        { within: 30_000 },
      ),
    ).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('because what came before was kept too short a time is read from what is left', async () => {
    const caseId = freshCase();
    await close();
    await kafka.kill();
    rmSync(dataDir, { recursive: true });
    kafka = await start();
    await broker.close();
    await broker.ensureTopics([{ topic, partitions: 6, retentionMs: 500 }]);
    await look.sql('delete from consumer_position');
    await send(caseId, 1, 2, 3);
    await eventually(
      () => broker.bounds(topic),
      (all) => all.some(({ low }) => low === 3),
    );
    await open();
    expect(await look.entries()).not.toContainEqual(expect.objectContaining({ case_id: caseId }));
    await send(caseId, 4, 5);
    expect(await reaches(caseId, 5)).toEqual([4, 5]);
  });
});
