import { DeathRegistered, RegisterDeath } from '@lien-thong/contracts';
import {
  eventually,
  freshDatabase,
  freshPrefix,
  kafkaBrokers,
  type FreshDatabase,
} from '@lien-thong/testing';
import { KafkajsBroker } from './broker/kafkajs/kafkajs-broker';
import { ChildOffice, type Moment } from './testing-ground/child-office';
import { enter, lookInto, openOffice, type OpenOffice } from './testing-ground/office';
import { freshCase, recordFor } from './testing-ground/messages';

jest.setTimeout(90_000);

describe('an instance that is killed', () => {
  const prefix = freshPrefix();
  const broker = new KafkajsBroker({ brokers: kafkaBrokers().split(','), clientId: 'sender' });
  const sender = broker.producer();
  const children: ChildOffice[] = [];
  let database: FreshDatabase;
  let receiverDatabase: FreshDatabase;
  let receiver: OpenOffice;
  let look: Awaited<ReturnType<typeof lookInto>>;

  function start(name: string, halts: Moment[] = []): ChildOffice {
    const child = ChildOffice.start({
      office: 'civil-registration',
      databaseUrl: database.url,
      brokers: kafkaBrokers(),
      prefix,
      sessionTimeoutMs: 1500,
      name,
      halts,
    });
    children.push(child);
    return child;
  }
  const reaches = (child: ChildOffice, moment: Moment) => eventually(() => child.times(moment) > 0);
  const answersTo = async (caseId: string) =>
    (await receiver.entries()).filter((entry) => entry.case_id === caseId);
  const registered = (caseId: string) =>
    look.sql<{ by: string }>('select by from entry where case_id = $1 order by no', [caseId]);
  const waiting = () => look.sql('select unnest(seqs) from outbox');

  /** The answer arrived, and everything that was still to come has come: a later command's answer is behind it. */
  async function answeredOnce(caseId: string): Promise<void> {
    await eventually(async () => (await answersTo(caseId)).length > 0);
    const later = recordFor(prefix, RegisterDeath, { caseId }, { attempt: 2 });
    await sender.send([later]);
    const answers = await eventually(
      () => answersTo(caseId),
      (all) => new Set(all.map((answer) => answer.message_id)).size >= 2,
    );
    expect(answers).toHaveLength(2);
  }

  beforeAll(async () => {
    database = await freshDatabase('crash');
    receiverDatabase = await freshDatabase('receiver');
    look = await lookInto(database.url);
    receiver = await openOffice({
      office: 'one-stop',
      databaseUrl: receiverDatabase.url,
      brokers: kafkaBrokers(),
      prefix,
      hears: [[DeathRegistered, enter]],
    });
  });

  afterEach(() => Promise.all(children.splice(0).map((child) => child.kill())));

  afterAll(async () => {
    await receiver.close();
    await look.close();
    await sender.close();
    await broker.close();
    await database.drop();
    await receiverDatabase.drop();
  });

  it('after the commit and before publishing: the next one publishes, and the receiver hears it once', async () => {
    const caseId = freshCase();
    const first = start('first', ['before publishing']);
    await reaches(first, 'open');
    await sender.send([recordFor(prefix, RegisterDeath, { caseId })]);
    await reaches(first, 'before publishing');
    await first.kill();
    expect(await registered(caseId)).toEqual([{ by: 'first' }]);
    expect(await waiting()).toHaveLength(1);
    expect(await answersTo(caseId)).toEqual([]);
    start('second');
    await answeredOnce(caseId);
    expect(await registered(caseId)).toEqual([{ by: 'first' }, { by: 'second' }]);
    await eventually(waiting, (left) => left.length === 0);
  });

  it('after publishing and before it forgot so: the repeat is dropped by the receiver', async () => {
    const caseId = freshCase();
    const first = start('first', ['published']);
    await reaches(first, 'open');
    await sender.send([recordFor(prefix, RegisterDeath, { caseId })]);
    await reaches(first, 'published');
    await eventually(async () => (await answersTo(caseId)).length === 1);
    await first.kill();
    expect(await waiting()).toHaveLength(1);
    const before = await endOfEvents();
    start('second');
    await answeredOnce(caseId);
    // The event twice, the one of the later command once.
    expect((await endOfEvents()) - before).toBe(2);
  });

  it('before the commit: nothing of the batch stays, and the next one works on it', async () => {
    const caseId = freshCase();
    const first = start('first', ['before the commit']);
    await reaches(first, 'open');
    await sender.send([recordFor(prefix, RegisterDeath, { caseId })]);
    await reaches(first, 'before the commit');
    await first.kill();
    expect(await registered(caseId)).toEqual([]);
    start('second');
    await answeredOnce(caseId);
    expect(await registered(caseId)).toEqual([{ by: 'second' }, { by: 'second' }]);
  });

  async function endOfEvents(): Promise<number> {
    const bounds = await broker.bounds(`${prefix}civil-registration.events.v1`);
    return bounds.reduce((sum, { high }) => sum + high, 0);
  }
});
