import type { Caller } from '@lien-thong/access';
import { CaseReleased } from '@lien-thong/contracts';
import { rows } from '@lien-thong/service';
import type { DataSource, EntityManager } from 'typeorm';
import { lawOf } from './law-source';
import { say, workOf, type Saying } from './message';
import type { Publisher } from './publisher';
import { readRecord, type Listener, type Read } from './read-record';
import { journal, recordOf, type Speaker } from './store/journal';
import { lockHeldCase, openParked, parkedOfCase, release, resolve, type ParkedRow } from './store/parking';
import type { CallHandler } from './transaction';

/** What a replay did, or would do. */
export interface ReplayResult {
  caseId: string;
  outcome: 'released' | 'still-failing' | 'nothing-held';
  /** Messages worked on, in order. */
  replayed: string[];
  /** Where it stopped and why. */
  failing?: { type: string | null; detail: string };
  /** Types of what was, or would be, said. */
  said: string[];
}

/** The version that a message was said by, where it is not here. */
const missingLaw = async (read: Read, { law }: Speaker): Promise<string | undefined> =>
  read.what === 'message' && read.law !== undefined ? law?.missing(new Set([read.law])) : undefined;

/** What an officer of operations has done to parked messages. */
export interface OperatorsAct {
  what: 'replay' | 'set-aside';
  subject: { kind: 'case' | 'parked-message'; id: string };
  caseId?: string;
  by: Caller;
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
}

class Undo extends Error {}

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
  async replay(caseId: string, by: Caller, why: string, { dryRun = false } = {}): Promise<ReplayResult> {
    let result: ReplayResult = { caseId, outcome: 'nothing-held', replayed: [], said: [] };
    try {
      const journaled = await this.database.transaction(async (db) => {
        const law = lawOf(this.options.speaker.law);
        if (!(await lockHeldCase(db, caseId))) return [];
        const said: Saying[] = [];
        const parked = await parkedOfCase(db, this.options.speaker.sealing, caseId);
        result = await this.drain(db, caseId, parked, said, law);
        if (result.outcome !== 'released' || dryRun) throw new Undo();
        await resolve(
          db,
          parked.map(({ id }) => id),
          'replayed',
          by.signature,
          why,
        );
        await release(db, caseId);
        await this.options.onOperated?.(db, {
          what: 'replay',
          subject: { kind: 'case', id: caseId },
          caseId,
          by,
          why,
          detail: { replayed: parked.length },
        });
        said.push(
          say(CaseReleased, caseId, {
            replayed: Math.max(1, parked.length),
            releasedAt: this.options.speaker.instant(),
          }),
        );
        return journal(db, said, this.options.speaker, law.version);
      });
      this.publisher.publish(journaled);
    } catch (fault) {
      if (!(fault instanceof Undo)) throw fault;
    }
    return result;
  }

  private async drain(
    db: EntityManager,
    caseId: string,
    parked: Awaited<ReturnType<typeof parkedOfCase>>,
    said: Saying[],
    law: ReturnType<typeof lawOf>,
  ): Promise<ReplayResult> {
    const { listener, call, speaker } = this.options;
    const replayed: string[] = [];
    const told = () => said.map(({ kind }) => kind.type);
    for (const { record, topic, partition, type, cause, detail } of parked) {
      const read = readRecord({ topic, partition, record }, listener);
      const stop = (detail: string): ReplayResult => ({
        caseId,
        outcome: 'still-failing',
        replayed,
        failing: { type, detail },
        said: told(),
      });
      // Under an id that is another's it is nobody's word: it can only be set aside.
      if (cause === 'id-reused') return stop(detail ?? cause);
      const missing = await missingLaw(read, speaker);
      if (missing !== undefined) return stop(`waits for version ${missing} of the law`);
      if (read.what === 'broken') return stop(read.parked.detail ?? read.parked.cause);
      if (read.what === 'message')
        try {
          const answers: Saying[] = [];
          await call(read.message.type, [read.message], workOf(db, answers, law));
          for (const answer of answers) recordOf(answer, speaker); // one that breaks its schema fails here
          said.push(...answers);
        } catch (fault) {
          return stop(fault instanceof Error ? fault.message : String(fault));
        }
      replayed.push(type ?? 'unknown');
    }
    return { caseId, outcome: 'released', replayed, said: told() };
  }

  /** Gives one parked message up, for a reason; it stays on record. Its case goes on with a replay. */
  setAside(id: string, by: Caller, why: string): Promise<boolean> {
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
