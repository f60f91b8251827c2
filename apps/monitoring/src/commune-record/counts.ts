import { rows, type Sql } from '@lien-thong/service';
import type { CountsOfChannel } from './commune-record';
import type { Period } from './period';

/** The day a case is judged by: the one first promised, which an apology does not move. */
const JUDGED_BY = 'coalesce(first_promised_on, promised_on)';

const ENDED_ON = `(ended_at at time zone 'Asia/Ho_Chi_Minh')::date`;

const OVERDUE = `status in ('received', 'processing') and ${JUDGED_BY} < $3::date`;

/** Past the day it is judged by: still open, or ended after it. What kept no promise and broke none is neither. */
const PAST_ITS_DAY = `(case when ended_at is null then ${OVERDUE} else on_time is not null and ${ENDED_ON} > ${JUDGED_BY} end)`;

/** Somebody said sorry and named another day, and that one was kept or is still to come. */
const APOLOGISED = `(first_promised_on is not null and coalesce(${ENDED_ON}, $3::date) <= promised_on)`;

/** Xin lỗi chưa: of what is past its day. `$3` is the day an open case is judged at. */
export const LATE_WITHOUT_APOLOGY = `${PAST_ITS_DAY} and not ${APOLOGISED}`;

/** Cases received in the period `$1` to `$2` in the communes `$4`. */
export const RECEIVED = `received_at >= ($1 || 'T00:00:00+07:00')::timestamptz
    and received_at < ($2 || 'T00:00:00+07:00')::timestamptz + interval '1 day'
    and ($4::text[] is null or commune = any($4))`;

/** Counts by commune and channel, straight from an index; `asOf` is the day that decides what is overdue. */
const COUNTS = `
  select commune, channel,
    count(*)::int as received,
    count(*) filter (where status in ('received', 'processing', 'supplement-asked', 'payment-asked'))::int as open,
    count(*) filter (where ${OVERDUE})::int as overdue,
    count(*) filter (where status in ('done', 'returned'))::int as completed,
    count(*) filter (where status = 'stopped')::int as refused,
    count(*) filter (where status = 'withdrawn')::int as withdrawn,
    count(*) filter (where annulled_at is not null)::int as annulled,
    count(*) filter (where on_time)::int as "onTime",
    count(*) filter (where not on_time)::int as late,
    count(*) filter (where ${PAST_ITS_DAY} and ${APOLOGISED})::int as "lateWithApology",
    count(*) filter (where ${LATE_WITHOUT_APOLOGY})::int as "lateWithoutApology"
  from monitored_case
  where ${RECEIVED}
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
