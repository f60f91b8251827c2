import { dayNumber, dayOfNumber, isDay, weekdayOf } from './days';
import { findRow, LawGapError, type Day, type LawRow, type RowIndex } from '../rows/row';
import type { SkippedDay } from './sentences';

type DayKind = 'holiday' | 'compensatory' | 'swap-off' | 'swap-work';

/** One line of the value of a row of `holidays`: a day, or a day of every year. */
export interface HolidayEntry {
  readonly kind: DayKind;
  readonly day?: Day;
  /** 'MM-DD' */
  readonly everyYear?: string;
}

/** What is known of one day. */
export interface DayFinding {
  readonly day: Day;
  readonly working: boolean;
  /** A Vietnamese phrase, e.g. 'nghỉ Ngày Văn hóa Việt Nam'. */
  readonly why: string;
  readonly row: LawRow;
}

/** Lịch làm việc: every day of the declared years, looked up once when the law is loaded. */
export interface Calendar {
  readonly first: Day;
  readonly last: Day;
  readonly days: ReadonlyMap<number, DayFinding>;
}

export interface CountedDay extends SkippedDay {
  counted: boolean;
}

const PHRASES: Record<DayKind, (name: string) => string> = {
  holiday: (name) => `nghỉ ${name}`,
  compensatory: (name) => name,
  'swap-off': (name) => `nghỉ ${name}`,
  'swap-work': (name) => `làm bù ${name}`,
};

export function buildCalendar(index: RowIndex): Calendar {
  const declared = newest<{ first: Day; last: Day }>(index, 'declared-days');
  const [first, last] = [dayNumber(declared.value.first), dayNumber(declared.value.last)];
  const days = new Map<number, DayFinding>();
  for (let n = first; n <= last; n++) {
    const row = findRow<number[]>(index, 'calendar', 'weekly-rest', dayOfNumber(n));
    if (!row) throw new LawGapError('calendar', 'weekly-rest', dayOfNumber(n));
    const resting = row.value.includes(weekdayOf(n));
    days.set(n, {
      day: dayOfNumber(n),
      working: !resting,
      why: resting ? 'nghỉ hằng tuần' : 'ngày làm việc',
      row,
    });
  }
  for (const [n, kind, row] of holidays(
    index,
    Number(declared.value.first.slice(0, 4)),
    Number(declared.value.last.slice(0, 4)),
  ))
    if (days.has(n))
      days.set(n, { day: dayOfNumber(n), working: kind === 'swap-work', why: PHRASES[kind](row.name), row });
  return { first: declared.value.first, last: declared.value.last, days };
}

function newest<V>(index: RowIndex, key: string): LawRow<V> {
  const row = index.get('calendar')?.get(key)?.[0]?.rows[0];
  if (!row) throw new LawGapError('calendar', key, '');
  return row as LawRow<V>;
}

function* holidays(
  index: RowIndex,
  firstYear: number,
  lastYear: number,
): Iterable<[number, DayKind, LawRow]> {
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, i) => firstYear + i);
  for (const scopes of index.get('holidays')?.values() ?? [])
    for (const { rows } of scopes)
      for (const row of rows as readonly LawRow<HolidayEntry[] | null>[])
        for (const { kind, day, everyYear } of row.value ?? []) {
          const named = everyYear === undefined ? [day] : years.map((year) => `${year}-${everyYear}`);
          for (const one of named)
            if (one !== undefined && isDay(one) && findsItself(index, row, one))
              yield [dayNumber(one), kind, row];
        }
}

/** A day counts only while its row is the one in force: 24 November is a holiday from 2026 on. */
const findsItself = (index: RowIndex, row: LawRow, day: Day): boolean =>
  findRow(index, 'holidays', row.key, day) === row;

export const dayFinding = (calendar: Calendar, day: Day): DayFinding => findingOf(calendar, dayNumber(day));

function findingOf(calendar: Calendar, n: number): DayFinding {
  const found = calendar.days.get(n);
  if (!found)
    throw new LawGapError('holidays', `the calendar ${calendar.first}–${calendar.last}`, dayOfNumber(n));
  return found;
}

export interface WorkingDaySum {
  day: Day;
  counted: CountedDay[];
}

/**
 * The n-th working day after `day`; the count starts on the following day (Civil Code art. 147). With 0 it is the day
 * itself, or the next working day if that is a day off.
 */
export function sumWorkingDays(calendar: Calendar, day: Day, n: number): WorkingDaySum {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`${n} is no number of working days`);
  const counted: CountedDay[] = [];
  let at = dayNumber(day);
  let finding = findingOf(calendar, at);
  const goOn = () => (finding = findingOf(calendar, ++at));
  const note = () => counted.push({ day: finding.day, counted: finding.working, why: finding.why });
  if (n === 0) {
    for (; !finding.working; goOn()) note();
    return { day: finding.day, counted };
  }
  for (let left = n; left > 0;) {
    goOn();
    note();
    if (finding.working) left--;
  }
  return { day: finding.day, counted };
}
