import type { Day } from '../rows/row';

const DAY_MS = 86_400_000;
/** Asia/Ho_Chi_Minh has been UTC+7 without summer time since 1975. */
const UTC_OFFSET_MS = 7 * 3_600_000;

/** Days since 1970-01-01. */
export const dayNumber = (day: Day): number =>
  Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / DAY_MS;

export const dayOfNumber = (n: number): Day => new Date(n * DAY_MS).toISOString().slice(0, 10);

export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && dayOfNumber(dayNumber(text)) === text;

export const plusDays = (day: Day, n: number): Day => dayOfNumber(dayNumber(day) + n);

/** Whole calendar days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from);

/** Adds calendar years; 29 February becomes 28 February (Civil Code art. 148 counts to the corresponding day). */
export function plusYears(day: Day, years: number): Day {
  const moved = `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${day.slice(4)}`;
  return isDay(moved) ? moved : `${moved.slice(0, 8)}28`;
}

/** Full years of age on a day. */
export const ageOn = (bornOn: Day, on: Day): number =>
  Number(on.slice(0, 4)) - Number(bornOn.slice(0, 4)) - (on.slice(5) < bornOn.slice(5) ? 1 : 0);

/** 0 Sunday … 6 Saturday. */
export const weekdayOf = (n: number): number => (((n + 4) % 7) + 7) % 7;

export interface LocalTime {
  day: Day;
  /** Milliseconds since midnight. */
  timeOfDay: number;
}

/** What the clock on the office's wall shows at an instant. */
export function localTime(instant: string): LocalTime {
  const ms = Date.parse(instant);
  if (Number.isNaN(ms)) throw new RangeError(`${instant} is not an instant`);
  const local = ms + UTC_OFFSET_MS;
  const n = Math.floor(local / DAY_MS);
  return { day: dayOfNumber(n), timeOfDay: local - n * DAY_MS };
}

/** '15:00' → milliseconds since midnight. */
export const timeOfDay = (text: string): number =>
  (Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5))) * 60_000;
