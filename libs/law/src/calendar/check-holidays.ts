import type { LawFault } from '../rows/law-data-error';
import { rowsOf, type ReadTables } from '../rows/read-rows';
import type { ReadRow } from '../rows/read-table';
import { indexRows } from '../rows/row';
import { buildCalendar, type Calendar, type DayFinding, type HolidayEntry } from './calendar';
import { dayNumber, weekdayOf } from './days';
import { lunarDay } from './lunar';

/** What the Labour Code 2019 art. 112 gives by the lunar calendar: mùng 1 Tết and Giỗ Tổ Hùng Vương. */
const LUNAR_FEASTS = { '1/1': 'Tết Nguyên đán', '10/3': 'Giỗ Tổ Hùng Vương' } as const;

/** Each day off is listed once, on the right day, and given back or worked off where the law says so. */
export function checkHolidays(tables: ReadTables): LawFault[] {
  const rows = rowsOf(tables, 'holidays');
  const entryFaults = [...twiceListed(rows), ...rows.flatMap(lunarFaults), ...rows.flatMap(swapFaults)];
  if (entryFaults.length) return entryFaults;
  const declared = rowsOf(tables, 'calendar').find(({ row }) => row.key === 'declared-days');
  if (!declared) return [];
  const { first, last } = declared.row.value as { first: string; last: string };
  if (last < first)
    return [
      {
        ...fault(
          declared.line,
          'bad-date',
          `declared-days: the last day ${last} is before the first, ${first}`,
        ),
        file: 'calendar.yaml',
      },
    ];
  const calendar = buildCalendar(indexRows([...rowsOf(tables, 'calendar'), ...rows].map(({ row }) => row)));
  return [...feastFaults(declared, rows, calendar), ...givenBackFaults(calendar)];
}

const entriesOf = ({ row }: ReadRow) => row.value as readonly HolidayEntry[];

const fault = (line: number, code: LawFault['code'], message: string): LawFault => ({
  file: 'holidays.yaml',
  line,
  code,
  message,
});

function twiceListed(rows: readonly ReadRow[]): LawFault[] {
  const listed = new Map<string, number>();
  return rows.flatMap((read) =>
    entriesOf(read).flatMap(({ day, everyYear, lunar }): LawFault[] => {
      const says = (code: LawFault['code'], message: string) => [
        fault(read.line, code, `${read.row.key}: ${message}`),
      ];
      if ((day === undefined) === (everyYear === undefined))
        return says('missing-field', 'each entry has either day or every_year');
      if (day === undefined)
        return lunar === undefined ? [] : says('missing-field', `the lunar day ${lunar} needs its day`);
      const before = listed.get(day);
      listed.set(day, read.line);
      return before === undefined ? [] : says('overlap', `${day} stands already in line ${before}`);
    }),
  );
}

function lunarFaults(read: ReadRow): LawFault[] {
  return entriesOf(read).flatMap(({ day, lunar }) => {
    if (day === undefined || lunar === undefined) return [];
    const computed = lunarDay(day);
    const message = `${read.row.key}: ${day} is ${computed} of the lunar calendar, not ${lunar}`;
    return computed === lunar ? [] : [fault(read.line, 'lunar-mismatch', message)];
  });
}

/** A day swapped away is worked on a day of rest, in the same row, so that the week loses nothing. */
function swapFaults(read: ReadRow): LawFault[] {
  const of = (kind: HolidayEntry['kind']) => entriesOf(read).filter((entry) => entry.kind === kind);
  const [off, worked] = [of('swap-off').length, of('swap-work').length];
  const message = `${read.row.key}: ${off} day(s) swapped away and ${worked} worked instead`;
  return off === worked ? [] : [fault(read.line, 'gap', message)];
}

/** A year that is said to be complete has its lunar feasts. */
function feastFaults(declared: ReadRow, rows: readonly ReadRow[], calendar: Calendar): LawFault[] {
  const listed = new Set(
    rows.flatMap((read) => entriesOf(read).map(({ day, lunar }) => `${day?.slice(0, 4)} ${lunar}`)),
  );
  const [first, last] = [calendar.first, calendar.last].map((day) => Number(day.slice(0, 4)));
  const years = Array.from({ length: last! - first! + 1 }, (_, i) => first! + i);
  return years.flatMap((year) =>
    Object.entries(LUNAR_FEASTS)
      .filter(([lunar]) => !listed.has(`${year} ${lunar}`))
      .map(([lunar, name]): LawFault => ({
        file: 'calendar.yaml',
        line: declared.line,
        code: 'gap',
        message: `declared-days: ${year} is declared, and holidays.yaml has no entry for ${lunar} (${name})`,
      })),
  );
}

/**
 * A holiday on a weekly day of rest is given back on the next day that would be worked (Labour Code 2019 art. 111.3):
 * each such holiday takes the first compensatory day after it, and no compensatory day is left over.
 */
function givenBackFaults(calendar: Calendar): LawFault[] {
  const days = [...calendar.days.values()];
  const given = new Set<number>();
  const faults: LawFault[] = [];
  for (const { day, row } of days.filter(({ kind, weeklyRest }) => kind === 'holiday' && weeklyRest)) {
    let n = dayNumber(day) + 1;
    const passes = ({ kind }: DayFinding) =>
      kind === 'holiday' || kind === 'weekly-rest' || kind === 'swap-off' || given.has(n);
    while (calendar.days.has(n) && passes(calendar.days.get(n)!)) n++;
    const found = calendar.days.get(n);
    given.add(n);
    if (found && found.kind !== 'compensatory')
      faults.push(
        fault(
          row.line,
          'gap',
          `${row.key}: ${day} is a weekly day of rest, and ${found.day} is not given for it (kind: compensatory)`,
        ),
      );
  }
  for (const { day, kind, weeklyRest, row } of days) {
    const says = (message: string) =>
      faults.push(fault(row.line, 'unknown-reference', `${row.key}: ${message}`));
    if (kind === 'compensatory' && !given.has(dayNumber(day))) says(`${day} is given back for no holiday`);
    if (kind === 'swap-work' && !weeklyRest)
      says(`${day} is worked anyway (weekday ${weekdayOf(dayNumber(day))})`);
    if (kind === 'swap-off' && weeklyRest) says(`${day} is a weekly day of rest and cannot be swapped away`);
  }
  return faults;
}
