import { record, type Actor } from '@lien-thong/audit';
import type { BenefitDesk } from '@lien-thong/contracts';
import type { Work } from '@lien-thong/messaging';
import { Clock, rows } from '@lien-thong/service';
import { Injectable } from '@nestjs/common';
import type { Benefit } from '../benefit-decision/decision';

/** What became of the money of a decision that does not stand any more. */
export interface StoppedDecision {
  caseId: string;
  benefit: Benefit;
  decision: string;
  desk: BenefitDesk;
  /** `stopped`: nothing was ever sent. `to-recover`: it was, or nobody knows; `amount` is listed for recovery. */
  outcome: 'stopped' | 'to-recover';
  /** Đồng. */
  amount: number;
}

type Found = Omit<StoppedDecision, 'outcome' | 'amount'> & { amount: string; why: string };

/** A benefit of which nothing is to be paid any more. */
export interface StopOrder {
  caseId: string;
  benefit: Benefit;
  why: string;
}

/** What was sent may have arrived, so long as its payer has not said that it did not. */
const STOP = `
  with named as (
    select * from unnest($1::uuid[], $2::text[], $3::text[]) as n(case_id, benefit, why)),
  marked as (
    insert into stopped_benefit (case_id, benefit, why, stopped_by, stopped_at)
    select case_id, benefit, why, $4, $5::timestamptz from named
    on conflict do nothing),
  held as materialized (
    select o.id, o.case_id, o.benefit, o.desk, o.seat, o.month, o.amount, o.state, n.why
    from payment_order o join named n using (case_id, benefit) order by o.id for update of o),
  stopped as (
    update payment_order o set state = 'stopped', reason = h.why, version = o.version + 1
    from held h where o.id = h.id and h.state = 'due'),
  sent as (
    select * from held where state in ('ordered', 'unclear', 'paid')),
  listed as (
    insert into recovery (id, case_id, source, payment, desk, seat, payer, months, amount, opened_at)
    select gen_random_uuid(), case_id, 'undone', id, desk, seat, benefit,
           case when month is null then '{}' else array[to_char(month, 'YYYY-MM')] end, amount, $5::timestamptz
    from sent
    on conflict (payment) do nothing)
  select d.case_id as "caseId", d.benefit, d.code as decision, d.desk, n.why, coalesce(sum(s.amount), 0) as amount
  from benefit_decision d join named n using (case_id, benefit)
    left join sent s on s.case_id = d.case_id and s.benefit = d.benefit
  group by d.case_id, d.benefit, d.code, d.desk, n.why order by d.case_id, d.benefit`;

/** Undoes what a decision that does not stand any more set going with money. */
@Injectable()
export class StopsPayments {
  constructor(private readonly clock: Clock) {}

  /**
   * Stops whatever is to be paid by these decisions, now and later; another benefit of the case is paid on. What was
   * sent already is listed for recovery. Doing it again changes nothing and answers the same.
   * @returns one line for each decision, top-ups and months counted with it
   */
  async stop(
    { db }: Pick<Work, 'db'>,
    orders: readonly StopOrder[],
    actor: Actor,
  ): Promise<StoppedDecision[]> {
    if (!orders.length) return [];
    const found = await rows<Found>(db, STOP, [
      orders.map(({ caseId }) => caseId),
      orders.map(({ benefit }) => benefit),
      orders.map(({ why }) => why),
      actor.subject,
      this.clock.instant(),
    ]);
    const stopped = found.map((one) => {
      const amount = Number(one.amount);
      return { ...one, amount, outcome: amount ? ('to-recover' as const) : ('stopped' as const) };
    });
    await record(
      db,
      stopped.map(({ caseId, benefit, decision, why, outcome, amount }) => ({
        actor,
        action: 'payment.stop',
        subject: { kind: benefit, id: decision },
        caseId,
        reason: why,
        detail: { outcome, amount },
      })),
    );
    return stopped;
  }
}
