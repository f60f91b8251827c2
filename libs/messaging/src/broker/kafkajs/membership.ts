import type { Consumer, EachBatchPayload } from 'kafkajs';
import type { ConsumerOptions, TopicPartition } from '../broker';
import { Assignment } from './assignment';
import { KafkaClient, type KafkaOptions } from './client';
import { within } from './deadline';

const CONNECTED_WITHIN_MS = 5000;
/** Bytes that are worth handing over before the time to gather is up. */
const MUCH_AT_ONCE = 512 * 1024;
/** The group waits this long for a member that does not come back. */
const REBALANCE_MS = 10_000;
/** Joining waits for the others of the group, perhaps twice. */
const JOINED_WITHIN_MS = 2 * REBALANCE_MS + 5000;
const REPORTED_WITHIN_MS = 5000;
/** The shares in hand are finished first. */
const STOPPED_WITHIN_MS = 20_000;

/** One life of a consumer in its group: from joining until it is left, lost or thrown away. It is not started twice. */
export class Membership {
  private readonly client: KafkaClient;
  private readonly consumer: Consumer;
  private assignment?: Assignment;
  private leads = false;
  private over = false;
  private signAt = performance.now();
  private readonly joined = Promise.withResolvers<void>();

  constructor(
    kafka: KafkaOptions,
    private readonly options: ConsumerOptions,
    private readonly lost: (why: string) => void,
  ) {
    this.client = new KafkaClient(kafka);
    this.consumer = this.client.kafka.consumer({
      groupId: options.group,
      sessionTimeout: options.sessionTimeoutMs,
      heartbeatInterval: Math.max(300, Math.floor(options.sessionTimeoutMs / 6)),
      rebalanceTimeout: REBALANCE_MS,
      metadataMaxAge: 30_000,
      ...(options.gatherMs
        ? { minBytes: MUCH_AT_ONCE, maxWaitTimeInMs: options.gatherMs }
        : { minBytes: 1, maxWaitTimeInMs: 500 }),
      maxBytesPerPartition: 2 * 1024 * 1024,
      allowAutoTopicCreation: false,
      retry: {
        initialRetryTime: 100,
        maxRetryTime: 1000,
        retries: 4,
        // A crashed one is replaced by its owner: kafkajs starts some faults over and gives up for good on others.
        restartOnFailure: () => Promise.resolve(false),
      },
    });
    this.joined.promise.catch(() => undefined);
    this.follow();
  }

  private follow(): void {
    const { GROUP_JOIN, REBALANCING, CRASH, STOP, HEARTBEAT, FETCH } = this.consumer.events;
    this.consumer.on(GROUP_JOIN, ({ payload: { memberAssignment, isLeader } }) => {
      this.leads = isLeader;
      this.begin(
        Object.entries(memberAssignment).flatMap(([topic, list]) =>
          list.map((partition) => ({ topic, partition })),
        ),
      );
      this.joined.resolve();
    });
    for (const event of [GROUP_JOIN, REBALANCING, HEARTBEAT, FETCH])
      this.consumer.on(event, () => (this.signAt = performance.now()));
    for (const event of [REBALANCING, STOP]) this.consumer.on(event, () => this.endAssignment());
    this.consumer.on(CRASH, ({ payload: { error } }) => {
      this.joined.reject(error);
      if (!this.over) this.lost(error.message);
    });
  }

  /** @throws when it could not join in time; it is then of no more use */
  async join(): Promise<void> {
    const { consumer } = this;
    await within(CONNECTED_WITHIN_MS, 'connecting a consumer', consumer.connect());
    const subscribed = consumer.subscribe({ topics: [...this.options.topics], fromBeginning: true });
    await within(CONNECTED_WITHIN_MS, 'subscribing', subscribed);
    const running = consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: 1000,
      eachBatch: (payload) => this.take(payload),
    });
    running.catch((fault: Error) => this.joined.reject(fault));
    await within(JOINED_WITHIN_MS, `joining ${this.options.group}`, this.joined.promise);
  }

  /** How long nothing was heard of it: neither a heartbeat nor a fetch was answered. */
  get silentForMs(): number {
    return performance.now() - this.signAt;
  }

  /** How many partitions it has if it leads its group, and so shared them out. */
  get sharedOut(): number | undefined {
    return this.leads && this.assignment && !this.assignment.ended
      ? this.assignment.partitions.length
      : undefined;
  }

  private endAssignment(): void {
    this.assignment?.end();
    this.assignment = undefined;
  }

  private begin(partitions: TopicPartition[]): void {
    this.endAssignment();
    if (!this.over) this.assignment = new Assignment(partitions, this.consumer, this.options);
  }

  private async take(payload: EachBatchPayload): Promise<void> {
    const { assignment } = this;
    if (!assignment) return;
    if (!assignment.ended) return assignment.take(payload);
    // A heartbeat was refused, yet records keep coming. If the group still knows us, we begin anew.
    await payload.heartbeat();
    this.begin(assignment.partitions);
  }

  async report(positions: (TopicPartition & { offset: number })[]): Promise<void> {
    // The broker takes any member's word for any partition: what is another's by now is not ours to report.
    const ours = positions.filter((place) => this.assignment?.holds(place));
    if (!ours.length) return;
    const committed = this.consumer.commitOffsets(ours.map((p) => ({ ...p, offset: String(p.offset) })));
    await within(REPORTED_WITHIN_MS, 'reporting positions', committed);
  }

  /** Finishes what is in hand and leaves the group. */
  async leave(): Promise<void> {
    this.over = true;
    const left = this.consumer.stop().then(() => {
      this.endAssignment();
      return this.consumer.disconnect();
    });
    await within(STOPPED_WITHIN_MS, 'leaving the group', left).catch(() => undefined);
    this.discard('it was stopped');
  }

  /** Its partitions are no longer worked on, its connections cut: the group soon misses it. */
  discard(why: string): void {
    this.over = true;
    this.endAssignment();
    this.client.discard(why);
    this.joined.reject(new Error(why));
    void this.consumer.disconnect().catch(() => undefined);
  }
}
