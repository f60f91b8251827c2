import { DeathRegistered, RegisterDeath } from '@lien-thong/contracts';
import {
  asOwner,
  eventually,
  freshDatabase,
  freshPrefix,
  kafkaBrokers,
  type FreshDatabase,
} from '@lien-thong/testing';
import { KafkajsBroker } from './broker/kafkajs/kafkajs-broker';
import { say, type Received, type Work } from './message';
import { enter, lookInto, openOffice, type OpenOffice } from './testing-ground/office';
import { freshCase, recordFor, sampleOf } from './testing-ground/messages';

const KEPT = ['consumer_position', 'inbox', 'entry', 'journal', 'outbox', 'held_case', 'parked_message'];

jest.setTimeout(90_000);

describe('a database that is set back while Kafka is ahead', () => {
  const prefix = freshPrefix();
  const broker = new KafkajsBroker({ brokers: kafkaBrokers().split(','), clientId: 'sender' });
  const sender = broker.producer();
  let database: FreshDatabase;
  let look: Awaited<ReturnType<typeof lookInto>>;
  let office: OpenOffice;

  async function hear(messages: Received[], work: Work): Promise<void> {
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
  const send = (caseId: string, ...attempts: number[]) =>
    sender.send(attempts.map((attempt) => recordFor(prefix, RegisterDeath, { caseId }, { attempt })));
  const attemptsOf = async (caseId: string) =>
    (await look.entries()).filter((entry) => entry.case_id === caseId).map(({ attempt }) => attempt);
  const reaches = (caseId: string, attempt: number) =>
    eventually(
      () => attemptsOf(caseId),
      (attempts) => attempts.includes(attempt),
    );
  const keep = () =>
    asOwner(
      database,
      `do $$ begin ${KEPT.map((t) => `create table kept_${t} as table ${t};`).join(' ')} end $$`,
    );
  const setBack = () =>
    asOwner(
      database,
      `do $$ begin ${KEPT.map((t) => `delete from ${t}; insert into ${t} overriding system value select * from kept_${t}; drop table kept_${t};`).join(' ')} end $$`,
    );
  const ends = async (topic: string) =>
    (await broker.bounds(prefix + topic)).reduce((sum, { high }) => sum + high, 0);

  beforeAll(async () => {
    database = await freshDatabase('set_back');
    look = await lookInto(database.url);
    office = await open();
  });

  afterAll(async () => {
    await office.close();
    await look.close();
    await sender.close();
    await broker.close();
    await database.drop();
  });

  it('is brought up again by an instance that starts on it', async () => {
    const caseId = freshCase();
    await send(caseId, 1, 2);
    await reaches(caseId, 2);
    await keep();
    await send(caseId, 3, 4, 5);
    await reaches(caseId, 5);
    await office.close();
    await setBack();
    expect(await attemptsOf(caseId)).toEqual([1, 2]);
    office = await open();
    expect(await reaches(caseId, 5)).toEqual([1, 2, 3, 4, 5]);
    expect(await look.sql('select 1 from journal where case_id = $1', [caseId])).toHaveLength(5);
  });

  it('is brought up again by an instance that was running all the while', async () => {
    const [caseId, other] = [freshCase(), freshCase()];
    await send(caseId, 1, 2);
    await reaches(caseId, 2);
    await keep();
    await send(caseId, 3, 4);
    await reaches(caseId, 4);
    await setBack();
    await send(other, 1);
    await send(caseId, 5);
    expect(await reaches(caseId, 5)).toEqual([1, 2, 3, 4, 5]);
    expect(await reaches(other, 1)).toEqual([1]);
    // Once more in the same assignment of partitions.
    await keep();
    await send(caseId, 6, 7);
    await reaches(caseId, 7);
    await setBack();
    await send(caseId, 8);
    expect(await reaches(caseId, 8)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('goes by what it knows itself, wherever Kafka believes its group to be', async () => {
    const before = await ends('civil-registration.commands.v1');
    await eventually(
      () => broker.lag(`${prefix}civil-registration`, [`${prefix}civil-registration.commands.v1`]),
      ([topic]) => topic?.lag === 0,
    );
    await office.close();
    await look.sql('update consumer_position set next_offset = 0');
    await look.sql('delete from inbox');
    await look.sql('delete from entry');
    office = await open();
    const again = await eventually(
      () => look.entries(),
      (entries) => entries.length >= before,
    );
    expect(again).toHaveLength(before);
  });
});
