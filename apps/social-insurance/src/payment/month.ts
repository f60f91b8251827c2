/** Months are written as their first day, yyyy-mm-01. */
export const monthOf = (day: string): string => `${day.slice(0, 7)}-01`;

/** The month so many after the one that a day (yyyy-mm-dd) lies in. */
export function monthAfter(day: string, months = 1): string {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}

/** Every month from one to another, both included; none where the second comes first. */
export function monthsBetween(from: string, through: string): string[] {
  const months: string[] = [];
  for (let month = monthOf(from); month <= monthOf(through); month = monthAfter(month)) months.push(month);
  return months;
}
