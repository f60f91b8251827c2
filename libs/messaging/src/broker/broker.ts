import type { TopicSettings } from '@lien-thong/contracts';

/**
 * What this lib needs of a Kafka client, and no more. One folder implements it (`kafkajs`);
 * `testing-ground/conformance.ts` is the suite that any other must pass before it may take its place.
 */
export interface Broker {
  /** Creates the topics that are missing, with their settings. Idempotent. */
  ensureTopics(topics: readonly TopicSettings[]): Promise<void>;
  /** The first offset kept and the one after the last, per partition. */
  bounds(topic: string): Promise<PartitionBounds[]>;
  /** How far `group` is behind, as the broker sees it. */
  lag(group: string, topics: readonly string[]): Promise<{ topic: string; lag: number }[]>;
  producer(): BrokerProducer;
  consumer(options: ConsumerOptions): BrokerConsumer;
  close(): Promise<void>;
}

export interface PartitionBounds {
  partition: number;
  low: number;
  high: number;
}

export interface TopicPartition {
  topic: string;
  partition: number;
}

export type Headers = Record<string, string>;

export interface OutgoingRecord {
  topic: string;
  key: string;
  headers: Headers;
  value: string;
}

export interface IncomingRecord {
  readonly offset: number;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  /** Header values are raw: what another program wrote need not be text. */
  readonly headers: Readonly<Record<string, Buffer>>;
}

export interface BrokerProducer {
  /** Resolves when every in-sync replica has all of them (`acks=all`, idempotent); rejects when that is not known. */
  send(records: OutgoingRecord[]): Promise<void>;
  close(): Promise<void>;
}

export interface Share extends TopicPartition {
  records: IncomingRecord[];
  /** Aborted once the partition may have moved to another consumer. */
  signal: AbortSignal;
}

export interface ConsumerOptions {
  group: string;
  topics: readonly string[];
  sessionTimeoutMs: number;
  /** How long a record may wait on the broker for others to come with it; none, where it is not given. */
  gatherMs?: number;
  /**
   * Called after every assignment and before any record of it is handed over; answers where each partition starts.
   * May reject: it is then called again after a pause.
   */
  assigned(partitions: TopicPartition[]): Promise<(TopicPartition & { offset: number })[]>;
  /**
   * Gets what has arrived for one partition, in order; the next share of that partition comes only after this
   * settles. Shares of several partitions come side by side. Rejecting with `StartOver` has the partition assigned
   * again; any other rejection is retried after a pause.
   */
  records(share: Share): Promise<void>;
}

export interface BrokerConsumer {
  start(): Promise<void>;
  /** Tells the broker how far we are. For its lag monitoring only; the database knows the truth. */
  report(positions: (TopicPartition & { offset: number })[]): Promise<void>;
  /** Waits for the shares being worked on, then leaves the group. */
  stop(): Promise<void>;
}

/** The share was not worked on: what was known of its partition's position no longer holds. */
export class StartOver extends Error {}

/** The broker was reached and will not have us: waiting does not help, somebody must change a setting or a rule. */
export class BrokerRefused extends Error {}
