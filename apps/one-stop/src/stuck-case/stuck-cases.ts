import { STUCK_KINDS, type StuckKind, type StuckLine, type StuckQuery } from '@lien-thong/contracts';
import type { Reach } from '@lien-thong/access';
import { rows, type Sql } from '@lien-thong/service';
import { DEATH_PROCEDURE } from '../procedures/death';

/** Whose cases, and what is too long by now. */
export interface Looking {
  reach: Reach;
  /** Today in Viet Nam. */
  today: string;
  /** What was asked before this instant, and is to be undone or noted, has waited longer than the law gives. */
  askedBefore: string;
}

/** The steps of `jsonb` that wait for an office's answer since too long. */
const WAITING = (kind: StuckKind, column: 'undoing' | 'correction', states: string) => `
  select c.case_id, '${kind}', o.office, r.step, (r.record ->> 'askedAt')::timestamptz, null
  from linked_case c cross join lateral jsonb_each(c.${column} -> 'steps') r(step, record)
    join unnest($4::text[], $5::text[]) o(step, office) on o.step = r.step
  where c.${column} is not null and c.${column} ->> 'endedAt' is null
    and r.record ->> 'state' in (${states}) and (r.record ->> 'askedAt')::timestamptz < $3::timestamptz`;

/** Everything that holds a case up, once each. List and counts read the same, so that they cannot differ. */
const STUCK = `
  with item (case_id, kind, office, step, since, why) as (
    select case_id, 'parked', office, null, since, why from stuck_case
    union all
    select c.case_id, 'unanswered', o.office, r.step,
      ((r.record ->> 'dueOn')::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh', null
    from linked_case c cross join lateral jsonb_each(c.steps) r(step, record)
      join unnest($4::text[], $5::text[]) o(step, office) on o.step = r.step
    where c.ended_at is null and c.received_at is not null and r.record ->> 'state' = 'told'
      and (r.record ->> 'dueOn')::date < $2::date
    union all ${WAITING('not-undone', 'undoing', `'asked'`)}
    union all ${WAITING('not-corrected', 'correction', `'asked', 'undoing', 'deciding'`)}
    union all
    select case_id, 'lists-differ', office, step, found_at, kind from difference
    where state = 'open' and case_id is not null),
  seen as (
    select i.*, c.commune, c.dossier_code from item i join linked_case c using (case_id)
    where ($1::text[] is null or c.commune = any($1)))`;

const given = ({ reach, today, askedBefore }: Looking): unknown[] => [
  reach.communes,
  today,
  askedBefore,
  DEATH_PROCEDURE.map(({ step }) => step),
  DEATH_PROCEDURE.map(({ office }) => office),
];

/** As the row has it: without words. */
export type StuckRow = Omit<StuckLine, 'why' | 'whatToDo' | 'since'> & { since: Date; why: string | null };

type Found = { [K in keyof StuckRow]: StuckRow[K] | null } & Pick<StuckRow, 'since' | 'why'>;

/** A page, those that have waited longest first. */
export async function stuckCases(
  db: Sql,
  looking: Looking,
  { kind, commune, offset = 0 }: StuckQuery,
  most: number,
): Promise<StuckRow[]> {
  const found = await rows<Found>(
    db,
    `${STUCK}
     select case_id as "caseId", dossier_code as "dossierCode", commune, kind, office, step, since, why from seen
     where ($6::text is null or kind = $6) and ($7::text is null or commune = $7)
     order by since, case_id, kind, office, step offset $8 limit $9`,
    [...given(looking), kind ?? null, commune ?? null, offset, most],
  );
  return found.map(({ dossierCode, step, ...row }) => ({
    ...(row as StuckRow),
    ...(dossierCode ? { dossierCode } : {}),
    ...(step ? { step } : {}),
  }));
}

/** How many of each kind. */
export async function countStuck(db: Sql, looking: Looking): Promise<Record<StuckKind, number>> {
  const sums = STUCK_KINDS.map((kind) => `count(*) filter (where kind = '${kind}')::int as "${kind}"`);
  const [found] = await rows<Record<StuckKind, number>>(
    db,
    `${STUCK} select ${sums.join(', ')} from seen`,
    given(looking),
  );
  return found!;
}
