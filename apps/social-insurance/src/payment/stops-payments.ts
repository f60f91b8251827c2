import { record, type Actor } from '@lien-thong/audit';
import type { BenefitDesk } from '@lien-thong/contracts';
import type { Work } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { Clock, rows } from '@lien-thong/service';
import { Injectable } from '@nestjs/common';
import type { Benefit } from '../benefit-decision/decision';
import { liftStops, type Lifted } from '../overpayment/lift-stops';

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

/** What was sent may have arrived, so long as its payer has not said that it did not. */
const STOP = `
  with marked as (
    insert into stopped_case (case_id, why, stopped_by, stopped_at)
    select distinct case_id, $2, $3, $4::timestamptz from unnest($1::uuid[]) as c(case_id)
    on conflict do nothing),
  held as materialized (
    select id, case_id, benefit, decision, desk, seat, month, amount, state
    from payment_order where case_id = any($1::uuid[]) order by id for update),
  stopped as (
    update payment_order o set state = 'stopped', reason = $2, version = o.version + 1
    from held h where o.id = h.id and h.state = 'due'),
  sent as (
    select * from held where state in ('ordered', 'unclear', 'paid')),
  listed as (
    insert into recovery (id, case_id, source, payment, desk, seat, payer, months, amount, opened_at)
    select gen_random_uuid(), case_id, 'undone', id, desk, seat, benefit,
           case when month is null then '{}' else array[to_char(month, 'YYYY-MM')] end, amount, $4::timestamptz
    from sent
    on conflict (payment) do nothing)
  select d.case_id as "caseId", d.benefit, d.code as decision, d.desk, coalesce(sum(s.amount), 0) as amount
  from benefit_decision d left join sent s on s.case_id = d.case_id and s.benefit = d.benefit
  where d.case_id = any($1::uuid[])
  group by d.case_id, d.benefit, d.code, d.desk order by d.case_id, d.benefit`;

/** Undoes what a death that was none, or a case that was given up, set going with money. */
@Injectable()
export class StopsPayments {
  constructor(
    private readonly clock: Clock,
    private readonly privacy: Privacy,
  ) {}

  /**
   * Stops whatever is to be paid in these cases, now and later. What was sent already is listed for recovery. Doing it
   * again changes nothing and answers the same.
   * @returns one line for each decision of the cases, top-ups and months counted with it
   */
  async stop(
    { db }: Pick<Work, 'db'>,
    caseIds: readonly string[],
    why: string,
    actor: Actor,
  ): Promise<StoppedDecision[]> {
    if (!caseIds.length) return [];
    const found = await rows<Omit<StoppedDecision, 'outcome' | 'amount'> & { amount: string }>(db, STOP, [
      caseIds,
      why,
      actor.subject,
      this.clock.instant(),
    ]);
    const stopped = found.map((one): StoppedDecision => {
      const amount = Number(one.amount);
      return { ...one, amount, outcome: amount ? 'to-recover' : 'stopped' };
    });
    await record(
      db,
      stopped.map(({ caseId, benefit, decision, outcome, amount }) => ({
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

  /**
   * Gives the living their pensions and allowances back: the registers pay them again, the months that were missed are
   * listed as arrears, and what was to be recovered of them is not.
   * @param personalIds of those who were registered dead and live
   */
  resumeBenefits(
    work: Pick<Work, 'db'>,
    personalIds: readonly string[],
    why: string,
    actor: Actor,
  ): Promise<Lifted[]> {
    const persons = personalIds.map((id) => this.privacy.hash('person', id));
    return this.resumePersons(work, persons, why, actor);
  }

  /** The same, of persons by the hashes that the registers find them by. */
  resumePersons(
    { db }: Pick<Work, 'db'>,
    persons: readonly Buffer[],
    why: string,
    actor: Actor,
  ): Promise<Lifted[]> {
    return liftStops(db, persons, { why, actor, today: this.clock.today(), at: this.clock.instant() });
  }
}
