import type { BenefitCategory, CaseStatus, Channel, Procedure } from '@lien-thong/contracts';
import { rows, type Sql } from '@lien-thong/service';
import type { CaseState } from '../linked-case/case-state';
import { statusOfNumber } from '../linked-case/linked-case.entity';
import type { ApologyDraft } from './apology-draft';
import type { ClockAct } from './case-clock';

/** An open case as its clocks need it. */
export interface DueCase {
  caseId: string;
  version: number;
  status: CaseStatus;
  commune: string;
  channel: Channel;
  procedures: Procedure[];
  dossierCode: string;
  receivedAt: string;
  promisedOn: string;
  firstPromisedOn: string | null;
  steps: CaseState['steps'];
  claimed?: BenefitCategory[];
  /** The commune where the dead person lived last. */
  home?: string;
  /** How often its promised day was put off with a signed apology. */
  reappointed: number;
  /** The names of the acts that were done. */
  done: ReadonlySet<string>;
}

/** Locks cases of which something is due, the longest due first; what another instance has locked is left to it. */
export async function claimDue(db: Sql, now: string, most: number): Promise<string[]> {
  const due = await rows<{ caseId: string }>(
    db,
    `select case_id as "caseId" from linked_case where fires_at <= $1 order by fires_at limit $2 for update skip locked`,
    [now, most],
  );
  return due.map(({ caseId }) => caseId);
}

type Row = Omit<DueCase, 'status' | 'receivedAt' | 'claimed' | 'home' | 'done'> & {
  status: number;
  receivedAt: Date;
  claimed: BenefitCategory[] | null;
  home: string | null;
  done: string[] | null;
};

/** The open ones of these cases, as they are now. To be asked in a statement of its own, once they are locked. */
export async function dueCases(db: Sql, caseIds: readonly string[]): Promise<DueCase[]> {
  const found = await rows<Row>(
    db,
    `select c.case_id as "caseId", c.version, c.status, c.commune, c.channel, c.procedures, c.dossier_code as "dossierCode",
       c.received_at as "receivedAt", c.promised_on::text as "promisedOn", c.first_promised_on::text as "firstPromisedOn",
       c.steps, d.form -> 'benefit' -> 'categories' as claimed, d.form -> 'deceased' -> 'lastResidence' ->> 'commune' as home,
       (select count(*)::int from apology a where a.case_id = c.case_id and a.state = 'signed') as reappointed,
       (select array_agg(a.act || ' ' || a.step || ' ' || a.due_on) from clock_act a where a.case_id = c.case_id) as done
     from linked_case c left join declaration d using (case_id)
     where c.case_id = any($1::uuid[]) and c.received_at is not null and c.ended_at is null
     order by c.fires_at, c.case_id`,
    [caseIds],
  );
  return found.map(({ status, receivedAt, claimed, home, done, ...c }) => ({
    ...c,
    status: statusOfNumber(status),
    receivedAt: receivedAt.toISOString(),
    ...(claimed ? { claimed } : {}),
    ...(home ? { home } : {}),
    done: new Set(done),
  }));
}

/** When each of these cases fires next. */
export async function keepFirings(
  db: Sql,
  firings: readonly { caseId: string; firesAt: string | null }[],
): Promise<void> {
  if (!firings.length) return;
  await db.query(
    `update linked_case c set fires_at = n.fires_at from unnest($1::uuid[], $2::timestamptz[]) as n(case_id, fires_at)
     where c.case_id = n.case_id`,
    [firings.map(({ caseId }) => caseId), firings.map(({ firesAt }) => firesAt)],
  );
}

export type ActOfCase = ClockAct & { caseId: string };

export async function keepActs(db: Sql, acts: readonly ActOfCase[], at: string): Promise<void> {
  if (!acts.length) return;
  await db.query(
    `insert into clock_act (case_id, act, step, due_on, at)
     select case_id, act, step, due_on, $5 from unnest($1::uuid[], $2::text[], $3::text[], $4::date[])
       as n(case_id, act, step, due_on)`,
    [
      acts.map(({ caseId }) => caseId),
      acts.map(({ act }) => act),
      acts.map(({ step }) => step ?? ''),
      acts.map(({ dueOn }) => dueOn),
      at,
    ],
  );
}

export type DraftOfCase = ApologyDraft & { caseId: string; formerly: string };

/** Who stands in the acts of a slip that no officer has touched. */
const SYSTEM = 'Hệ thống';

/** Lays slips ready; where an officer has written one for that day already, it stays. */
export async function keepDrafts(db: Sql, drafts: readonly DraftOfCase[], at: string): Promise<void> {
  if (!drafts.length) return;
  await db.query(
    `with drafted as (
       insert into apology (case_id, ordinal, state, cause, steps, reason, formerly_promised_on, new_day, drafted_at)
       select case_id, coalesce((select max(ordinal) from apology a where a.case_id = n.case_id), 0) + 1, 'draft', cause,
              string_to_array(steps, ' '), reason, formerly, new_day, $7::timestamptz
       from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::date[], $6::date[])
         as n(case_id, cause, steps, reason, formerly, new_day)
       where not exists (select 1 from apology a where a.case_id = n.case_id and a.formerly_promised_on = n.formerly)
       returning case_id, ordinal, new_day)
     insert into apology_act (case_id, ordinal, act, actor_name, new_day, at)
     select case_id, ordinal, 'draft', $8, new_day, $7::timestamptz from drafted`,
    [
      drafts.map(({ caseId }) => caseId),
      drafts.map(({ cause }) => cause),
      drafts.map(({ steps }) => steps.join(' ')),
      drafts.map(({ reason }) => reason),
      drafts.map(({ formerly }) => formerly),
      drafts.map(({ newDay }) => newDay),
      at,
      SYSTEM,
    ],
  );
}
