import { parameter, type Law } from '@lien-thong/law';
import { monthAfter, monthOf } from '../payment/month';

const DAY = 86_400_000;

const plus = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

/** The pay-day of a day's month, or of one so many months later. */
const payDay = (law: Law, today: string, months: number): string =>
  plus(monthAfter(monthOf(today), months), parameter(law, 'monthly-pay-day', today).value - 1);

/** The last pay-day that has come, today's included: what was to be confirmed before it is overdue. */
export function lastPayDay(law: Law, today: string): string {
  const thisMonth = payDay(law, today, 0);
  return thisMonth <= today ? thisMonth : payDay(law, today, -1);
}

/** Whether the next pay-day is so near that whoever has not confirmed is warned. */
export function payDayIsNear(law: Law, today: string): boolean {
  const thisMonth = payDay(law, today, 0);
  const next = thisMonth > today ? thisMonth : payDay(law, today, 1);
  return plus(today, parameter(law, 'pay-day-warning', today).value) >= next;
}
