import type { PaymentMethod, PaymentPurpose } from '@lien-thong/contracts';
import type { Sql } from '@lien-thong/service';
import type { PaymentOrder } from './payment-order.entity';
import { referenceOf } from './reference';

/** A decision by which money is to be paid. */
export interface Payable extends Pick<
  PaymentOrder,
  'caseId' | 'benefit' | 'decision' | 'month' | 'desk' | 'seat' | 'amount'
> {
  purpose: PaymentPurpose;
  method: PaymentMethod;
}

/** A monthly benefit gets its first month's order, and a schedule for those that follow. */
const OPEN = `
  with payable as (
    select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::bigint[],
                         $9::date[], $10::date[], $11::text[])
      with ordinality as p(case_id, benefit, purpose, decision, desk, seat, method, amount, month, due_on, reference, nth)),
  scheduled as (
    insert into payment_schedule (case_id, benefit, decision, desk, seat, method, amount, next_month)
    select case_id, benefit, decision, desk, seat, method, amount, month + interval '1 month'
    from payable where month is not null
    on conflict do nothing)
  insert into payment_order (case_id, benefit, purpose, decision, desk, seat, method, amount, month, due_on, reference, state, opened_at)
  select case_id, benefit, purpose, decision, desk, seat, method, amount, month, due_on, reference,
         case when exists (select from stopped_benefit s where s.case_id = p.case_id and s.benefit = p.benefit) then 'stopped' else 'due' end, $12::timestamptz
  from payable p order by nth
  on conflict (reference) do nothing`;

/** Opens an order for each decision, in one statement; one that was opened before stays as it is. */
export async function openOrders(
  db: Sql,
  payable: readonly Payable[],
  { today, at }: { today: string; at: string },
): Promise<void> {
  if (!payable.length) return;
  await db.query(OPEN, [
    payable.map(({ caseId }) => caseId),
    payable.map(({ benefit }) => benefit),
    payable.map(({ purpose }) => purpose),
    payable.map(({ decision }) => decision),
    payable.map(({ desk }) => desk),
    payable.map(({ seat }) => seat),
    payable.map(({ method }) => method),
    payable.map(({ amount }) => amount),
    payable.map(({ month }) => month),
    payable.map(({ month }) => month ?? today),
    payable.map(({ decision, month }) => referenceOf(decision, 1, month)),
    at,
  ]);
}
