import { record, type Actor } from '@lien-thong/audit';
import type { BenefitDesk, MonthlyPayer } from '@lien-thong/contracts';
import { parameter, type Law } from '@lien-thong/law';
import { rows, type Sql } from '@lien-thong/service';
import { monthAfter, monthsBetween } from '../payment/month';

/** Whoever lives, by the hash that the registers find them by, and why they are paid again. */
export interface Living {
  person: Buffer;
  why: string;
}

/** A pension or allowance that is paid again, and what of it was missed. */
export interface Lifted {
  /** The person's hash, in hex. */
  person: string;
  caseId: string;
  desk: BenefitDesk;
  payer: MonthlyPayer;
  /** The first and last month that was not paid, as their first days; null where none was missed. */
  from: string | null;
  through: string | null;
  /** Đồng. */
  arrears: number;
}

interface Held extends Pick<Lifted, 'person' | 'caseId' | 'desk' | 'payer'> {
  id: string;
  monthly: string;
  diedOn: string;
  paidThrough: string | null;
  why: string;
}

/** The registers pay again what a registered death had stopped, and take contributions again. */
const RESUME = `
  with living as (
    select * from unnest($1::bytea[], $2::text[]) as l(person, why)),
  pension as (
    update insured i set stopped_on = null, stopped_for = null from living l
    where i.person = l.person and i.stopped_for is not null),
  allowance as (
    update beneficiary b set stopped_on = null, stopped_for = null from living l
    where b.person = l.person and b.stopped_for is not null)
  select s.id, encode(s.person, 'hex') as person, s.case_id as "caseId", s.desk, s.payer, s.monthly,
         s.died_on::text as "diedOn", s.paid_through::text as "paidThrough", l.why
  from benefit_stop s join living l using (person) where s.state <> 'lifted' order by s.id for update of s`;

const LIFT = `
  with lifted as (
    select * from unnest($1::uuid[], $2::date[], $3::date[], $4::bigint[], $5::text[])
      as l(id, missed_from, missed_through, missed, why)),
  waived as (
    update recovery r set state = 'waived', reason = l.why, version = r.version + 1
    from lifted l where r.stop = l.id and r.state in ('open', 'asked'))
  update benefit_stop s
  set state = 'lifted', settled_by = $6, settled_at = $7::timestamptz, version = s.version + 1,
      arrears_from = l.missed_from, arrears_through = l.missed_through, arrears = l.missed
  from lifted l where s.id = l.id`;

/**
 * Gives the living their pensions and allowances back: the registers pay them again, the months that were missed are
 * listed as arrears, and what was to be recovered of them is not. Doing it again changes nothing.
 */
export async function liftStops(
  db: Sql,
  living: readonly Living[],
  { law, actor, today, at }: { law: Law; actor: Actor; today: string; at: string },
): Promise<Lifted[]> {
  if (!living.length) return [];
  const held = await rows<Held>(db, RESUME, [
    living.map(({ person }) => person),
    living.map(({ why }) => why),
  ]);
  const lifted = held.map((stop) => ({ ...stop, ...missedOf(law, stop, today) }));
  await db.query(LIFT, [
    lifted.map(({ id }) => id),
    lifted.map(({ from }) => from),
    lifted.map(({ through }) => through),
    lifted.map(({ arrears }) => arrears),
    lifted.map(({ why }) => why),
    actor.subject,
    at,
  ]);
  await record(
    db,
    lifted.map(({ caseId, payer, arrears, why }) => ({
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

/**
 * Missed are the months after the last that was paid; where the payer never said, those after the last that the law
 * pays for the dead.
 */
function missedOf(law: Law, { diedOn, paidThrough, monthly }: Held, today: string) {
  const payable = parameter(law, 'months-payable-after-death', diedOn).value;
  const months = monthsBetween(monthAfter(paidThrough ?? monthAfter(diedOn, payable)), today);
  return {
    from: months[0] ?? null,
    through: months.at(-1) ?? null,
    arrears: months.length * Number(monthly),
  };
}
