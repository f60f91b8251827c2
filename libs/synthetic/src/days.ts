export const pad = (n: number, width = 2): string => String(n).padStart(width, '0');

const DAY = 86_400_000;

const daysFrom = new Map<string, Map<number, string>>();

/** `day` and what it returns are yyyy-mm-dd. Few days are asked for, and often: each is reckoned once. */
export function plusDays(day: string, n: number): string {
  let known = daysFrom.get(day);
  if (!known) daysFrom.set(day, (known = new Map<number, string>()));
  let found = known.get(n);
  if (!found)
    known.set(n, (found = new Date(Date.parse(`${day}T00:00:00Z`) + n * DAY).toISOString().slice(0, 10)));
  return found;
}

export const monthsBetween = (from: string, to: string): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
  Number(to.slice(5, 7)) -
  Number(from.slice(5, 7));

/** Today in Viet Nam, which keeps UTC+7 all year. */
export const todayInVietnam = (): string => new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
