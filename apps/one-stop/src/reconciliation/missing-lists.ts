import type { MissingList } from '@lien-thong/contracts';
import { listAwaitedUntil, type Law } from '@lien-thong/law';
import type { Work } from '@lien-thong/messaging';
import { dayOf, rows, type Sql } from '@lien-thong/service';
import { DEATH_PROCEDURE } from '../procedures/death';

const DAY_MS = 86_400_000;

/** Whether the list of `m`'s office, commune and day is here as a whole. */
const HAS_COME = `exists (select from decision_list l
  where l.office = m.office and (l.commune is null or l.commune = m.commune)
    and m.day between l.from_day and l.to_day and l.arrived = l.pages)`;

/** The offices that were told something of an open case by the end of the day, by commune, without their lists. */
const MISS = `
  insert into missing_list (office, commune, day, awaited_until)
  select m.office, m.commune, m.day, $2::timestamptz from (
    select distinct n.office, c.commune, $1::date as day
    from linked_case c cross join lateral jsonb_each(c.steps) s(step, record)
      join unnest($3::text[], $4::text[]) n(step, office) on n.step = s.step
    where ((s.record ->> 'toldAt')::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date <= $1::date
      and (c.ended_at is null or c.ended_at >= $1::date::timestamp at time zone 'Asia/Ho_Chi_Minh')) m
  where not ${HAS_COME}
  on conflict do nothing`;

/** Notes once, after the hour by which yesterday's lists should be here, which are not, and of earlier ones which came. */
export async function missLists({ db, law }: Work<Law>, now: Date): Promise<void> {
  await db.query(`update missing_list m set came_at = $1 where came_at is null and ${HAS_COME}`, [now]);
  const day = dayOf(new Date(now.getTime() - DAY_MS));
  const awaitedUntil = listAwaitedUntil(law, day);
  if (now.toISOString() < awaitedUntil) return;
  const first = await rows(
    db,
    'insert into list_day (day, looked_at) values ($1, $2) on conflict do nothing returning day',
    [day, now],
  );
  if (!first.length) return;
  const steps = DEATH_PROCEDURE.map(({ step }) => step);
  const offices = DEATH_PROCEDURE.map(({ office }) => office);
  await db.query(MISS, [day, awaitedUntil, steps, offices]);
}

/** Those that have not come, the oldest first. */
export const missingLists = (db: Sql, communes: string[] | null): Promise<MissingList[]> =>
  rows<MissingList>(
    db,
    `select office, commune, day::text as day,
       to_char(awaited_until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "awaitedUntil"
     from missing_list where came_at is null and ($1::text[] is null or commune = any($1))
     order by day, office, commune limit 1000`,
    [communes],
  );
