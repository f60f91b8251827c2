import { rows, type Sql } from '@lien-thong/service';
import type { PaymentOrder } from './payment-order.entity';

/**
 * Raises what a monthly benefit pays from its next month on.
 * @param by đồng a month
 * @param since the day from which the rule holds; its whole month counts
 * @returns how many months from there on were ordered at the old sum
 */
export async function raiseSchedule(
  db: Sql,
  { caseId, benefit }: Pick<PaymentOrder, 'caseId' | 'benefit'>,
  { by, since }: { by: number; since: string },
): Promise<number> {
  // Held by this, no month is opened meanwhile: the count is of all that went out at the old sum.
  await db.query('update payment_schedule set amount = amount + $3 where case_id = $1 and benefit = $2', [
    caseId,
    benefit,
    by,
  ]);
  const [ordered] = await rows<{ months: number }>(
    db,
    `select count(distinct month)::int as months from payment_order
     where case_id = $1 and benefit = $2 and month >= date_trunc('month', $3::date)`,
    [caseId, benefit, since],
  );
  return ordered!.months;
}
