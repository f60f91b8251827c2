import { MessageParked } from '@lien-thong/contracts';
import { rows } from '@lien-thong/service';
import { inspect } from 'node:util';
import type { EntityManager } from 'typeorm';
import { StartOver } from './broker/broker';
import { faultWords } from './fault-words';
import { earlierContents, identityOf, isRepeat, type Identity } from './identity';
import { lawOf } from './law-source';
import { say, workOf, type Received, type Saying, type Work } from './message';
import { metrics } from './metrics';
import type { Read } from './read-record';
import { journal, type Journaled, type Speaker } from './store/journal';
import { park, type ParkedRecord } from './store/parking';
import type { Position } from './store/positions';
import { waves } from './waves';

/** Calls the service's handlers for messages of one type, none of which share a case or a person. */
export type CallHandler = (type: string, messages: Received[], work: Work) => Promise<void>;

/** Lets the service act, in the same transaction, on what is being parked (one-stop marks its own case). */
export type OnParked = (
  work: Work,
  parked: { caseId: string; type: string; cause: string; causeInWords: string }[],
) => Promise<void>;

/** Where a partition stood before the batch and will stand after it. */
export interface Move extends Position {
  after: number;
}

/** Partitions whose position is not what this process believed: another took over, or the database was set back. */
export class Fenced extends StartOver {
  constructor(readonly partitions: ReadonlySet<string>) {
    super(`fenced: ${[...partitions].join(', ')}`);
  }
}

export const placeOf = ({ topic, partition }: { topic: string; partition: number }) =>
  `${topic}/${partition}`;

interface Opening {
  moved: string[] | null;
  fresh: string[] | null;
  held: string[] | null;
}

/**
 * Position, inbox and held cases in one round trip. A position moves only from where we believe it to be and in the
 * epoch we hold; the inbox keeps what a sender repeated out; held cases are locked against a replay.
 */
const OPEN = `
  with moved as (
    update consumer_position p set next_offset = m.after
    from unnest($1::text[], $2::int[], $3::bigint[], $4::bigint[], $5::bigint[]) as m(topic, partition, epoch, next, after)
    where p.topic = m.topic and p.partition = m.partition and p.epoch = m.epoch and p.next_offset = m.next
    returning p.topic || '/' || p.partition as place),
  fresh as (
    insert into inbox (id, source, content) select * from unnest($6::uuid[], $7::text[], $9::bytea[]) on conflict do nothing
    returning id || ' ' || source as who),
  held as (select case_id from held_case where case_id = any($8::uuid[]) for share)
  select (select array_agg(place) from moved) as moved, (select array_agg(who) from fresh) as fresh,
         (select array_agg(case_id) from held) as held`;

const ID_REUSED = 'a message of this id and sender was worked on before and said something else';

/** A fault with its class in front, which `faultWords` tells it by. */
export function inWords(fault: unknown): string {
  if (typeof fault === 'string') return fault;
  return fault instanceof Error ? `${fault.name}: ${fault.message}` : inspect(fault);
}

export class BatchTransaction {
  private readonly said: Saying[] = [];
  private readonly law;
  private readonly parked: ParkedRecord[] = [];
  private readonly identities = new Map<Read, Identity>();
  private readonly heldCases = new Set<string>();
  private readonly counts: (() => void)[] = [];

  constructor(
    private readonly db: EntityManager,
    private readonly call: CallHandler,
    private readonly speaker: Speaker,
    private readonly onParked?: OnParked,
  ) {
    this.law = lawOf(speaker.law);
  }

  private readonly work = (): Work => workOf(this.db, this.said, this.law);

  /**
   * One batch: position + inbox + state + messages.
   * @param poison the one record whose handler failed: it is parked instead of handled
   * @throws Fenced when a partition is no longer ours
   */
  async run(reads: readonly Read[], moves: readonly Move[], poison?: unknown): Promise<Journaled[]> {
    const fresh = await this.open(reads, moves);
    const toHandle = fresh.filter((read) => this.admit(read, poison));
    for (const wave of waves(toHandle, (read) => (read.what === 'message' ? read.keys : [])))
      await this.handle(wave);
    await this.parkAll();
    return journal(this.db, this.said, this.speaker, this.law.version);
  }

  /** Call this after the commit: what was rolled back did not happen. */
  count(): void {
    for (const count of this.counts) count();
  }

  private async open(reads: readonly Read[], moves: readonly Move[]): Promise<Read[]> {
    const firsts = new Map<string, Identity>();
    for (const read of reads) {
      const identity = identityOf(read);
      if (!identity) continue;
      this.identities.set(read, identity);
      if (!firsts.has(identity.who)) firsts.set(identity.who, identity);
    }
    const identities = [...firsts.values()];
    const [opening] = await rows<Opening>(this.db, OPEN, [
      moves.map((m) => m.topic),
      moves.map((m) => m.partition),
      moves.map((m) => m.epoch),
      moves.map((m) => m.next),
      moves.map((m) => m.after),
      identities.map(({ id }) => id),
      identities.map(({ source }) => source),
      [...new Set(identities.map(({ caseId }) => caseId))],
      identities.map(({ content }) => content),
    ]);
    const moved = new Set(opening?.moved ?? []);
    const fenced = moves.map(placeOf).filter((place) => !moved.has(place));
    if (fenced.length) throw new Fenced(new Set(fenced));
    for (const caseId of opening?.held ?? []) this.heldCases.add(caseId);
    const fresh = new Set(opening?.fresh ?? []);
    const known = await earlierContents(
      this.db,
      identities.filter(({ who }) => !fresh.has(who)),
    );
    for (const { who, content } of identities) if (fresh.has(who)) known.set(who, content);
    return this.dropRepeats(reads, fresh, known);
  }

  /** Another message under the id of one that came before is no repeat: somebody forged it or made a mistake. */
  private dropRepeats(
    reads: readonly Read[],
    fresh: ReadonlySet<string>,
    known: ReadonlyMap<string, Buffer | null>,
  ): Read[] {
    const seen = new Set<string>();
    return reads.flatMap((read) => {
      const identity = this.identities.get(read);
      if (!identity) return [read];
      const { who } = identity;
      const again = !fresh.has(who) || seen.has(who);
      seen.add(who);
      if (!again) return [read];
      if (!isRepeat(identity, known.get(who)))
        return [{ what: 'broken', place: read.place, parked: this.asParked(read, 'id-reused', ID_REUSED) }];
      this.counts.push(() => metrics.repeated.inc());
      return [];
    });
  }

  /** Whether a record goes to its handler; if not, it is ignored or parked. */
  private admit(read: Read, poison: unknown): boolean {
    if (read.what === 'ignored') {
      this.counts.push(() => metrics.ignored.inc({ type: read.type }));
      return false;
    }
    const identity = this.identities.get(read);
    if (identity && this.heldCases.has(identity.caseId)) return this.parkOne(this.asParked(read, 'held'));
    if (read.what === 'broken') return this.parkOne(read.parked);
    if (poison !== undefined) return this.parkOne(this.asParked(read, 'handler-failed', poison));
    return true;
  }

  private asParked(read: Read, cause: ParkedRecord['cause'], fault?: unknown): ParkedRecord {
    const { topic, partition, record } = read.place;
    const type = read.what === 'message' ? read.message.type : undefined;
    const identity = this.identities.get(read);
    return {
      topic,
      partition,
      record,
      cause,
      detail: fault === undefined ? undefined : inWords(fault),
      caseId: identity?.caseId,
      messageId: identity?.id,
      type,
    };
  }

  private parkOne(record: ParkedRecord): false {
    this.parked.push(record);
    if (record.caseId) this.heldCases.add(record.caseId);
    this.counts.push(() => metrics.parked.inc({ cause: record.cause }));
    return false;
  }

  private async handle(wave: readonly Read[]): Promise<void> {
    const messages = wave.flatMap((read) => (read.what === 'message' ? [read] : []));
    for (const [type, ofType] of Map.groupBy(messages, (read) => read.kind.type)) {
      const end = metrics.handlerSeconds.startTimer({ type });
      await this.call(
        type,
        ofType.map((read) => read.message),
        this.work(),
      );
      end();
      this.counts.push(() => metrics.received.inc({ type }, ofType.length));
    }
  }

  private async parkAll(): Promise<void> {
    if (!this.parked.length) return;
    await park(this.db, this.speaker.sealing, this.parked);
    const stuck = this.parked.flatMap(({ caseId, type, cause, detail }) =>
      caseId && cause !== 'held'
        ? [{ caseId, type: type ?? 'unknown', cause, causeInWords: faultWords(cause, detail) }]
        : [],
    );
    const parkedAt = this.speaker.instant();
    for (const { caseId, ...fault } of stuck)
      this.said.push(say(MessageParked, caseId, { ...fault, parkedAt }));
    if (stuck.length) await this.onParked?.(this.work(), stuck);
  }
}
