import { RegisterDeath } from '@lien-thong/contracts';
import {
  eventually,
  freshDatabase,
  freshPrefix,
  kafkaBrokers,
  type FreshDatabase,
} from '@lien-thong/testing';
import { KafkajsBroker } from './broker/kafkajs/kafkajs-broker';
import { ChildOffice, type Moment } from './testing-ground/child-office';
import { lookInto } from './testing-ground/office';
import { freshCase, recordFor } from './testing-ground/messages';

jest.setTimeout(90_000);

describe('an instance that wakes after its partitions moved', () => {
  const broker = new KafkajsBroker({ brokers: kafkaBrokers().split(','), clientId: 'sender' });
  const sender = broker.producer();
  const children: ChildOffice[] = [];
  let prefix: string;
  let database: FreshDatabase;
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
  const entered = (count: number) =>
    eventually(
      () => look.entries(),
      (entries) => entries.length >= count,
    );
  const send = (caseId: string, attempt: number) =>
    sender.send([recordFor(prefix, RegisterDeath, { caseId }, { attempt })]);

  /** Lets `zombie` go on where it was, and shows that it lives again by what it works on once `other` is gone. */
  async function wakeAlone(
    zombie: ChildOffice,
    other: ChildOffice,
    moment: Moment,
    caseId: string,
  ): Promise<void> {
    zombie.wake();
    zombie.goOn(moment);
    await eventually(() => zombie.metric('messaging_fenced_total') >= 0);
    await other.kill();
    const before = zombie.times(moment);
    await send(caseId, 2);
    await eventually(() => zombie.times(moment) > before);
    zombie.goOn(moment);
  }

  beforeEach(async () => {
    prefix = freshPrefix();
    database = await freshDatabase('zombie');
    look = await lookInto(database.url);
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

  it('with records in hand changes nothing by them', async () => {
    const caseId = freshCase();
    const zombie = start('zombie', ['share arrived']);
    await eventually(() => zombie.times('open') > 0);
    await send(caseId, 1);
    await eventually(() => zombie.times('share arrived') > 0);
    zombie.freeze();
    const second = start('second');
    expect(await entered(1)).toMatchObject([{ by: 'second', attempt: 1 }]);
    await wakeAlone(zombie, second, 'share arrived', caseId);
    expect(await entered(2)).toMatchObject([
      { by: 'second', attempt: 1 },
      { by: 'zombie', attempt: 2 },
    ]);
    expect(await look.sql('select 1 from journal')).toHaveLength(2);
  });

  it('with a transaction open changes nothing by it, once the database has ended it', async () => {
    const caseId = freshCase();
    const role = new URL(database.url).username;
    await look.sql(`alter role "${role}" set idle_in_transaction_session_timeout = '2s'`);
    const zombie = start('zombie', ['before the commit']);
    await eventually(() => zombie.times('open') > 0);
    await send(caseId, 1);
    await eventually(() => zombie.times('before the commit') > 0);
    zombie.freeze();
    const second = start('second');
    expect(await entered(1)).toMatchObject([{ by: 'second', attempt: 1 }]);
    await wakeAlone(zombie, second, 'before the commit', caseId);
    expect(await entered(2)).toMatchObject([
      { by: 'second', attempt: 1 },
      { by: 'zombie', attempt: 2 },
    ]);
    expect(await look.sql('select 1 from journal')).toHaveLength(2);
    expect(await look.sql('select 1 from parked_message')).toEqual([]);
  });
});
