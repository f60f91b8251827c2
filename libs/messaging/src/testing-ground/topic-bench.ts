import { freshPrefix } from '@lien-thong/testing';
import type { Broker, BrokerConsumer, ConsumerOptions, OutgoingRecord, Share } from '../broker/broker';

/** A consumer and what it was given. */
export interface Listening {
  shares: Share[];
  assignments: number[][];
  consumer: BrokerConsumer;
  offsets(partition?: number): number[];
  values(): string[];
}

export type TopicBench = ReturnType<typeof topicBench>;

interface ListenOptions extends Partial<ConsumerOptions> {
  /** Where every partition starts; at 0 unless said otherwise. */
  startAt?: number | ((partition: number) => number);
}

/** For each test a broker and a topic of its own; what listens to it is stopped after the test. */
export function topicBench(makeBroker: () => Broker) {
  const partitions = 4;
  let consumers: BrokerConsumer[];
  let broker: Broker;
  let topic: string;

  beforeEach(async () => {
    consumers = [];
    broker = makeBroker();
    topic = `${freshPrefix()}conformance`;
    await broker.ensureTopics([{ topic, partitions, retentionMs: 3_600_000 }]);
  });

  afterEach(async () => {
    await Promise.all(consumers.map((consumer) => consumer.stop()));
    await broker.close();
  });

  const record = (key: string, value: string, headers = {}): OutgoingRecord => ({
    topic,
    key,
    value,
    headers,
  });

  async function send(...records: OutgoingRecord[]): Promise<void> {
    const producer = broker.producer();
    await producer.send(records).finally(() => producer.close());
  }

  async function listen({ startAt = 0, records, ...rest }: ListenOptions = {}): Promise<Listening> {
    const shares: Share[] = [];
    const assignments: number[][] = [];
    const startOf = typeof startAt === 'number' ? () => startAt : startAt;
    const consumer = broker.consumer({
      group: `${topic}.group`,
      topics: [topic],
      sessionTimeoutMs: 1500,
      assigned: (given) => {
        assignments.push(given.map(({ partition }) => partition));
        return Promise.resolve(given.map((p) => ({ ...p, offset: startOf(p.partition) })));
      },
      ...rest,
      records: async (share) => {
        await records?.(share);
        shares.push(share);
      },
    });
    consumers.push(consumer);
    await consumer.start();
    const all = () =>
      shares.flatMap(({ partition, records }) => records.map((one) => ({ ...one, partition })));
    return {
      shares,
      assignments,
      consumer,
      offsets: (of) => all().flatMap((r) => (of === undefined || r.partition === of ? [r.offset] : [])),
      values: () => all().map((r) => String(r.value)),
    };
  }

  return {
    makeBroker,
    partitions,
    record,
    send,
    listen,
    get broker() {
      return broker;
    },
    get topic() {
      return topic;
    },
    numbered: (key: string, from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, i) => record(key, `${key} ${from + i}`)),
    /** The partition that the test's one key went to. */
    partitionOf: async (): Promise<number> =>
      (await broker.bounds(topic)).find(({ high }) => high > 0)!.partition,
  };
}
