import { eventually } from '@lien-thong/testing';
import { bytes } from './messages';
import { topicBench, type TopicBench } from './topic-bench';
import type { Broker } from '../broker/broker';
import { consumerConformance, groupConformance } from './conformance-consumer';

/** What any client must do to stand behind the port. */
export function brokerConformance(name: string, makeBroker: () => Broker): void {
  describe(`${name} behind the port`, () => {
    const bench = topicBench(makeBroker);
    describe('as a maker of topics and a producer', () => producerConformance(bench));
    describe('as a consumer', () => consumerConformance(bench));
    describe('as one of a group of consumers', () => groupConformance(bench));
  });
}

function producerConformance(bench: TopicBench): void {
  it('makes topics with their partitions, again without harm, and from two sides at once', async () => {
    const another = { topic: `${bench.topic}-2`, partitions: 3, retentionMs: 60_000 };
    const second = bench.makeBroker();
    await Promise.all([bench.broker.ensureTopics([another]), second.ensureTopics([another])]);
    await bench.broker.ensureTopics([another]);
    await second.close();
    expect(await bench.broker.bounds(another.topic)).toHaveLength(3);
    expect((await bench.broker.bounds(bench.topic)).map(({ low, high }) => [low, high])).toEqual(
      Array.from({ length: bench.partitions }, () => [0, 0]),
    );
  });

  it('passes on how long a topic keeps its records: what the broker refuses is refused', async () => {
    const settings = { topic: `${bench.topic}-kept`, partitions: 1 };
    await expect(bench.broker.ensureTopics([{ ...settings, retentionMs: -2 }])).rejects.toThrow();
    await bench.broker.ensureTopics([{ ...settings, retentionMs: 60_000 }]);
    expect(await bench.broker.bounds(settings.topic)).toHaveLength(1);
  });

  it('keeps the order within a key and has all records of one key in one partition', async () => {
    await bench.send(...bench.numbered('a', 1, 50), ...bench.numbered('b', 1, 50));
    await bench.send(...bench.numbered('a', 51, 60));
    const { shares, values } = await bench.listen();
    await eventually(() => values().length === 110);
    for (const key of ['a', 'b'])
      expect(values().filter((value) => value.startsWith(key))).toEqual(
        Array.from({ length: key === 'a' ? 60 : 50 }, (_, i) => `${key} ${i + 1}`),
      );
    const homes = Map.groupBy(
      shares.flatMap(({ partition, records }) => records.map((r) => [String(r.key), partition] as const)),
      ([key]) => key,
    );
    for (const home of homes.values()) expect(new Set(home.map(([, partition]) => partition)).size).toBe(1);
  });

  it('has sent what it says it sent', async () => {
    await bench.send(...bench.numbered('a', 1, 7));
    expect((await bench.broker.bounds(bench.topic)).reduce((sum, { high }) => sum + high, 0)).toBe(7);
  });

  it('says so when records cannot be sent', async () => {
    await expect(
      bench.send({ ...bench.record('a', 'x'), topic: `${bench.topic}-nowhere` }),
    ).rejects.toThrow();
    await bench.send(bench.record('a', 'the next one goes'));
  });

  it('hands header values over as the bytes they are, and absent keys and values as null', async () => {
    await bench.send({
      topic: bench.topic,
      key: null as unknown as string,
      value: null as unknown as string,
      headers: { text: 'Nguyễn', noise: bytes([0xff, 0, 0x80]), empty: '' },
    });
    const { shares } = await bench.listen();
    const [share] = await eventually(
      () => shares,
      (all) => all.length > 0,
    );
    const [only] = share!.records;
    expect(only).toMatchObject({ key: null, value: null, offset: 0 });
    expect(only!.headers['text']!.toString('utf8')).toBe('Nguyễn');
    expect([...only!.headers['noise']!]).toEqual([0xff, 0, 0x80]);
    expect(only!.headers['empty']).toHaveLength(0);
  });
}
