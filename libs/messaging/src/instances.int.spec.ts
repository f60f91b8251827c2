import { DeathRegistered, RegisterDeath, TOPICS } from '@lien-thong/contracts';
import {
  eventually,
  freshDatabase,
  freshPrefix,
  kafkaBrokers,
  type FreshDatabase,
} from '@lien-thong/testing';
import { KafkajsBroker } from './broker/kafkajs/kafkajs-broker';
import { say } from './message';
import { UNSEALED } from './sealing';
import { journal, openJournalMonths } from './store/journal';
import { ChildOffice, type ProcessOptions } from './testing-ground/child-office';
import { lookInto, topicsLed } from './testing-ground/office';
import { freshCase, person, recordFor, sampleOf } from './testing-ground/messages';

jest.setTimeout(90_000);

describe('two instances of one service', () => {
  const broker = new KafkajsBroker({ brokers: kafkaBrokers().split(','), clientId: 'sender' });
  const sender = broker.producer();
  const children: ChildOffice[] = [];
  let prefix: string;
  let database: FreshDatabase;
  let look: Awaited<ReturnType<typeof lookInto>>;

  async function start(name: string, change: Partial<ProcessOptions> = {}): Promise<ChildOffice> {
    const child = ChildOffice.start({
      office: 'civil-registration',
      databaseUrl: database.url,
      brokers: kafkaBrokers(),
      prefix,
      sessionTimeoutMs: 1500,
      name,
      ...change,
    });
    children.push(child);
    await eventually(() => child.times('open') + child.times('before the commit') > 0);
    return child;
  }
  let persons = 0;
  const register = () => {
    const deceased = { ...sampleOf(RegisterDeath).deceased, personalId: person(++persons) };
    return recordFor(prefix, RegisterDeath, { caseId: freshCase() }, { deceased });
  };
  async function sendMany(count: number): Promise<string[]> {
    const records = Array.from({ length: count }, register);
    await sender.send(records);
    return records.map(({ headers }) => headers['ce_id']!);
  }
  const entered = (count: number) =>
    eventually(
      () => look.entries(),
      (entries) => entries.length >= count,
      { within: 25_000 },
    );
  const ids = (entries: { message_id: string }[]) => entries.map((entry) => entry.message_id).toSorted();
  const waiting = () => look.sql('select unnest(seqs) from outbox');
  const swept = () => eventually(waiting, (left) => left.length === 0);
  const events = async () =>
    (await broker.bounds(`${prefix}civil-registration.events.v1`)).reduce((sum, { high }) => sum + high, 0);

  /** What a process leaves that dies between its commit and its publishing. */
  async function leaveBehind(count: number): Promise<void> {
    const speaker = {
      office: 'civil-registration' as const,
      topicPrefix: prefix,
      instant: () => '2026-11-20T03:26:05.402Z',
      sealing: UNSEALED,
    };
    await look.database.transaction((db) =>
      journal(
        db,
        Array.from({ length: count }, () => say(DeathRegistered, freshCase(), sampleOf(DeathRegistered))),
        speaker,
      ),
    );
  }
  const sweepers = () => look.sql("select pid from pg_locks where locktype = 'advisory' and granted");

  beforeEach(async () => {
    prefix = freshPrefix();
    database = await freshDatabase('instances');
    look = await lookInto(database.url);
    await openJournalMonths(look.database.manager);
    await broker.ensureTopics(TOPICS.map((t) => ({ ...t, topic: prefix + t.topic })));
    await topicsLed(broker, prefix);
  });

  afterEach(async () => {
    await Promise.all(children.splice(0).map((child) => child.kill()));
    await look.close();
    await database.drop();
  });

  afterAll(async () => {
    await sender.close();
    await broker.close();
  });

  it('share the partitions, and all that is sent is worked on once', async () => {
    const [first, second] = [await start('first'), await start('second')];
    const sent: string[] = [];
    await eventually(
      async () => {
        sent.push(...(await sendMany(30)));
        return new Set((await entered(sent.length)).map(({ by }) => by));
      },
      (names) => names.size === 2,
    );
    await second.kill();
    sent.push(...(await sendMany(30)));
    expect(ids(await entered(sent.length))).toEqual(sent.toSorted());
    await first.close();
    expect(await waiting()).toEqual([]);
  });

  it('have one who sweeps: what a crash left is sent once, not by each', async () => {
    await start('first', { deaf: true });
    await start('second', { deaf: true });
    await leaveBehind(3000);
    await swept();
    expect(await events()).toBe(3000);
  });

  it('have another who sweeps when the one who did is killed in the middle of it', async () => {
    const first = await start('first', { deaf: true, halts: ['before publishing'] });
    await leaveBehind(5);
    await eventually(() => first.times('before publishing') > 0);
    const second = await start('second', { deaf: true });
    // What it says itself is forgotten every 250 ms: ten times are more than two rounds of sweeping.
    for (let round = 1; round <= 10; round++) {
      second.speak(freshCase());
      await eventually(() => second.times('published') === round);
      await eventually(waiting, (left) => left.length === 5);
    }
    expect(await sweepers()).toHaveLength(1);
    expect(await events()).toBe(10);
    await first.kill();
    await swept();
    expect(await events()).toBe(15);
  });

  it('divide the work anew while a batch is in hand, and nothing of it is lost or done twice', async () => {
    const first = await start('first', { halts: ['before the commit'] });
    const sent = await sendMany(40);
    await eventually(() => first.times('before the commit') > 0);
    const second = ChildOffice.start({
      office: 'civil-registration',
      databaseUrl: database.url,
      brokers: kafkaBrokers(),
      prefix,
      sessionTimeoutMs: 1500,
      name: 'second',
    });
    children.push(second);
    await eventually(() => first.times('share may have moved') > 0);
    sent.push(...(await sendMany(40)));
    first.goOn('before the commit');
    expect(ids(await entered(80))).toEqual(sent.toSorted());
    await eventually(async () => {
      sent.push(...(await sendMany(10)));
      return (await entered(sent.length)).some(({ by }) => by === 'second');
    });
    expect(ids(await entered(sent.length))).toEqual(sent.toSorted());
    expect(await look.sql('select 1 from journal')).toHaveLength(sent.length);
  });

  it('stop one after the other in the middle of a batch, and no message is left half done', async () => {
    const first = await start('first', { halts: ['before the commit'] });
    const sent = await sendMany(40);
    await eventually(() => first.times('before the commit') > 0);
    sent.push(...(await sendMany(40)));
    const stopped = first.close();
    first.goOn('before the commit');
    await stopped;
    const done = await look.entries();
    expect(done.length).toBeGreaterThan(0);
    expect(await look.sql('select 1 from journal')).toHaveLength(done.length);
    expect(await look.sql('select 1 from inbox')).toHaveLength(done.length);
    expect(await waiting()).toEqual([]);
    expect(await events()).toBe(done.length);
    await start('second');
    const all = await entered(80);
    expect(ids(all)).toEqual(sent.toSorted());
    expect(all.filter(({ by }) => by === 'first')).toHaveLength(done.length);
  });
});
