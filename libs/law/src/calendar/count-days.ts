import type { Day } from '../rows/row';
import { findingOf, type Calendar } from './calendar';
import { dayNumber } from './days';

export interface CountedDay {
  readonly day: Day;
  readonly counted: boolean;
  /** A Vietnamese phrase, e.g. 'nghỉ Ngày Văn hóa Việt Nam'. */
  readonly why: string;
}

export interface DaySum {
  readonly day: Day;
  /** Every day that was looked at, in order. */
  readonly counted: readonly CountedDay[];
}

/** Why the clock stands still on a day (of `dayNumber`), in Vietnamese; undefined while it runs. */
export type Standstill = (n: number) => string | undefined;

const neverStill: Standstill = () => undefined;

/**
 * The n-th working day after `day`; the count starts on the following day (Civil Code 2015 art. 147). With 0 it is the
 * day itself, or the next working day if that is a day off. A day on which the clock stands still does not count.
 */
export function sumWorkingDays(calendar: Calendar, day: Day, n: number, still = neverStill): DaySum {
  refuseOddNumber(n);
  const walk = walkFrom(calendar, day, still);
  if (n === 0) return walk.toOpenDay();
  for (let left = n; left > 0;) {
    walk.goOn();
    if (walk.note()) left--;
  }
  return walk.sum();
}

/**
 * The n-th calendar day after `day`; the days off inside the limit count. With `toWorkingDay` a limit that ends on a
 * day off ends with the next working day (Civil Code 2015 art. 148.5).
 */
export function sumDays(
  calendar: Calendar,
  day: Day,
  n: number,
  { still = neverStill, toWorkingDay = true }: { still?: Standstill; toWorkingDay?: boolean } = {},
): DaySum {
  refuseOddNumber(n);
  const walk = walkFrom(calendar, day, still);
  for (let left = n; left > 0;) {
    walk.goOn();
    if (walk.noteAnyDay()) left--;
  }
  return toWorkingDay ? walk.toOpenDay() : walk.sum();
}

function refuseOddNumber(n: number) {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`${n} is no number of days`);
}

function walkFrom(calendar: Calendar, day: Day, still: Standstill) {
  const counted: CountedDay[] = [];
  let at = dayNumber(day);
  let finding = findingOf(calendar, at);
  const goOn = () => (finding = findingOf(calendar, ++at));
  const noteAs = (counts: boolean, why: string): boolean => {
    const pause = still(at);
    counted.push({ day: finding.day, counted: counts && pause === undefined, why: pause ?? why });
    return counts && pause === undefined;
  };
  const isOpen = () => finding.working && still(at) === undefined;
  const sum = (): DaySum => ({ day: finding.day, counted });
  return {
    goOn,
    sum,
    note: () => noteAs(finding.working, finding.why),
    noteAnyDay: () => noteAs(true, finding.working ? finding.why : `${finding.why}, vẫn tính`),
    toOpenDay(): DaySum {
      // The last day of a count may be noted already: its place goes to the day on which the office is at work.
      if (counted.at(-1)?.day === finding.day) counted.pop();
      for (; !isOpen(); goOn()) noteAs(false, finding.why);
      noteAs(true, finding.why);
      return sum();
    },
  };
}

/** The n-th working day before `day`. */
export function workingDaysBefore(calendar: Calendar, day: Day, n: number): Day {
  let at = dayNumber(day);
  for (let left = n; left > 0;) if (findingOf(calendar, --at).working) left--;
  return findingOf(calendar, at).day;
}
