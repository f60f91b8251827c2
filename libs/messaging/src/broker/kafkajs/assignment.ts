import { setTimeout as pause } from 'node:timers/promises';
import type { Consumer, EachBatchPayload } from 'kafkajs';
import { StartOver, type ConsumerOptions, type IncomingRecord, type TopicPartition } from '../broker';
import { isExpulsion } from './faults';

const keyOf = ({ topic, partition }: TopicPartition) => `${topic}/${partition}`;

/** One assignment of partitions: who holds it may work until it has ended. */
export class Assignment {
  private readonly next = new Map<string, number>();
  private readonly over = new AbortController();
  private readonly ready: Promise<void>;
  /** Partitions that were sent back to their start once in this assignment. */
  private readonly sought = new Set<string>();

  constructor(
    readonly partitions: TopicPartition[],
    private readonly consumer: Pick<Consumer, 'seek'>,
    private readonly options: ConsumerOptions,
  ) {
    this.ready = this.prepare(partitions);
  }

  get ended(): boolean {
    return this.over.signal.aborted;
  }

  end(): void {
    this.over.abort();
  }

  holds(place: TopicPartition): boolean {
    return this.next.has(keyOf(place));
  }

  /** Asks where the partitions start, for as long as it takes or the assignment lasts, and goes there. */
  private async prepare(partitions: TopicPartition[]): Promise<void> {
    for (let wait = 50; partitions.length && !this.ended; wait = Math.min(wait * 2, 1000)) {
      try {
        const starts = await this.options.assigned(partitions);
        if (this.ended) return;
        for (const { topic, partition, offset } of starts) {
          this.next.set(keyOf({ topic, partition }), offset);
          this.consumer.seek({ topic, partition, offset: String(offset) });
        }
        return;
      } catch {
        await pause(wait);
      }
    }
  }

  async take({ batch, heartbeat, resolveOffset, isStale, isRunning }: EachBatchPayload): Promise<void> {
    const beating = this.keepAlive(heartbeat);
    try {
      await this.ready;
      const place = { topic: batch.topic, partition: batch.partition };
      const start = this.next.get(keyOf(place));
      if (start === undefined || this.ended || isStale() || !isRunning()) return;
      const first = Number(batch.firstOffset() ?? start);
      if (first > start && !this.sought.has(keyOf(place))) {
        // Fetched before the seek, from where the broker thought we were. (Met twice, it is a gap in the log itself.)
        this.sought.add(keyOf(place));
        this.consumer.seek({ ...place, offset: String(start) });
        return;
      }
      const records = batch.messages.map(incoming).filter(({ offset }) => offset >= start);
      if (!records.length || (await this.hand(place, records, heartbeat))) resolveOffset(batch.lastOffset());
    } finally {
      clearInterval(beating);
    }
  }

  /** Whether the records were worked on; if not, the partition starts over or has moved. */
  private async hand(
    place: TopicPartition,
    records: IncomingRecord[],
    heartbeat: () => Promise<void>,
  ): Promise<boolean> {
    const { signal } = this.over;
    for (let wait = 50; !signal.aborted; wait = Math.min(wait * 2, 1000)) {
      try {
        await this.options.records({ ...place, records, signal });
        this.next.set(keyOf(place), records.at(-1)!.offset + 1);
        return !signal.aborted;
      } catch (fault) {
        if (this.ended) return false;
        await pause(wait);
        if (!(fault instanceof StartOver)) continue;
        await heartbeat(); // a zombie is told here that it is no longer of the group
        await this.prepare([place]);
        return false;
      }
    }
    return false;
  }

  /** Heartbeats go on while a share is worked on; a refused one means that the partitions may be another's by now. */
  private keepAlive(heartbeat: () => Promise<void>): NodeJS.Timeout {
    const every = Math.max(200, Math.floor(this.options.sessionTimeoutMs / 8));
    return setInterval(
      () => void heartbeat().catch((fault: unknown) => (isExpulsion(fault) ? this.end() : undefined)),
      every,
    );
  }
}

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
