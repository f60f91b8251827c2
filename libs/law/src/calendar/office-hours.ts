import { rowOn, type Law } from '../rows/law';
import type { Day, LawRow, Scope } from '../rows/row';
import type { OfficeKey } from './calendar-tables';
import { findingOf } from './calendar';
import type { CountedDay, Standstill } from './count-days';
import { dayNumber, dayOfNumber, localTime, timeOfDay, weekdayOf } from './days';
import { durationInWords, timeInWords } from './sentences';

type SpanText = readonly [string, string];

/** The hours of some weekdays, 0 Sunday … 6 Saturday. */
interface DayHours {
  readonly weekdays: readonly number[];
  readonly morning?: SpanText;
  readonly afternoon?: SpanText;
}

/** Giờ làm việc: the value of a row of `office-hours`. */
export interface OfficeHours {
  readonly working: readonly DayHours[];
  /** Hours in which the counter takes in dossiers although no clock runs: the police on Saturday morning. */
  readonly openOnly?: readonly DayHours[];
}

/** Milliseconds since midnight. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface HoursOfDay {
  readonly spans: readonly Span[];
  /** The clock of a limit in working hours runs in these spans; otherwise the counter is only open. */
  readonly working: boolean;
  readonly why: string;
  readonly row: LawRow<OfficeHours>;
}

export const spansOf = ({ morning, afternoon }: DayHours): Span[] =>
  [morning, afternoon].flatMap((span) =>
    span ? [{ from: timeOfDay(span[0]), to: timeOfDay(span[1]) }] : [],
  );

/** When an office is at work, or only open, on a day. Throws a LawGapError outside the declared days. */
export function hoursOn(law: Law, office: OfficeKey, day: Day, scope?: Scope): HoursOfDay {
  const row = rowOn<OfficeHours>(law, 'office-hours', office, day, scope);
  const n = dayNumber(day);
  const { working, kind, why } = findingOf(law.calendar, n);
  const onWeekday = ({ weekdays }: DayHours) => weekdays.includes(weekdayOf(n));
  // A Saturday that is worked to make up for a swapped day has the hours of an ordinary day.
  if (working) {
    const hours = row.value.working.find(onWeekday) ?? row.value.working[0]!;
    return { spans: spansOf(hours), working, why, row };
  }
  const open = kind === 'weekly-rest' ? row.value.openOnly?.find(onWeekday) : undefined;
  return { spans: open ? spansOf(open) : [], working, why: open ? `${why}, chỉ nhận hồ sơ` : why, row };
}

/** Whether the counter takes in dossiers at an instant. */
export function isOpen(law: Law, office: OfficeKey, instant: string, scope?: Scope): boolean {
  const { day, timeOfDay: at } = localTime(instant);
  return hoursOn(law, office, day, scope).spans.some(({ from, to }) => from <= at && at < to);
}

export interface HourSum {
  readonly day: Day;
  /** Milliseconds since midnight. */
  readonly timeOfDay: number;
  readonly counted: readonly CountedDay[];
}

/** Where the hours of a limit are counted. */
export interface HourClock {
  readonly law: Law;
  readonly office: OfficeKey;
  readonly scope?: Scope;
  readonly still?: Standstill;
}

/**
 * The instant at which `ms` of an office's working hours have passed since an instant. Hours run from the very moment,
 * not from the following day; a day on which the clock stands still gives none.
 */
export function sumWorkingHours(
  { law, office, scope, still }: HourClock,
  since: string,
  ms: number,
): HourSum {
  const start = localTime(since);
  const counted: CountedDay[] = [];
  let left = ms;
  for (let n = dayNumber(start.day); ; n++) {
    const day = dayOfNumber(n);
    const { spans, working, why } = hoursOn(law, office, day, scope);
    const pause = still?.(n);
    const notBefore = day === start.day ? start.timeOfDay : 0;
    const run = working && pause === undefined ? passed(spans, notBefore, left) : { ms: 0, at: 0 };
    if (run.ms === 0)
      counted.push({ day, counted: false, why: pause ?? (working ? 'đã hết giờ làm việc' : why) });
    else
      counted.push({
        day,
        counted: true,
        why: `tính ${durationInWords(run.ms)}, đến ${timeInWords(run.at)}`,
      });
    left -= run.ms;
    if (left === 0) return { day, timeOfDay: run.at, counted };
  }
}

/** How much of `atMost` passes in the spans of one day, and when the last of it has passed. */
function passed(spans: readonly Span[], notBefore: number, atMost: number): { ms: number; at: number } {
  let [ms, at] = [0, 0];
  for (const { from, to } of spans) {
    const start = Math.max(from, notBefore);
    const run = Math.min(Math.max(0, to - start), atMost - ms);
    if (run > 0) [ms, at] = [ms + run, start + run];
  }
  return { ms, at };
}
