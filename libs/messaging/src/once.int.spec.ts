import { DeathRegistered, RegisterDeath } from '@lien-thong/contracts';
import {
  eventually,
  freshDatabase,
  freshPrefix,
  kafkaBrokers,
  type FreshDatabase,
} from '@lien-thong/testing';
import { v7 as uuid } from 'uuid';
import { KafkajsBroker } from './broker/kafkajs/kafkajs-broker';
import { say, type Received, type Work } from './message';
import { enter, openOffice, type OpenOffice } from './testing-ground/office';
import { freshCase, person, recordFor, sampleOf } from './testing-ground/messages';

jest.setTimeout(90_000);

describe('messages that arrive twice, together or out of order', () => {
  const prefix = freshPrefix();
  const broker = new KafkajsBroker({ brokers: kafkaBrokers().split(','), clientId: 'sender' });
  const sender = broker.producer();
  let database: FreshDatabase;
  let office: OpenOffice;
  let calls: Received<RegisterDeath>[][] = [];

  const register = (caseId: string, attempt: number, personalId: string, id = uuid()) => {
    const { deceased } = sampleOf(RegisterDeath);
    return recordFor(
      prefix,
      RegisterDeath,
      { caseId, id },
      { attempt, deceased: { ...deceased, personalId } },
    );
  };
  const entriesOf = async (caseId: string) =>
    (await office.entries()).filter((entry) => entry.case_id === caseId);
  const worked = async (count: number) =>
    eventually(
      () => office.entries(),
      (entries) => entries.length >= count,
    );

  async function hear(messages: Received[], work: Work): Promise<void> {
    calls.push(messages as Received<RegisterDeath>[]);
    await enter(messages, work);
    work.send(messages.map((m) => say(DeathRegistered, m.caseId, sampleOf(DeathRegistered), m)));
  }

  const open = () =>
    openOffice({
      office: 'civil-registration',
      databaseUrl: database.url,
      brokers: kafkaBrokers(),
      prefix,
      hears: [[RegisterDeath, hear]],
    });

  /** What is sent while the office is closed comes to it as one batch when it opens. */
  async function inOneBatch(records: ReturnType<typeof register>[]): Promise<void> {
    await office.close();
    await sender.send(records);
    calls = [];
    office = await open();
  }

  beforeAll(async () => {
    database = await freshDatabase('once');
    office = await open();
  });

  beforeEach(() => office.sql('delete from entry'));

  afterAll(async () => {
    await office.close();
    await sender.close();
    await broker.close();
    await database.drop();
  });

  it('a message that stands twice in one batch is worked on once', async () => {
    const [caseId, other] = [freshCase(), freshCase()];
    const once = register(caseId, 1, person(1));
    await inOneBatch([once, once, register(other, 1, person(2))]);
    await worked(2);
    expect(await entriesOf(caseId)).toHaveLength(1);
    await eventually(
      () => office.sql('select 1 from outbox'),
      (waiting) => waiting.length === 0,
    );
    expect(await office.sql('select 1 from journal where case_id = $1', [caseId])).toHaveLength(1);
  });

  it('a message that comes again in a later batch is not worked on again', async () => {
    const caseId = freshCase();
    const once = register(caseId, 1, person(1));
    await sender.send([once]);
    await worked(1);
    await sender.send([once]);
    // What comes after it in the same partition shows that the repeat has been read.
    await sender.send([register(caseId, 2, person(1))]);
    await worked(2);
    expect((await entriesOf(caseId)).map(({ attempt }) => attempt)).toEqual([1, 2]);
  });

  it('the same id from two senders is two messages', async () => {
    const [caseId, id] = [freshCase(), uuid()];
    const from = (source: string) => recordFor(prefix, RegisterDeath, { caseId, id, source });
    await sender.send([from('/one-stop')]);
    await worked(1);
    await sender.send([from('/one-stop'), from('/another-one-stop')]);
    await worked(2);
    await sender.send([register(caseId, 9, person(1))]);
    const entries = await eventually(
      () => entriesOf(caseId),
      (all) => all.some(({ attempt }) => attempt === 9),
    );
    expect(entries.map(({ attempt }) => attempt)).toEqual([1, 1, 9]);
  });

  it('A-B-A of one case in one batch is worked on in order, never two of it in one call', async () => {
    const [a, b] = [freshCase(), freshCase()];
    await inOneBatch([
      register(a, 1, person(1)),
      register(b, 1, person(2)),
      register(a, 2, person(1)),
      register(b, 2, person(2)),
      register(a, 3, person(1)),
    ]);
    await worked(5);
    expect((await entriesOf(a)).map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
    expect((await entriesOf(b)).map(({ attempt }) => attempt)).toEqual([1, 2]);
    for (const call of calls) expect(new Set(call.map((m) => m.caseId)).size).toBe(call.length);
  });

  it('one person declared by two cases in one batch is never twice in one call, and the second call sees the first', async () => {
    const cases = Array.from({ length: 12 }, freshCase);
    await inOneBatch(cases.map((caseId) => register(caseId, 1, person(7))));
    await worked(12);
    expect(calls).toHaveLength(12);
    expect(calls.every((call) => call.length === 1)).toBe(true);
  });

  it('messages of different cases and persons share a call', async () => {
    await inOneBatch(Array.from({ length: 60 }, (_, n) => register(freshCase(), 1, person(100 + n))));
    await worked(60);
    expect(calls.length).toBeLessThan(12);
    expect(calls.flat()).toHaveLength(60);
  });

  it('what is sent in any order across cases stays in order within each', async () => {
    const cases = Array.from({ length: 8 }, freshCase);
    const sent = [1, 2, 3, 4, 5].flatMap((attempt) =>
      cases.toSorted(() => Math.random() - 0.5).map((caseId, n) => register(caseId, attempt, person(n))),
    );
    for (let at = 0; at < sent.length; at += 7) await sender.send(sent.slice(at, at + 7));
    await worked(40);
    for (const caseId of cases)
      expect((await entriesOf(caseId)).map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4, 5]);
  });

  it('says each answer once, caused by the message it answers', async () => {
    const caseId = freshCase();
    const command = register(caseId, 1, person(1));
    await sender.send([command]);
    await worked(1);
    const said = await office.sql<{ topic: string; headers: string }>(
      'select topic, headers from journal where case_id = $1',
      [caseId],
    );
    expect(said).toHaveLength(1);
    expect(said[0]!.topic).toBe(`${prefix}civil-registration.events.v1`);
    expect(JSON.parse(said[0]!.headers)).toMatchObject({
      ce_type: 'civil-registration.death-registered.v1',
      ce_causationid: command.headers['ce_id'],
    });
  });
});
