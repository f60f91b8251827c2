import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { isPassing } from '@lien-thong/service';
import type { DataSource } from 'typeorm';
import type { Broker, BrokerConsumer, Share, TopicPartition } from './broker/broker';
import { Gathering } from './gather';
import { LawNotHere, waitsFor, type LawSource } from './law-source';
import { metrics } from './metrics';
import type { Publisher } from './publisher';
import { readRecord, type Listener, type Read } from './read-record';
import type { Speaker } from './store/journal';
import { resetPosition, takeOver, type Position } from './store/positions';
import { BatchTransaction, Fenced, placeOf, type CallHandler, type Move, type OnParked } from './transaction';

/** Records worked on in one transaction, at most. */
const MOST_RECORDS = 1000;

/** A partition is no longer ours: its records are another's to work on. */
class Abandoned extends Error {}

interface Waiting {
  share: Share;
  reads: Read[];
  done: () => void;
  failed: (fault: unknown) => void;
}

export interface InboundOptions {
  group: string;
  topics: string[];
  sessionTimeoutMs: number;
  gatherMs?: number;
  listener: Listener;
  speaker: Speaker;
  call: CallHandler;
  onParked?: OnParked;
  /** The law whose versions the messages wait for; not given for those that bring it. */
  law?: LawSource;
}

/**
 * The receiving side of a service. Whatever has arrived, of all partitions and topics, is worked on in one
 * transaction; a passing fault is waited out; a batch that fails for its own sake is halved until the one message at
 * fault is found and parked.
 */
export class Inbound {
  private readonly log = new Logger('inbound');
  private readonly positions = new Map<string, Position>();
  private readonly arrived = new Gathering<Waiting>((waiting) => this.work(waiting), { most: 200 });
  private readonly consumer: BrokerConsumer;
  private reporting?: NodeJS.Timeout;
  private stopping = false;

  constructor(
    private readonly database: DataSource,
    private readonly broker: Broker,
    private readonly publisher: Publisher,
    private readonly options: InboundOptions,
  ) {
    const { group, topics, sessionTimeoutMs, gatherMs } = options;
    this.consumer = broker.consumer({
      group,
      topics,
      sessionTimeoutMs,
      gatherMs,
      assigned: (partitions) => this.takeOver(partitions),
      records: (share) => this.arrive(share),
    });
  }

  async start(): Promise<void> {
    await this.consumer.start();
    this.reporting = setInterval(() => void this.report().catch(() => undefined), 2000);
  }

  /** Lets the batch in hand commit and its messages leave, then leaves the group: nothing is left half done. */
  async stop(): Promise<void> {
    this.stopping = true;
    clearInterval(this.reporting);
    await this.consumer.stop();
    await this.arrived.settled();
  }

  private report(): Promise<void> {
    const positions = [...this.positions.values()];
    return this.consumer.report(
      positions.map(({ topic, partition, next }) => ({ topic, partition, offset: next })),
    );
  }

  /** Raises the epochs, sends what a former holder said and did not send, and tells where to go on. */
  private async takeOver(partitions: TopicPartition[]): Promise<(TopicPartition & { offset: number })[]> {
    try {
      for (const partition of partitions) this.positions.delete(placeOf(partition));
      const taken = await takeOver(this.database.manager, partitions);
      await this.publisher.sweep();
      const bounds = await this.boundsOf(partitions);
      for (const position of taken) {
        await this.fitToLog(position, bounds.get(placeOf(position)));
        this.positions.set(placeOf(position), position);
      }
      return taken.map(({ topic, partition, next }) => ({ topic, partition, offset: next }));
    } catch (fault) {
      this.log.warn(`partitions cannot be taken over yet: ${String(fault)}`);
      throw fault;
    }
  }

  private async boundsOf(
    partitions: readonly TopicPartition[],
  ): Promise<Map<string, { low: number; high: number }>> {
    const topics = [...new Set(partitions.map(({ topic }) => topic))];
    const found = await Promise.all(
      topics.map(async (topic) =>
        (await this.broker.bounds(topic)).map((b) => [placeOf({ topic, ...b }), b] as const),
      ),
    );
    return new Map(found.flat());
  }

  /**
   * A position before the log's start lost records to retention; one after its end belongs to a log that is gone.
   * Both go on at the start: the inbox knows what was worked on already.
   */
  private async fitToLog(position: Position, log: { low: number; high: number } | undefined): Promise<void> {
    if (!log || (position.next >= log.low && position.next <= log.high)) return;
    if (position.next > 0)
      this.log.error(
        `${placeOf(position)}: offset ${position.next} is not in the log (${log.low}–${log.high}), going on at ${log.low}`,
      );
    position.next = log.low;
    await resetPosition(this.database.manager, position);
  }

  private arrive(share: Share): Promise<void> {
    const { topic, partition, records } = share;
    const reads = records.map((record) => readRecord({ topic, partition, record }, this.options.listener));
    return new Promise<void>((done, failed) => this.arrived.add({ share, reads, done, failed }));
  }

  private async work(waiting: Waiting[]): Promise<void> {
    let rest = waiting.map((w) => this.withoutDone(w));
    while (rest.length) {
      for (const w of rest) if (w.share.signal.aborted) w.failed(new Abandoned());
      rest = rest.filter((w) => !w.share.signal.aborted);
      if (!rest.length) return;
      const turn = shareOut(rest);
      const reads = turn.flatMap((w) => w.reads);
      try {
        if (reads.length) await this.workOn(reads, () => turn.some((w) => w.share.signal.aborted));
        for (const w of turn) w.done();
        rest = rest.filter((w) => !turn.includes(w));
      } catch (fault) {
        rest = this.dropLost(rest, fault);
      }
    }
  }

  /** After a fence or a lost partition: fails what is concerned and keeps the rest for another turn. */
  private dropLost(rest: Waiting[], fault: unknown): Waiting[] {
    const lost = (w: Waiting): boolean => {
      if (fault instanceof Fenced) return fault.partitions.has(placeOf(w.share));
      return !(fault instanceof Abandoned) || this.stopping || w.share.signal.aborted;
    };
    if (fault instanceof Fenced) metrics.fenced.inc();
    for (const w of rest.filter(lost)) w.failed(fault);
    return rest.filter((w) => !lost(w)).map((w) => this.withoutDone(w));
  }

  /** Half of a share may have been worked on before a fault, now or when it came before: its position says how far. */
  private withoutDone(w: Waiting): Waiting {
    const next = this.positions.get(placeOf(w.share))?.next ?? 0;
    return { ...w, reads: w.reads.filter(({ place }) => place.record.offset >= next) };
  }

  private async workOn(reads: readonly Read[], lost: () => boolean, poison?: unknown): Promise<void> {
    for (let wait = 50; ; wait = Math.min(wait * 2, 2000)) {
      if (lost() || (this.stopping && wait > 50)) throw new Abandoned();
      try {
        await this.haveLawOf(reads);
        return await this.commit(reads, poison);
      } catch (fault) {
        if (fault instanceof Fenced) throw fault;
        if (fault instanceof LawNotHere) metrics.waitsForLaw.set(1);
        if (isPassing(fault)) {
          metrics.retries.inc();
          this.log.warn(`trying again in ${wait} ms: ${String(fault)}`);
          await pause(wait);
          continue;
        }
        if (reads.length === 1) {
          if (poison !== undefined) throw fault;
          this.log.error(fault, `a message is parked: ${describe(reads[0]!)}`);
          return this.workOn(reads, lost, fault);
        }
        const half = Math.ceil(reads.length / 2);
        await this.workOn(reads.slice(0, half), lost);
        return this.workOn(reads.slice(half), lost);
      }
    }
  }

  /** Nobody decides by an older law than who asked: until it is here, all waits, and says so. */
  private async haveLawOf(reads: readonly Read[]): Promise<void> {
    if (!this.options.law) return;
    await waitsFor(this.options.law, lawsOf(reads));
    metrics.waitsForLaw.set(0);
  }

  private async commit(reads: readonly Read[], poison?: unknown): Promise<void> {
    const moves = this.movesOf(reads);
    const end = metrics.batchSeconds.startTimer();
    const { call, speaker, onParked } = this.options;
    const [batch, journaled] = await this.database.transaction(async (db) => {
      const batch = new BatchTransaction(db, call, speaker, onParked);
      return [batch, await batch.run(reads, moves, poison)] as const;
    });
    end();
    batch.count();
    metrics.batchSize.observe(reads.length);
    for (const move of moves) {
      const held = this.positions.get(placeOf(move));
      if (held?.epoch === move.epoch) held.next = move.after;
    }
    this.publisher.publish(journaled);
  }

  private movesOf(reads: readonly Read[]): Move[] {
    const after = new Map<string, number>();
    for (const { place } of reads) after.set(placeOf(place), place.record.offset + 1);
    return [...after].map(([place, offset]) => {
      const position = this.positions.get(place);
      if (!position) throw new Fenced(new Set([place]));
      return { ...position, after: offset };
    });
  }
}

/** As many waiting shares as go into one transaction; at least one, however large. */
function shareOut(waiting: readonly Waiting[]): Waiting[] {
  let records = 0;
  const end = waiting.findIndex((w, i) => (records += w.reads.length) > MOST_RECORDS && i > 0);
  return end < 0 ? [...waiting] : waiting.slice(0, end);
}

const lawsOf = (reads: readonly Read[]): Set<string> =>
  new Set(reads.flatMap((read) => (read.what === 'message' && read.law !== undefined ? [read.law] : [])));

const describe = ({ place }: Read) => `${placeOf(place)} offset ${place.record.offset}`;
