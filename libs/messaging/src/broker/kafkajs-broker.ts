import { setTimeout as pause } from 'node:timers/promises';
import type { TopicSettings } from '@lien-thong/contracts';
import {
  CompressionTypes,
  Kafka,
  logLevel,
  type Admin,
  type Consumer,
  type EachBatchPayload,
  type Producer,
} from 'kafkajs';
import {
  StartOver,
  type Broker,
  type BrokerConsumer,
  type BrokerProducer,
  type ConsumerOptions,
  type IncomingRecord,
  type OutgoingRecord,
  type PartitionBounds,
  type TopicPartition,
} from './broker';

process.env['KAFKAJS_NO_PARTITIONER_WARNING'] = '1';

const keyOf = ({ topic, partition }: TopicPartition) => `${topic}/${partition}`;

export interface KafkaOptions {
  brokers: string[];
  clientId: string;
  /** Gets kafkajs's warnings and errors; it calls an ordinary rebalance an error, so nothing of it is more than a warning. */
  warn?: (message: string) => void;
}

/** kafkajs 2.2.4 behind the port. */
export class KafkajsBroker implements Broker {
  private readonly kafka: Kafka;
  private admin?: Promise<Admin>;

  constructor({ brokers, clientId, warn = () => {} }: KafkaOptions) {
    this.kafka = new Kafka({
      clientId,
      brokers,
      logLevel: logLevel.WARN,
      logCreator:
        () =>
        ({ namespace, log }) =>
          warn(`${namespace}: ${log.message}`),
      retry: { initialRetryTime: 100, maxRetryTime: 1000, retries: 4 },
      connectionTimeout: 3000,
      requestTimeout: 20_000,
    });
  }

  private connectedAdmin(): Promise<Admin> {
    this.admin ??= (async () => {
      const admin = this.kafka.admin();
      try {
        await admin.connect();
        return admin;
      } catch (fault) {
        this.admin = undefined;
        throw fault;
      }
    })();
    return this.admin;
  }

  async ensureTopics(topics: readonly TopicSettings[]): Promise<void> {
    const admin = await this.connectedAdmin();
    const present = new Set(await admin.listTopics());
    const missing = topics.filter(({ topic }) => !present.has(topic));
    if (missing.length)
      await admin.createTopics({ topics: missing.map(topicConfig) }).catch(async (fault: unknown) => {
        // Services start side by side and make the same topics.
        const now = new Set(await admin.listTopics());
        if (!missing.every(({ topic }) => now.has(topic))) throw fault;
      });
    await this.untilLed(admin, topics);
  }

  /**
   * Waits until every partition has a leader: a consumer that joins before would be given only some of a topic, and
   * not notice for minutes. A topic that another service is just making looks like that for a moment.
   */
  private async untilLed(admin: Admin, topics: readonly TopicSettings[]): Promise<void> {
    const names = topics.map(({ topic }) => topic);
    for (let tries = 0; tries < 200; tries++) {
      const led = await admin.fetchTopicMetadata({ topics: names }).then(
        ({ topics: found }) =>
          found.length === names.length &&
          found.every(
            ({ partitions }) => partitions.length > 0 && partitions.every(({ leader }) => leader >= 0),
          ),
        () => false,
      );
      if (led) return;
      await pause(50);
    }
    throw new Error('the topics have no leaders');
  }

  async bounds(topic: string): Promise<PartitionBounds[]> {
    const offsets = await (await this.connectedAdmin()).fetchTopicOffsets(topic);
    return offsets.map(({ partition, low, high }) => ({ partition, low: Number(low), high: Number(high) }));
  }

  async lag(group: string, topics: readonly string[]): Promise<{ topic: string; lag: number }[]> {
    const admin = await this.connectedAdmin();
    const reached = await admin.fetchOffsets({ groupId: group, topics: [...topics] });
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

  producer(): BrokerProducer {
    return new KafkajsProducer(() =>
      this.kafka.producer({ idempotent: true, maxInFlightRequests: 5, allowAutoTopicCreation: false }),
    );
  }

  consumer(options: ConsumerOptions): BrokerConsumer {
    return new KafkajsConsumer(this.kafka, options);
  }

  async close(): Promise<void> {
    const admin = await this.admin?.catch(() => undefined);
    this.admin = undefined;
    await admin?.disconnect();
  }
}

const topicConfig = ({ topic, partitions, retentionMs }: TopicSettings) => ({
  topic,
  numPartitions: partitions,
  configEntries: [{ name: 'retention.ms', value: String(retentionMs) }],
});

class KafkajsProducer implements BrokerProducer {
  private current?: Promise<Producer>;

  constructor(private readonly make: () => Producer) {}

  async send(records: OutgoingRecord[]): Promise<void> {
    const byTopic = Map.groupBy(records, ({ topic }) => topic);
    const producer = await this.connected();
    try {
      await producer.sendBatch({
        acks: -1,
        compression: CompressionTypes.None,
        topicMessages: [...byTopic].map(([topic, messages]) => ({ topic, messages })),
      });
    } catch (fault) {
      // After a failed send an idempotent producer may be out of step for good: the next one begins anew.
      await this.close();
      throw fault;
    }
  }

  private connected(): Promise<Producer> {
    this.current ??= (async () => {
      const producer = this.make();
      try {
        await producer.connect();
        return producer;
      } catch (fault) {
        this.current = undefined;
        throw fault;
      }
    })();
    return this.current;
  }

  async close(): Promise<void> {
    const producer = await this.current?.catch(() => undefined);
    this.current = undefined;
    await producer?.disconnect().catch(() => {});
  }
}

/** One assignment of partitions: who holds it may work until `ended` is aborted. */
interface Assignment {
  partitions: TopicPartition[];
  next: Map<string, number>;
  ready: Promise<void>;
  ended: AbortController;
  /** Partitions that were sent back to their start once in this assignment. */
  sought: Set<string>;
}

class KafkajsConsumer implements BrokerConsumer {
  private readonly consumer: Consumer;
  private assignment?: Assignment;
  private stopping = false;

  constructor(
    kafka: Kafka,
    private readonly options: ConsumerOptions,
  ) {
    this.consumer = kafka.consumer({
      groupId: options.group,
      sessionTimeout: options.sessionTimeoutMs,
      heartbeatInterval: Math.max(300, Math.floor(options.sessionTimeoutMs / 6)),
      rebalanceTimeout: 10_000,
      metadataMaxAge: 30_000,
      minBytes: 1,
      maxWaitTimeInMs: 500,
      maxBytesPerPartition: 2 * 1024 * 1024,
      allowAutoTopicCreation: false,
      retry: {
        initialRetryTime: 100,
        maxRetryTime: 1000,
        retries: 4,
        restartOnFailure: () => Promise.resolve(!this.stopping),
      },
    });
  }

  async start(): Promise<void> {
    const { GROUP_JOIN, REBALANCING, CRASH, STOP } = this.consumer.events;
    this.consumer.on(GROUP_JOIN, ({ payload }) => this.assign(payload.memberAssignment));
    for (const event of [REBALANCING, CRASH, STOP]) this.consumer.on(event, () => this.endAssignment());
    await this.consumer.connect();
    await this.consumer.subscribe({ topics: [...this.options.topics], fromBeginning: true });
    await this.consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: 1000,
      eachBatch: (payload) => this.take(payload),
    });
  }

  private endAssignment(): void {
    this.assignment?.ended.abort();
    this.assignment = undefined;
  }

  private assign(byTopic: Record<string, number[]>): void {
    this.begin(
      Object.entries(byTopic).flatMap(([topic, list]) => list.map((partition) => ({ topic, partition }))),
    );
  }

  private begin(partitions: TopicPartition[]): void {
    this.endAssignment();
    const assignment: Assignment = {
      partitions,
      next: new Map(),
      ready: Promise.resolve(),
      ended: new AbortController(),
      sought: new Set(),
    };
    assignment.ready = this.prepare(assignment, partitions);
    this.assignment = assignment;
  }

  /** Asks where the partitions start, for as long as it takes or the assignment lasts, and goes there. */
  private async prepare(assignment: Assignment, partitions: TopicPartition[]): Promise<void> {
    for (
      let wait = 50;
      partitions.length && !assignment.ended.signal.aborted;
      wait = Math.min(wait * 2, 1000)
    ) {
      try {
        const starts = await this.options.assigned(partitions);
        if (assignment.ended.signal.aborted) return;
        for (const { topic, partition, offset } of starts) {
          assignment.next.set(keyOf({ topic, partition }), offset);
          this.consumer.seek({ topic, partition, offset: String(offset) });
        }
        return;
      } catch {
        await pause(wait);
      }
    }
  }

  private async take({
    batch,
    heartbeat,
    resolveOffset,
    isStale,
    isRunning,
  }: EachBatchPayload): Promise<void> {
    const assignment = this.assignment;
    if (!assignment) return;
    if (assignment.ended.signal.aborted) {
      // A heartbeat was refused, yet records keep coming. If the group still knows us, we begin anew.
      await heartbeat();
      return this.begin(assignment.partitions);
    }
    const beating = this.keepAlive(assignment, heartbeat);
    try {
      await assignment.ready;
      const place = { topic: batch.topic, partition: batch.partition };
      const start = assignment.next.get(keyOf(place));
      if (start === undefined || assignment.ended.signal.aborted || isStale() || !isRunning()) return;
      const first = Number(batch.firstOffset() ?? start);
      if (first > start && !assignment.sought.has(keyOf(place))) {
        // Fetched before the seek, from where the broker thought we were. (Met twice, it is a gap in the log itself.)
        assignment.sought.add(keyOf(place));
        this.consumer.seek({ ...place, offset: String(start) });
        return;
      }
      const records = batch.messages.map(incoming).filter(({ offset }) => offset >= start);
      if (!records.length || (await this.hand(assignment, place, records, heartbeat)))
        resolveOffset(batch.lastOffset());
    } finally {
      clearInterval(beating);
    }
  }

  /** Whether the records were worked on; if not, the partition starts over or has moved. */
  private async hand(
    assignment: Assignment,
    place: TopicPartition,
    records: IncomingRecord[],
    heartbeat: () => Promise<void>,
  ): Promise<boolean> {
    const { signal } = assignment.ended;
    for (let wait = 50; !signal.aborted; wait = Math.min(wait * 2, 1000)) {
      try {
        await this.options.records({ ...place, records, signal });
        assignment.next.set(keyOf(place), records.at(-1)!.offset + 1);
        return !signal.aborted;
      } catch (fault) {
        if (signal.aborted || this.stopping) return false;
        if (fault instanceof StartOver) {
          await pause(wait);
          await heartbeat(); // a zombie is told here that it is no longer of the group
          await this.prepare(assignment, [place]);
          return false;
        }
        await pause(wait);
      }
    }
    return false;
  }

  /** Heartbeats go on while a share is worked on; a refused one means that the partitions may be another's by now. */
  private keepAlive(assignment: Assignment, heartbeat: () => Promise<void>): NodeJS.Timeout {
    const every = Math.max(200, Math.floor(this.options.sessionTimeoutMs / 8));
    return setInterval(
      () =>
        void heartbeat().catch((fault: unknown) =>
          isExpulsion(fault) ? assignment.ended.abort() : undefined,
        ),
      every,
    );
  }

  async report(positions: (TopicPartition & { offset: number })[]): Promise<void> {
    // The broker takes any member's word for any partition: what is another's by now is not ours to report.
    const ours = positions.filter((p) => this.assignment?.next.has(keyOf(p)));
    if (ours.length) await this.consumer.commitOffsets(ours.map((p) => ({ ...p, offset: String(p.offset) })));
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.consumer.stop();
    this.endAssignment();
    await this.consumer.disconnect();
  }
}

/** What the group's coordinator says to a member that must give its partitions up; any other fault may pass. */
const EXPULSIONS = new Set([
  'REBALANCE_IN_PROGRESS',
  'UNKNOWN_MEMBER_ID',
  'ILLEGAL_GENERATION',
  'FENCED_INSTANCE_ID',
]);

const isExpulsion = (fault: unknown): boolean =>
  EXPULSIONS.has(String((fault as { type?: unknown } | null)?.type));

const incoming = (message: EachBatchPayload['batch']['messages'][number]): IncomingRecord => ({
  offset: Number(message.offset),
  key: message.key,
  value: message.value,
  headers: Object.fromEntries(
    Object.entries(message.headers ?? {}).flatMap(([name, value]) => {
      const one = Array.isArray(value) ? value.at(-1) : value;
      return one === undefined ? [] : [[name, Buffer.isBuffer(one) ? one : Buffer.from(one)]];
    }),
  ),
});
