import { record, type Actor } from '@lien-thong/audit';
import type { BenefitDesk } from '@lien-thong/contracts';
import { rows, type Sql } from '@lien-thong/service';
import { monthOf } from '../payment/month';

/** A pension or allowance that is paid again, and what of it was missed. */
export interface Lifted {
  caseId: string;
  desk: BenefitDesk;
  payer: string;
  /** The first and last month that was not paid, as their first days; null where none was missed. */
  from: string | null;
  through: string | null;
  /** Đồng. */
  arrears: number;
}

/**
 * A month is missed from the one after the last that was paid; where the payer never said, from the one after the
 * death that was none.
 */
const LIFT = `
  with lifted as (
    select s.id, s.case_id, s.desk, s.payer, s.monthly, s.register_row,
           (date_trunc('month', coalesce(s.paid_through, s.died_on)) + interval '1 month')::date as missed_from
    from benefit_stop s where s.person = any($1::bytea[]) and s.state <> 'lifted' order by s.id for update),
  pension as (
    update insured i set stopped_on = null, stopped_for = null from lifted l where i.insured = l.register_row),
  allowance as (
    update beneficiary b set stopped_on = null, stopped_for = null from lifted l where b.beneficiary = l.register_row),
  contributor as (
    update insured i set stopped_on = null, stopped_for = null where i.person = any($1::bytea[]) and not i.pensioner),
  waived as (
    update recovery r set state = 'waived', reason = $2, version = r.version + 1
    from lifted l where r.stop = l.id and r.state in ('open', 'asked')),
  reckoned as (
    select l.*, greatest(0, (date_part('year', age($3::date, missed_from)) * 12
      + date_part('month', age($3::date, missed_from)))::int + 1) * (missed_from <= $3::date)::int as months
    from lifted l)
  update benefit_stop s
  set state = 'lifted', settled_by = $4, settled_at = $5::timestamptz, version = s.version + 1,
      arrears_from = case when r.months > 0 then r.missed_from end,
      arrears_through = case when r.months > 0 then $3::date end,
      arrears = r.months * s.monthly
  from reckoned r where s.id = r.id
  returning s.case_id as "caseId", s.desk, s.payer, s.arrears_from::text as "from", s.arrears_through::text as through, s.arrears`;

export async function liftStops(
  db: Sql,
  persons: readonly Buffer[],
  { why, actor, today, at }: { why: string; actor: Actor; today: string; at: string },
): Promise<Lifted[]> {
  if (!persons.length) return [];
  const found = await rows<Omit<Lifted, 'arrears'> & { arrears: string }>(db, LIFT, [
    persons,
    why,
    monthOf(today),
    actor.subject,
    at,
  ]);
  const lifted = found.map((one) => ({ ...one, arrears: Number(one.arrears) }));
  await record(
    db,
    lifted.map(({ caseId, payer, arrears }) => ({
      actor,
      action: 'benefit.resume',
      subject: { kind: 'benefit-stop', id: payer },
      caseId,
      reason: why,
      detail: { arrears },
    })),
  );
  return lifted;
}
