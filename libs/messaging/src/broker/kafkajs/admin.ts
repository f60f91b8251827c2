import { setTimeout as pause } from 'node:timers/promises';
import type { TopicSettings } from '@lien-thong/contracts';
import type { Admin } from 'kafkajs';
import type { PartitionBounds } from '../broker';
import type { KafkaOptions } from './client';
import { wasAnswered } from './faults';
import { Renewed } from './renewed';

/** An answer takes milliseconds; a busy machine, or a broker that just starts, seconds. */
const ANSWER_MS = 5000;
const CREATION_MS = 15_000;
const LEADERS_WITHIN_MS = 15_000;

const topicConfig = ({ topic, partitions, retentionMs }: TopicSettings) => ({
  topic,
  numPartitions: partitions,
  configEntries: [{ name: 'retention.ms', value: String(retentionMs) }],
});

/** What is asked of a broker besides sending and receiving. */
export class KafkajsAdmin {
  private readonly admin: Renewed<Admin>;

  constructor(options: KafkaOptions) {
    this.admin = new Renewed(options, {
      name: 'admin client',
      make: (kafka) => kafka.admin(),
      survives: wasAnswered,
    });
  }

  private ask<R>(what: string, work: (admin: Admin) => Promise<R>, ms = ANSWER_MS): Promise<R> {
    return this.admin.ask(what, ms, work);
  }

  private async missingOf(topics: readonly TopicSettings[]): Promise<TopicSettings[]> {
    const present = new Set(await this.ask('the list of topics', (admin) => admin.listTopics()));
    return topics.filter(({ topic }) => !present.has(topic));
  }

  async ensureTopics(topics: readonly TopicSettings[]): Promise<void> {
    const missing = await this.missingOf(topics);
    if (missing.length) await this.create(missing);
    await this.untilLed(topics);
  }

  private async create(missing: TopicSettings[]): Promise<void> {
    try {
      await this.ask(
        'making topics',
        // A broker that does not know its new topic yet is a fault to kafkajs; `untilLed` waits for it.
        (admin) => admin.createTopics({ topics: missing.map(topicConfig), waitForLeaders: false }),
        CREATION_MS,
      );
    } catch (fault) {
      // Services start side by side and make the same topics.
      if ((await this.missingOf(missing)).length) throw fault;
    }
  }

  /**
   * Waits until every partition has a leader: a consumer that joins before would be given only some of a topic, and
   * not notice for minutes. A topic that another service is just making looks like that for a moment.
   */
  private async untilLed(topics: readonly TopicSettings[]): Promise<void> {
    const names = topics.map(({ topic }) => topic);
    const deadline = performance.now() + LEADERS_WITHIN_MS;
    for (let fault: unknown; performance.now() < deadline; await pause(50)) {
      try {
        if (await this.led(names)) return;
      } catch (metadata) {
        if (!wasAnswered(metadata)) throw metadata;
        fault = metadata;
      }
      if (fault && performance.now() > deadline) throw fault as Error;
    }
    throw new Error('the topics have no leaders');
  }

  private async led(names: string[]): Promise<boolean> {
    const { topics } = await this.ask('where topics are led', (admin) =>
      admin.fetchTopicMetadata({ topics: names }),
    );
    return (
      topics.length === names.length &&
      topics.every(({ partitions }) => partitions.length > 0 && partitions.every(({ leader }) => leader >= 0))
    );
  }

  async bounds(topic: string): Promise<PartitionBounds[]> {
    const offsets = await this.ask(`the bounds of ${topic}`, (admin) => admin.fetchTopicOffsets(topic));
    return offsets.map(({ partition, low, high }) => ({ partition, low: Number(low), high: Number(high) }));
  }

  async lag(group: string, topics: readonly string[]): Promise<{ topic: string; lag: number }[]> {
    const reached = await this.ask(`how far ${group} is`, (admin) =>
      admin.fetchOffsets({ groupId: group, topics: [...topics] }),
    );
    return Promise.all(
      reached.map(async ({ topic, partitions }) => {
        const bounds = new Map((await this.bounds(topic)).map((b) => [b.partition, b]));
        const behind = partitions.map(({ partition, offset }) => {
          const { low = 0, high = 0 } = bounds.get(partition) ?? {};
          return Math.max(0, high - Math.max(Number(offset), low));
        });
        return { topic, lag: behind.reduce((sum, n) => sum + n, 0) };
      }),
    );
  }

  /** Whether a group of one member was given less than all partitions: its leader went by what it knew of them. */
  async isShort(group: string, topics: readonly string[], given: number): Promise<boolean> {
    const metadata = await this.ask('how many partitions there are', (admin) =>
      admin.fetchTopicMetadata({ topics: [...topics] }),
    );
    const all = metadata.topics.reduce((sum, { partitions }) => sum + partitions.length, 0);
    if (given >= all) return false;
    const { groups } = await this.ask(`who is in ${group}`, (admin) => admin.describeGroups([group]));
    return groups[0]?.members.length === 1;
  }

  close(): Promise<void> {
    return this.admin.close();
  }
}
