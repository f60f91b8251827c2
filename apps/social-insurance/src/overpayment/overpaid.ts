import { parameter, type Law } from '@lien-thong/law';
import { monthAfter, monthsBetween } from '../payment/month';

export interface Overpaid {
  /** yyyy-mm, in order. */
  months: string[];
  /** Đồng. */
  amount: number;
}

/** What was paid for months after the last one that is payable: the month of death, unless the law's row says more. */
export function overpaid(
  law: Law,
  { diedOn, paidThrough, monthly }: { diedOn: string; paidThrough: string; monthly: number },
): Overpaid {
  const payable = parameter(law, 'months-payable-after-death', diedOn).value;
  const months = monthsBetween(monthAfter(diedOn, payable + 1), paidThrough);
  return { months: months.map((month) => month.slice(0, 7)), amount: months.length * monthly };
}
