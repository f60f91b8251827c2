import type { DifferenceKind, KindCount, Office } from '@lien-thong/contracts';
import { rows, type Sql } from '@lien-thong/service';
import { SUPPLEMENT_UNANSWERED } from '../clocks/lapse';
import { DEATH_PROCEDURE } from '../procedures/death';

export interface DecisionList {
  list: string;
  office: Office;
  commune: string | null;
  from: string;
  to: string;
}

/**
 * How a line `l` differs from its case `c` and the record `s` of its step; null where they agree. An answer to an
 * earlier telling was superseded, and papers that were asked for have been brought or not since.
 */
const KIND_OF_LINE = `case
    when c.case_id is null then 'outside-the-software'
    when s.record is null or (s.record ->> 'attempt')::int = 0 then 'decided-not-told'
    when l.attempt < (s.record ->> 'attempt')::int then null
    when s.record ->> 'state' = 'told' then 'answer-not-received'
    when l.result = 'papers-asked' or s.record ->> 'state' = l.result then null
    else 'answered-differently' end`;

const CASE_OF_LINE = `left join linked_case c on c.case_id = l.case_id
  left join lateral (select c.steps -> l.step) s(record) on true`;

/** A step with a record that no list of its office has: `c`, `s`, and the list's last day `$day`. */
const IS_LISTED = `exists (select from listed_decision l
  where l.matter = c.case_id::text and l.step = s.step
    and (l.attempt is null or l.attempt >= (s.record ->> 'attempt')::int))`;

const ANSWERED_AT = `(s.record ->> 'answeredAt')::timestamptz at time zone 'Asia/Ho_Chi_Minh'`;

const IS_LATE = (day: string) =>
  `s.record ->> 'state' = 'told' and c.ended_at is null and (s.record ->> 'dueOn')::date <= ${day}`;

/** What the office itself answered: that the family brought no papers in time is one-stop's own. */
const IS_ANSWERED = `s.record ->> 'state' in ('done', 'refused')
  and s.record ->> 'reason' is distinct from '${SUPPLEMENT_UNANSWERED}'`;

/** A difference that had settled and is there again is open again; what was explained stays so. */
const ONCE = `
  on conflict (office, step, kind, matter) do update
    set state = 'open', listed = excluded.listed, held = excluded.held, list = excluded.list, day = excluded.day,
      found_at = excluded.found_at, settled_at = null
    where difference.state = 'settled'
  returning commune`;

const COLUMNS = `(kind, state, office, step, matter, case_id, commune, reference, listed, held, list, day, found_at)`;

const IN_THE_LIST = `
  insert into difference ${COLUMNS}
  select distinct on (l.step, l.matter) k.kind, 'open', $2, l.step, l.matter, l.case_id, coalesce(c.commune, l.commune),
    l.reference, l.result, s.record ->> 'state', l.list, l.on_day, $3::timestamptz
  from listed_decision l ${CASE_OF_LINE} cross join lateral (select ${KIND_OF_LINE}) k(kind)
  where l.list = $1 and k.kind is not null
  order by l.step, l.matter, l.attempt desc nulls last
  ${ONCE}`;

const NOT_IN_THE_LIST = `
  insert into difference ${COLUMNS}
  select case s.record ->> 'state' when 'told' then 'told-not-decided' else 'answer-not-listed' end,
    'open', $2, s.step, c.case_id::text, c.case_id, c.commune, null, null, s.record ->> 'state', $1::uuid, $5::date, $3::timestamptz
  from linked_case c cross join lateral (select step, c.steps -> step from unnest($7::text[]) n(step)) s(step, record)
  where ($6::text is null or c.commune = $6) and (c.ended_at is null or c.ended_at >= $4::date)
    and ((${IS_LATE('$5::date')}) or (${IS_ANSWERED} and (${ANSWERED_AT})::date between $4::date and $5::date))
    and not ${IS_LISTED}
  ${ONCE}`;

/** Open differences that are none any more: the answer came, or the office listed it later. */
const SETTLE = `
  update difference d set state = 'settled', settled_at = $2::timestamptz
  where d.state = 'open' and d.office = $1 and (
    (d.listed is not null and not exists (
      select from listed_decision l ${CASE_OF_LINE}
      where l.list = d.list and l.matter = d.matter and l.step = d.step and ${KIND_OF_LINE} = d.kind))
    or (d.listed is null and exists (
      select from linked_case c cross join lateral (select d.step, c.steps -> d.step) s(step, record)
      where c.case_id = d.case_id and (${IS_LISTED} or not (
        case d.kind when 'told-not-decided' then ${IS_LATE('d.day')} else ${IS_ANSWERED} end)))))
  returning commune`;

type Touched = { commune: string | null };

/**
 * Compares a list as a set with the cases. Whatever has gone of the office's earlier differences is settled.
 * @returns the communes of which something has changed
 */
export async function compare(
  db: Sql,
  { list, office, commune, from, to }: DecisionList,
  at: string,
): Promise<string[]> {
  const steps = DEATH_PROCEDURE.filter((s) => s.office === office).map(({ step }) => step);
  const touched = [
    ...(await changed(db, SETTLE, [office, at])),
    ...(await rows<Touched>(db, IN_THE_LIST, [list, office, at])),
    ...(await rows<Touched>(db, NOT_IN_THE_LIST, [list, office, at, from, to, commune, steps])),
  ];
  return [...new Set(touched.flatMap((row) => row.commune ?? []))];
}

/** An update's rows, which the driver gives together with their count. */
const changed = (db: Sql, statement: string, values: unknown[]): Promise<Touched[]> =>
  rows<Touched>(db, `with changed as (${statement}) select commune from changed`, values);

export interface CommuneCounts {
  commune: string;
  kinds: KindCount[];
}

/** How many are open in each of the communes, or of all; one without any is left out. */
export async function openDifferences(db: Sql, communes: string[] | null): Promise<CommuneCounts[]> {
  const counted = await rows<{ commune: string; kind: DifferenceKind; open: number }>(
    db,
    `select commune, kind, count(*)::int as open from difference
     where state = 'open' and commune is not null and ($1::text[] is null or commune = any($1))
     group by commune, kind order by sum(count(*)) over (partition by commune) desc, commune, kind`,
    [communes],
  );
  const byCommune = Map.groupBy(counted, ({ commune }) => commune);
  return [...byCommune].map(([commune, kinds]) => ({
    commune,
    kinds: kinds.map(({ kind, open }) => ({ kind, open })),
  }));
}
