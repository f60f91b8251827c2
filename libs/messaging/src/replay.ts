import type { Caller } from '@lien-thong/access';
import { CaseReleased, type ReplayOutcome, type Standing } from '@lien-thong/contracts';
import { rows, type Sql } from '@lien-thong/service';
import type { DataSource, EntityManager } from 'typeorm';
import { lawOf } from './law-source';
import { say, workOf, type Saying } from './message';
import type { Publisher } from './publisher';
import { readRecord, type Listener, type Read } from './read-record';
import { journal, recordOf, type Speaker } from './store/journal';
import {
  lockHeldCase,
  openParked,
  parkedOfCase,
  release,
  resolve,
  type ParkedRow,
  type ParkingCause,
} from './store/parking';
import { inWords, type CallHandler } from './transaction';

/** What a replay did, or would do; where it stopped, with the fault itself. */
export type ReplayResult = Omit<ReplayOutcome, 'failing'> & {
  failing?: { type: string | null; cause: ParkingCause; detail: string };
};

/** How a case stands in this service, for the officer who looks at what a replay changes. No personal data. */
export type StandingOf = (db: Sql, caseId: string) => Promise<Standing[]>;

/** Who acts, as it stands on record. */
export type Operator = Pick<Caller, 'subject' | 'name' | 'address' | 'signature'>;

/** The version that a message was said by, where it is not here. */
const missingLaw = async (read: Read, { law }: Speaker): Promise<string | undefined> =>
  read.what === 'message' && read.law !== undefined ? law?.missing(new Set([read.law])) : undefined;

/** What an officer of operations has done to parked messages. */
export interface OperatorsAct {
  what: 'replay' | 'set-aside' | 'ask-replay' | 'consent-to-replay' | 'refuse-replay';
  subject: { kind: 'case' | 'parked-message' | 'replay-request'; id: string };
  caseId?: string;
  by: Operator;
  why: string;
  detail: Readonly<Record<string, number>>;
}

/** Lets the service put the act on record, in the same transaction. */
export type OnOperated = (db: EntityManager, act: OperatorsAct) => Promise<void>;

interface Options {
  listener: Listener;
  speaker: Speaker;
  call: CallHandler;
  onOperated?: OnOperated;
  standingOf?: StandingOf;
}

interface ReplayOptions {
  dryRun?: boolean;
  /** Keeps what it did, in its transaction. */
  keep?: (db: Sql, result: ReplayResult) => Promise<void>;
}

class Undo extends Error {}

const nothingOf = (caseId: string): ReplayResult => ({
  caseId,
  outcome: 'nothing-held',
  replayed: [],
  said: [],
  before: [],
  after: [],
});

/** The parked messages of a service, for an officer of operations. Every act has a name and a reason. */
export class ParkedMessages {
  constructor(
    private readonly database: DataSource,
    private readonly publisher: Publisher,
    private readonly options: Options,
  ) {}

  open(most = 200): Promise<ParkedRow[]> {
    return openParked(this.database.manager, most);
  }

  /**
   * Works on all parked messages of a case, in order, in one transaction, and lets the case go on. Replaying twice is
   * harmless: the second finds nothing held. A dry run shows the result and changes nothing.
   */
  async replay(
    caseId: string,
    by: Operator,
    why: string,
    options: ReplayOptions = {},
  ): Promise<ReplayResult> {
    let result: ReplayResult = nothingOf(caseId);
    try {
      const journaled = await this.database.transaction(async (db) => {
        const law = lawOf(this.options.speaker.law);
        if (!(await lockHeldCase(db, caseId))) return [];
        const said: Saying[] = [];
        const parked = await parkedOfCase(db, this.options.speaker.sealing, caseId);
        result = await this.compared(db, caseId, () => this.drain(db, caseId, parked, said, law));
        if (result.outcome !== 'released' || options.dryRun) throw new Undo();
        await this.settle(db, caseId, { parked: parked.map(({ id }) => id), by, why });
        await options.keep?.(db, result);
        const releasedAt = this.options.speaker.instant();
        said.push(say(CaseReleased, caseId, { replayed: Math.max(1, parked.length), releasedAt }));
        return journal(db, said, this.options.speaker, law.version);
      });
      this.publisher.publish(journaled);
    } catch (fault) {
      if (!(fault instanceof Undo)) throw fault;
    }
    return result;
  }

  /** With how the case stood before and after; after a fault the transaction may answer nothing more. */
  private async compared(
    db: EntityManager,
    caseId: string,
    drain: () => Promise<ReplayResult>,
  ): Promise<ReplayResult> {
    const standing = async () => (await this.options.standingOf?.(db, caseId)) ?? [];
    const before = await standing();
    const result = await drain();
    return { ...result, before, after: result.outcome === 'released' ? await standing() : before };
  }

  private async settle(
    db: EntityManager,
    caseId: string,
    { parked, by, why }: { parked: string[]; by: Operator; why: string },
  ): Promise<void> {
    await resolve(db, parked, 'replayed', by.signature, why);
    await release(db, caseId);
    await this.options.onOperated?.(db, {
      what: 'replay',
      subject: { kind: 'case', id: caseId },
      caseId,
      by,
      why,
      detail: { replayed: parked.length },
    });
  }

  private async drain(
    db: EntityManager,
    caseId: string,
    parked: Awaited<ReturnType<typeof parkedOfCase>>,
    said: Saying[],
    law: ReturnType<typeof lawOf>,
  ): Promise<ReplayResult> {
    const { listener, call, speaker } = this.options;
    const result = nothingOf(caseId);
    const outcome = (outcome: ReplayResult['outcome'], failing?: ReplayResult['failing']): ReplayResult => ({
      ...result,
      outcome,
      said: said.map(({ kind }) => kind.type),
      ...(failing ? { failing } : {}),
    });
    for (const { record, topic, partition, type, cause, detail } of parked) {
      const read = readRecord({ topic, partition, record }, listener);
      const stop = (why: ParkingCause, detail: string) =>
        outcome('still-failing', { type, cause: why, detail });
      // Under an id that is another's it is nobody's word: it can only be set aside.
      if (cause === 'id-reused') return stop(cause, detail ?? cause);
      const missing = await missingLaw(read, speaker);
      if (missing !== undefined) return stop('handler-failed', `waits for version ${missing} of the law`);
      if (read.what === 'broken') return stop(read.parked.cause, read.parked.detail ?? read.parked.cause);
      if (read.what === 'message')
        try {
          const answers: Saying[] = [];
          await call(read.message.type, [read.message], workOf(db, answers, law));
          for (const answer of answers) recordOf(answer, speaker); // one that breaks its schema fails here
          said.push(...answers);
        } catch (fault) {
          return stop('handler-failed', inWords(fault));
        }
      result.replayed.push(type ?? 'unknown');
    }
    return outcome('released');
  }

  /** Gives one parked message up, for a reason; it stays on record. Its case goes on with a replay. */
  setAside(id: string, by: Operator, why: string): Promise<boolean> {
    return this.database.transaction(async (db) => {
      const [done] = await rows<{ caseId: string | null }>(
        db,
        `update parked_message set state = 'set-aside', resolved_at = now(), resolved_by = $2, resolved_why = $3
         where id = $1::bigint and state = 'failed' returning case_id as "caseId"`,
        [id, by.signature, why],
      );
      if (!done) return false;
      const subject = { kind: 'parked-message', id } as const;
      await this.options.onOperated?.(db, {
        what: 'set-aside',
        subject,
        caseId: done.caseId ?? undefined,
        by,
        why,
        detail: {},
      });
      return true;
    });
  }
}
