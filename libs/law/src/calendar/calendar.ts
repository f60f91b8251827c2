import { findRow, LawGapError, type Day, type LawRow, type RowIndex } from '../rows/row';
import { dayNumber, dayOfNumber, isDay, weekdayOf } from './days';

export type HolidayKind = 'holiday' | 'compensatory' | 'swap-off' | 'swap-work';

/** One line of the value of a row of `holidays`: a day, or a day of every year. */
export interface HolidayEntry {
  readonly kind: HolidayKind;
  readonly day?: Day;
  /** 'MM-DD' */
  readonly everyYear?: string;
  /** Ngày âm lịch as people write it, day before month: '10/3'. It is checked against `day`. */
  readonly lunar?: string;
}

/** What is known of one day. */
export interface DayFinding {
  readonly day: Day;
  readonly working: boolean;
  readonly kind: HolidayKind | 'weekly-rest' | 'workday';
  /** The day is one of the weekly days of rest, whatever else it is. */
  readonly weeklyRest: boolean;
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

const PHRASES: Record<HolidayKind, (name: string) => string> = {
  holiday: (name) => `nghỉ ${name}`,
  compensatory: (name) => name,
  'swap-off': (name) => `nghỉ ${name}`,
  'swap-work': (name) => `làm bù ${name}`,
};

export function buildCalendar(index: RowIndex): Calendar {
  const { first, last } = newest<{ first: Day; last: Day }>(index, 'declared-days').value;
  const days = new Map<number, DayFinding>();
  for (let n = dayNumber(first); n <= dayNumber(last); n++) days.set(n, ordinaryDay(index, n));
  for (const [n, kind, row] of holidays(index, Number(first.slice(0, 4)), Number(last.slice(0, 4)))) {
    const { weeklyRest } = days.get(n) ?? {};
    if (weeklyRest === undefined) continue;
    const [working, why] = [kind === 'swap-work', PHRASES[kind](row.name)];
    days.set(n, { day: dayOfNumber(n), working, kind, weeklyRest, why, row });
  }
  return { first, last, days };
}

function ordinaryDay(index: RowIndex, n: number): DayFinding {
  const day = dayOfNumber(n);
  const row = findRow<number[]>(index, 'calendar', 'weekly-rest', day);
  if (!row) throw new LawGapError('calendar', 'weekly-rest', day);
  const weeklyRest = row.value.includes(weekdayOf(n));
  return weeklyRest
    ? { day, working: false, kind: 'weekly-rest', weeklyRest, why: 'nghỉ hằng tuần', row }
    : { day, working: true, kind: 'workday', weeklyRest, why: 'ngày làm việc', row };
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
): Iterable<[number, HolidayKind, LawRow]> {
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

/** Throws a LawGapError outside the declared days. */
export function findingOf(calendar: Calendar, n: number): DayFinding {
  const found = calendar.days.get(n);
  if (!found)
    throw new LawGapError('holidays', `the calendar ${calendar.first}–${calendar.last}`, dayOfNumber(n));
  return found;
}
