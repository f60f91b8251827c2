import { RegisterDeath } from '@lien-thong/contracts';
import {
  eventually,
  freshDatabase,
  freshPrefix,
  kafkaBrokers,
  type FreshDatabase,
} from '@lien-thong/testing';
import { register } from 'prom-client';
import type { Broker } from './broker/broker';
import { KafkajsBroker } from './broker/kafkajs/kafkajs-broker';
import { takeOver } from './store/positions';
import { freshCase, recordFor } from './testing-ground/messages';
import { enter, openOffice, type OpenOffice } from './testing-ground/office';

jest.setTimeout(90_000);

describe('a partition that another took over', () => {
  const prefix = freshPrefix();
  const topic = `${prefix}civil-registration.commands.v1`;
  const broker = new KafkajsBroker({ brokers: kafkaBrokers().split(','), clientId: 'sender' });
  const sender = broker.producer();
  let database: FreshDatabase;
  let office: OpenOffice;
  /** Stands before every share that comes to the office. */
  let beforeShare: (partition: number) => Promise<unknown> = () => Promise.resolve();

  const between = (real: Broker): Broker =>
    Object.assign(Object.create(real) as Broker, {
      consumer: (options: Parameters<Broker['consumer']>[0]) =>
        real.consumer({
          ...options,
          records: async (share) => {
            await beforeShare(share.partition);
            await options.records(share);
          },
        }),
    });
  const fenced = async (): Promise<number> =>
    (await register.getSingleMetric('messaging_fenced_total')!.get()).values[0]!.value;
  const position = async (partition: number) =>
    (
      await office.sql<{ epoch: string; next_offset: string }>(
        'select epoch, next_offset from consumer_position where topic = $1 and partition = $2',
        [topic, partition],
      )
    )[0]!;

  beforeAll(async () => {
    database = await freshDatabase('fenced');
    office = await openOffice({
      office: 'civil-registration',
      databaseUrl: database.url,
      brokers: kafkaBrokers(),
      prefix,
      hears: [[RegisterDeath, enter]],
      between,
    });
  });

  afterAll(async () => {
    await office.close();
    await sender.close();
    await broker.close();
    await database.drop();
  });

  it('is not worked on by who held it, though nothing of it has moved on, until it is taken over again', async () => {
    const caseId = freshCase();
    let stolen: { partition: number; epoch: string } | undefined;
    beforeShare = async (partition) => {
      if (stolen) return;
      await takeOver(office.database.manager, [{ topic, partition }]);
      stolen = { partition, epoch: (await position(partition)).epoch };
    };
    const before = await fenced();
    await sender.send([1, 2, 3].map((attempt) => recordFor(prefix, RegisterDeath, { caseId }, { attempt })));
    const entries = await eventually(
      () => office.entries(),
      (all) => all.length >= 3,
    );
    expect(entries.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
    expect((await fenced()) - before).toBe(1);
    const { epoch, next_offset } = await position(stolen!.partition);
    expect(Number(epoch)).toBe(Number(stolen!.epoch) + 1);
    expect(Number(next_offset)).toBe(3);
  });
});
