import { eventually } from '@lien-thong/testing';
import type { Listening, TopicBench } from './topic-bench';
import { StartOver } from '../broker/broker';

export function consumerConformance(bench: TopicBench): void {
  it.each([
    ['the start', 0, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
    ['the middle', 6, [6, 7, 8, 9]],
    ['the end', 10, []],
  ])('starts where it is told, at %s', async (_, startAt, offsets) => {
    await bench.send(...bench.numbered('a', 1, 10));
    const home = await bench.partitionOf();
    const heard = await bench.listen({ startAt: (partition) => (partition === home ? startAt : 0) });
    await eventually(() => heard.assignments.length > 0);
    await bench.send(...bench.numbered('a', 11, 11));
    await eventually(() => heard.offsets().includes(10));
    expect(heard.offsets(home)).toEqual([...offsets, 10]);
  });

  it('hands over together what comes within the time it may gather, all of it and in order', async () => {
    const gathering = await bench.listen({ gatherMs: 2000 });
    const atOnce = await bench.listen({ group: `${bench.topic}.at-once` });
    await eventually(() => gathering.assignments.length && atOnce.assignments.length);
    for (let i = 1; i <= 12; i++) await bench.send(...bench.numbered('a', i, i));
    for (const { values } of [gathering, atOnce]) await eventually(() => values().length === 12);
    expect(gathering.values()).toEqual(Array.from({ length: 12 }, (_, i) => `a ${i + 1}`));
    expect(gathering.shares.length).toBeLessThan(atOnce.shares.length);
  });

  it('goes by the start it is told, not by what was reported', async () => {
    await bench.send(...bench.numbered('a', 1, 10));
    const first = await bench.listen();
    await eventually(() => first.offsets().length === 10);
    await first.consumer.report([{ topic: bench.topic, partition: await bench.partitionOf(), offset: 10 }]);
    await first.consumer.stop();
    const second = await bench.listen({ startAt: 3 });
    await eventually(() => second.offsets().includes(9));
    expect(second.offsets()).toEqual([3, 4, 5, 6, 7, 8, 9]);
  });

  it('hands over nothing before it was told where to start, and asks again until it is', async () => {
    await bench.send(...bench.numbered('a', 1, 3));
    let asked = 0;
    const heard = await bench.listen({
      assigned: (partitions) => {
        if (++asked < 3) return Promise.reject(new Error('the database is gone'));
        return Promise.resolve(partitions.map((p) => ({ ...p, offset: 0 })));
      },
      records: () => (asked < 3 ? Promise.reject(new Error('too early')) : Promise.resolve()),
    });
    await eventually(() => heard.offsets().length === 3);
    expect(asked).toBe(3);
  });

  it('gives a partition’s next share only once the one before has settled', async () => {
    let inHand = 0;
    let most = 0;
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const heard = await bench.listen({
      records: async () => {
        most = Math.max(most, ++inHand);
        await held;
        inHand--;
      },
    });
    await eventually(() => heard.assignments.length > 0);
    await bench.send(...bench.numbered('a', 1, 5));
    await eventually(() => inHand === 1);
    await bench.send(...bench.numbered('a', 6, 10));
    release();
    await eventually(() => heard.offsets().length === 10);
    expect(most).toBe(1);
    expect(heard.offsets()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('offers a share again that was refused', async () => {
    let refused = 0;
    const heard = await bench.listen({
      records: () => (refused++ < 2 ? Promise.reject(new Error('not now')) : Promise.resolve()),
    });
    await bench.send(...bench.numbered('a', 1, 4));
    await eventually(() => heard.offsets().length === 4);
    expect(heard.offsets()).toEqual([0, 1, 2, 3]);
    expect(refused).toBe(3);
  });

  it('has a partition assigned again after StartOver, and goes on where it is then told', async () => {
    let startAt = 0;
    let over = false;
    const heard = await bench.listen({
      startAt: () => startAt,
      records: () => {
        if (!over) return Promise.resolve();
        over = false;
        startAt = 2;
        return Promise.reject(new StartOver());
      },
    });
    await bench.send(...bench.numbered('a', 1, 5));
    await eventually(() => heard.offsets().length === 5);
    over = true;
    await bench.send(...bench.numbered('a', 6, 6));
    await eventually(() => heard.offsets().length === 9);
    expect(heard.offsets()).toEqual([0, 1, 2, 3, 4, 2, 3, 4, 5]);
    expect(heard.assignments.at(-1)).toEqual([await bench.partitionOf()]);
  });
}

export function groupConformance(bench: TopicBench): void {
  it('shares the partitions among the consumers of a group, and moves those of one that leaves', async () => {
    const first = await bench.listen();
    const second = await bench.listen();
    const partitionsOf = ({ assignments }: Listening) => assignments.at(-1) ?? [];
    await eventually(() => {
      const [a, b] = [partitionsOf(first), partitionsOf(second)];
      return a.length === 2 && b.length === 2 && new Set([...a, ...b]).size === bench.partitions;
    });
    await first.consumer.stop();
    await eventually(() => partitionsOf(second).length === bench.partitions);
    const keys = Array.from({ length: 20 }, (_, n) => `key ${n}`);
    await bench.send(...keys.map((key) => bench.record(key, key)));
    await eventually(() => second.values().length === 20);
    expect(first.values()).toEqual([]);
  });

  it('aborts the share in hand when its partition may have moved', async () => {
    let signal: AbortSignal | undefined;
    const first = await bench.listen({
      records: (share) => {
        signal ??= share.signal;
        return new Promise((_, reject) =>
          share.signal.addEventListener('abort', () => reject(new Error('moved'))),
        );
      },
    });
    await bench.send(bench.record('a', '1'));
    await eventually(() => signal !== undefined);
    expect(signal!.aborted).toBe(false);
    await bench.listen({
      records: (share) =>
        new Promise((_, reject) => share.signal.addEventListener('abort', () => reject(new Error('moved')))),
    });
    await eventually(() => signal!.aborted);
    expect(first.values()).toEqual([]);
  });

  it('waits, when stopped, for the share in hand', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    let inHand = false;
    const heard = await bench.listen({
      records: async () => {
        inHand = true;
        await held;
      },
    });
    await bench.send(bench.record('a', '1'));
    await eventually(() => inHand);
    let stopped = false;
    const stopping = heard.consumer.stop().then(() => (stopped = true));
    expect(stopped).toBe(false);
    release();
    await stopping;
    expect(heard.values()).toEqual(['1']);
  });

  it('tells how far a group is behind what it reported', async () => {
    const group = `${bench.topic}.group`;
    await bench.send(...bench.numbered('a', 1, 10));
    const behind = async () => (await bench.broker.lag(group, [bench.topic]))[0]?.lag;
    const heard = await bench.listen();
    await eventually(() => heard.offsets().length === 10);
    expect(await behind()).toBe(10);
    await heard.consumer.report([{ topic: bench.topic, partition: await bench.partitionOf(), offset: 7 }]);
    expect(await behind()).toBe(3);
    expect(await bench.broker.bounds(bench.topic)).toContainEqual({
      partition: await bench.partitionOf(),
      low: 0,
      high: 10,
    });
  });

  it('reports nothing for a partition that is another’s by now', async () => {
    await bench.send(...bench.numbered('a', 1, 10));
    const first = await bench.listen();
    await eventually(() => first.offsets().length === 10);
    const second = await bench.listen();
    await eventually(() => (second.assignments.at(-1) ?? []).length === 2);
    await eventually(() => (first.assignments.at(-1) ?? []).length === 2);
    const home = await bench.partitionOf();
    const [holder, other] = first.assignments.at(-1)!.includes(home) ? [first, second] : [second, first];
    await holder.consumer.report([{ topic: bench.topic, partition: home, offset: 10 }]);
    await other.consumer.report([{ topic: bench.topic, partition: home, offset: 2 }]);
    expect((await bench.broker.lag(`${bench.topic}.group`, [bench.topic]))[0]?.lag).toBe(0);
  });
}
