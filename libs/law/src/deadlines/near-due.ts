import { sumDays, sumWorkingDays, workingDaysBefore } from '../calendar/count-days';
import { dayFinding } from '../calendar/calendar';
import { localTime, plusDays } from '../calendar/days';
import { rowOn, type Law } from '../rows/law';
import { LawGapError, type Day, type LawRow } from '../rows/row';
import type { Limit } from './limit';

/** A length told as part of the limit, of the limit's own unit. */
interface PartOfTheLimit {
  readonly share: number;
  readonly atLeast: number;
}

const lengthOf = ({ share, atLeast }: PartOfTheLimit, n: number): number =>
  Math.max(atLeast, Math.ceil(share * n));

/**
 * The first day on which an open dossier counts as near due: a setting of the system, not of the law. What is due
 * within the day, or counted in hours, is near due on its last day.
 */
export function nearDueFrom(law: Law, { n, unit }: Limit, { from, dueOn }: { from: Day; dueOn: Day }): Day {
  if (unit !== 'working-day' && unit !== 'day') return dueOn;
  const before = Math.min(n, lengthOf(rowOn<PartOfTheLimit>(law, 'clocks', 'near-due', from).value, n));
  if (unit === 'working-day') return workingDaysBefore(law.calendar, dueOn, before);
  let day = plusDays(dueOn, -before);
  while (day > from && !dayFinding(law.calendar, day).working) day = plusDays(day, -1);
  return day;
}

/** Gia hạn, hẹn lại. */
export interface Extension {
  /** How often a new day may be named. */
  readonly times: number;
  /** How long each may be, in the unit of the limit; in working days for what is due within the day. */
  readonly atMost: number;
  /** The last day the first one may name; absent beyond the declared calendar. */
  readonly latest?: Day;
  readonly row: LawRow<number>;
}

/** How often and by how much a deadline may be put off, with a slip that says sorry. */
export function extensionOf(law: Law, { n, unit }: Limit, { on, dueOn }: { on: Day; dueOn: Day }): Extension {
  const row = rowOn<number>(law, 'clocks', 're-appointments', on);
  const atMost = lengthOf(rowOn<PartOfTheLimit>(law, 'clocks', 'extension-length', on).value, n);
  const hours = rowOn<number>(law, 'calendar', 'hours-of-a-working-day', on).value;
  const days = unit === 'working-hour' ? Math.ceil(atMost / hours) : atMost;
  const latest = row.value > 0 ? lastDay(law, { dueOn, days, unit }) : undefined;
  return { times: row.value, atMost, ...(latest && { latest }), row };
}

function lastDay(
  { calendar }: Law,
  { dueOn, days, unit }: { dueOn: Day; days: number; unit: Limit['unit'] },
): Day | undefined {
  if (unit === 'year') return undefined;
  try {
    return (unit === 'day' ? sumDays : sumWorkingDays)(calendar, dueOn, days).day;
  } catch (error) {
    if (error instanceof LawGapError) return undefined;
    throw error;
  }
}

/**
 * The first day on which an apology is to lie ready for a deadline that an open dossier may not keep: so many working
 * days before it as the row says.
 */
export const apologyDraftFrom = (law: Law, { on, dueOn }: { on: Day; dueOn: Day }): Day =>
  workingDaysBefore(law.calendar, dueOn, rowOn<number>(law, 'clocks', 'apology-draft', on).value);

/**
 * The last day on which the family's answer to a request for papers is waited for: days off count, and one that falls
 * on a day off ends with the next working day (Civil Code 2015 art. 148.5).
 */
export const supplementAwaitedUntil = (law: Law, askedOn: Day): Day =>
  sumDays(law.calendar, askedOn, rowOn<number>(law, 'clocks', 'supplement-answer', askedOn).value).day;

/** Until when an office's request for papers waits for those of others, so that the family gets one slip. */
export function supplementGatheredUntil(law: Law, askedAt: string): string {
  const minutes = rowOn<number>(law, 'clocks', 'supplement-window', localTime(askedAt).day).value;
  return new Date(Date.parse(askedAt) + minutes * 60_000).toISOString();
}

const HOUR_MS = 3_600_000;

/** Until when an office's list of what it decided on a day (in Viet Nam) is waited for: an hour of the next day. */
export function listAwaitedUntil(law: Law, day: Day): string {
  const hour = rowOn<number>(law, 'clocks', 'list-hour', day).value;
  return new Date(Date.parse(`${day}T00:00:00+07:00`) + (24 + hour) * HOUR_MS).toISOString();
}
