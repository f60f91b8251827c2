import { DeathRegistered, RegisterDeath } from '@lien-thong/contracts';
import { ensureDatabase, startPostgres, type EmbeddedPostgres } from '@lien-thong/embedded';
import { eventually, freePort, freshPrefix, kafkaBrokers } from '@lien-thong/testing';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KafkajsBroker } from './broker/kafkajs/kafkajs-broker';
import { say, type Received, type Work } from './message';
import { enter, openOffice, type OpenOffice } from './testing-ground/office';
import { freshCase, person, recordFor, sampleOf } from './testing-ground/messages';
import { whileAway } from './testing-ground/outage';

jest.setTimeout(90_000);

describe('a database that is gone for a while', () => {
  const prefix = freshPrefix();
  const broker = new KafkajsBroker({ brokers: kafkaBrokers().split(','), clientId: 'sender' });
  const sender = broker.producer();
  const folder = mkdtempSync(join(tmpdir(), 'lien-thong-away-'));
  const cases = Array.from({ length: 10 }, freshCase);
  let port: number;
  let postgres: EmbeddedPostgres;
  let office: OpenOffice;
  let slow = false;

  const start = () =>
    startPostgres({ dataDir: join(folder, 'postgres'), port, logFile: join(folder, 'postgres.log') });
  const sendToAll = (attempt: number) =>
    sender.send(
      cases.map((caseId, n) => {
        const deceased = { ...sampleOf(RegisterDeath).deceased, personalId: person(n) };
        return recordFor(prefix, RegisterDeath, { caseId }, { attempt, deceased });
      }),
    );
  const allEntered = (attempts: number) =>
    eventually(
      () => office.entries(),
      (entries) => entries.filter(({ attempt }) => attempt === attempts).length >= cases.length,
      { within: 30_000 },
    );

  async function hear(messages: Received[], work: Work): Promise<void> {
    await enter(messages, work);
    work.send(messages.map((m) => say(DeathRegistered, m.caseId, sampleOf(DeathRegistered), m)));
    if (slow) await work.db.query('select pg_sleep(5)');
  }

  beforeAll(async () => {
    chmodSync(folder, 0o755);
    port = await freePort();
    postgres = await start();
    await ensureDatabase(postgres.adminUrl, 'away', { owner: 'away', app: 'away' });
    office = await openOffice({
      office: 'civil-registration',
      databaseUrl: postgres.url('away', 'away', 'away'),
      brokers: kafkaBrokers(),
      prefix,
      sessionTimeoutMs: 1500,
      hears: [[RegisterDeath, hear]],
    });
  });

  afterAll(async () => {
    await office.close();
    await postgres.stop();
    await sender.close();
    await broker.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is waited for: nothing is lost, nothing is done twice, the order stays', async () => {
    await sendToAll(1);
    await allEntered(1);
    slow = true;
    await sendToAll(2);
    await eventually(async () => {
      const asleep = await office.sql("select 1 from pg_stat_activity where query like 'select pg_sleep%'");
      return asleep.length > 0;
    });
    await postgres.kill(); // in the middle of the batch
    slow = false;
    const turns = await whileAway((turn) => sendToAll(3 + turn));
    postgres = await start();
    const last = 2 + turns;
    await allEntered(last);
    const entries = await office.entries();
    for (const caseId of cases)
      expect(entries.filter((entry) => entry.case_id === caseId).map(({ attempt }) => attempt)).toEqual(
        Array.from({ length: last }, (_, n) => n + 1),
      );
    expect(await office.sql('select 1 from parked_message')).toEqual([]);
    expect(await office.sql('select 1 from journal')).toHaveLength(entries.length);
    await eventually(
      () => office.sql('select 1 from outbox'),
      (waiting) => waiting.length === 0,
    );
  });
});
