import { rows, type Sql } from '@lien-thong/service';
import type { CountsOfChannel } from './commune-record';
import type { Period } from './period';

/** Counts by commune and channel, straight from an index; `asOf` is the day that decides what is overdue. */
const COUNTS = `
  select commune, channel,
    count(*)::int as received,
    count(*) filter (where status in ('received', 'processing', 'supplement-asked', 'payment-asked'))::int as open,
    count(*) filter (where status in ('received', 'processing') and promised_on < $3)::int as overdue,
    count(*) filter (where status in ('done', 'returned'))::int as completed,
    count(*) filter (where status = 'stopped')::int as refused,
    count(*) filter (where status = 'withdrawn')::int as withdrawn,
    count(*) filter (where annulled_at is not null)::int as annulled,
    count(*) filter (where on_time)::int as "onTime",
    count(*) filter (where not on_time)::int as late
  from monitored_case
  where received_at >= ($1 || 'T00:00:00+07:00')::timestamptz
    and received_at < ($2 || 'T00:00:00+07:00')::timestamptz + interval '1 day'
    and ($4::text[] is null or commune = any($4))
  group by commune, channel
  order by commune, channel`;

export const countCases = (
  db: Sql,
  { from, to }: Period,
  today: string,
  communes: readonly string[] | null,
): Promise<CountsOfChannel[]> => rows(db, COUNTS, [from, to, asOf({ to }, today), communes]);

/** An open case is judged at the end of the period, or today where that is still to come. */
export const asOf = ({ to }: Pick<Period, 'to'>, today: string): string => (to < today ? to : today);

/** How many declarations wait for an officer to accept them. */
export async function countWaiting(db: Sql, communes: readonly string[] | null): Promise<number> {
  const [waiting] = await rows<{ count: number }>(
    db,
    `select count(*)::int as count from monitored_case
     where status = 'new' and ($1::text[] is null or commune = any($1))`,
    [communes],
  );
  return waiting!.count;
}
