import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { type Sql } from '@lien-thong/service';
import type { DataSource } from 'typeorm';
import type { BrokerProducer, OutgoingRecord } from './broker/broker';
import { Gathering } from './gather';
import { metrics } from './metrics';
import type { Sealing } from './sealing';
import { forget, waiting, type Journaled } from './store/journal';

/** A sweep leaves to their own publisher what was said this recently: it is most likely on its way. */
const GRACE_MS = 2000;
/** Above this many messages waiting for the broker, memory lets go of them: the outbox has them all. */
const MOST_IN_MEMORY = 20_000;
/** Transactions swept at once, and records sent at once: a request must stay below what the broker takes. */
const SWEEP = 200;
const MOST_RECORDS = 2000;
/** Of one request, whose records of a partition the broker takes as one message: a megabyte unless it is told otherwise. */
const MOST_CHARACTERS = 300_000;

/** In order, as many records at a time as one request may hold; one that is larger goes alone. */
export function* inRequests(batch: readonly Journaled[]): Generator<OutgoingRecord[]> {
  let request: OutgoingRecord[] = [];
  let characters = 0;
  for (const { record } of batch) {
    const size = record.value.length;
    if (request.length && (request.length === MOST_RECORDS || characters + size > MOST_CHARACTERS)) {
      yield request;
      request = [];
      characters = 0;
    }
    request.push(record);
    characters += size;
  }
  if (request.length) yield request;
}

const endsOf = (batch: readonly Journaled[]): string[] => batch.flatMap(({ ends }) => ends ?? []);

/**
 * Sends what a committed transaction said. Straight from memory as long as all goes well; when the broker does not
 * answer, from the outbox, in order, until it is empty. What a crash left behind is found by the sweep.
 */
export class Publisher {
  private readonly log = new Logger('publisher');
  private readonly sending: Gathering<Journaled>;
  private sent: string[] = [];
  private catchingUp?: Promise<void>;
  /** Something was said that the sweep under way may not have seen. */
  private saidMeanwhile = false;
  private stopping = false;
  private timers: NodeJS.Timeout[] = [];

  constructor(
    private readonly database: DataSource,
    private readonly producer: BrokerProducer,
    private readonly sealing: Sealing,
    private readonly sweepEveryMs = 1000,
  ) {
    this.sending = new Gathering((batch) => this.sendNow(batch), { most: MOST_RECORDS });
  }

  start(): void {
    const every = (ms: number, job: () => Promise<unknown>) => {
      let busy = false;
      this.timers.push(
        setInterval(() => {
          if (busy) return;
          busy = true;
          void job()
            .catch(() => undefined) // the database or the broker is gone: the next round tries again
            .finally(() => (busy = false));
        }, ms),
      );
    };
    every(250, () => this.forgetSent());
    every(this.sweepEveryMs, () => this.sweepAsLeader());
  }

  /** Call this after the commit. In order of commit, so that one case's messages leave in the order they were said. */
  publish(journaled: readonly Journaled[]): void {
    if (!journaled.length) return;
    if (this.catchingUp) this.saidMeanwhile = true;
    else if (this.sending.size + journaled.length > MOST_IN_MEMORY) this.fallBack();
    else this.sending.add(...journaled);
  }

  private async sendNow(batch: Journaled[]): Promise<void> {
    if (this.catchingUp) return;
    try {
      for (const request of inRequests(batch)) await this.producer.send(request);
      metrics.published.inc({ by: 'memory' }, batch.length);
      this.sent.push(...endsOf(batch));
    } catch (fault) {
      this.log.warn(
        `the broker did not take ${batch.length} messages, they go out from the outbox: ${String(fault)}`,
      );
      this.fallBack();
    }
  }

  private fallBack(): void {
    this.catchingUp ??= this.catchUp();
  }

  /** Ends only when nothing was said since its last sweep began: what is said next must not overtake that. */
  private async catchUp(): Promise<void> {
    for (let wait = 100; !this.stopping; wait = Math.min(wait * 2, 2000)) {
      await pause(wait);
      try {
        do {
          this.saidMeanwhile = false;
          await this.sweep();
        } while (this.saidMeanwhile);
        break;
      } catch {
        // the broker or the database is still gone
      }
    }
    this.catchingUp = undefined;
  }

  /**
   * Publishes everything that waits in the outbox, in order. Repeats are harmless: the reader's inbox drops them.
   * @returns how many were sent
   */
  async sweep(olderThanMs = 0, db: Sql = this.database.manager): Promise<number> {
    await this.forgetSent();
    for (let total = 0; ;) {
      const batch = await waiting(db, this.sealing, SWEEP, olderThanMs);
      for (const request of inRequests(batch)) await this.producer.send(request);
      const swept = endsOf(batch);
      await forget(db, swept);
      total += batch.length;
      metrics.published.inc({ by: 'sweep' }, batch.length);
      if (swept.length < SWEEP) return total;
    }
  }

  /** One instance at a time sweeps up what crashed instances left: the lock ends with the leader's connection. */
  private async sweepAsLeader(): Promise<void> {
    if (this.catchingUp) return;
    await this.database.transaction(async (db) => {
      const [lock] = await db.query<{ leads: boolean }[]>(
        `select pg_try_advisory_xact_lock(hashtext('outbox sweep')) as leads`,
      );
      if (lock?.leads) await this.sweep(GRACE_MS, db);
    });
  }

  private async forgetSent(): Promise<void> {
    if (!this.sent.length) return;
    const ids = this.sent;
    this.sent = [];
    try {
      await forget(this.database.manager, ids);
    } catch (fault) {
      this.sent.push(...ids);
      throw fault;
    }
  }

  /** Sends what is in memory and forgets what was sent; what cannot be sent stays in the outbox. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.timers.forEach(clearInterval);
    await this.sending.settled();
    await this.catchingUp;
    await this.forgetSent().catch(() => undefined);
    await this.producer.close();
  }
}
