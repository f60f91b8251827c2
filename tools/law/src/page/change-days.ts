import type { Law } from '@lien-thong/law';
import { plusDays } from '../days';
import { holdsOn, placeOf, type TimedRow } from '../rows/timed-rows';
import { scopeInWords, valueInWords } from '../rows/value-words';
import { dayShort, type RowNames } from '../rows/words';

/** The month a release is named after, e.g. '2026.11': from there on, changes lie ahead. */
const releaseDay = (law: Law): string => {
  const [, year, month] = /^(\d{4})\.(\d{2})/.exec(law.version) ?? [];
  return year === undefined || month === undefined ? '0000-00-00' : `${year}-${month}-01`;
};

interface Change {
  readonly day: string;
  /** Absent where a new source says what the one before it said. */
  readonly says?: string;
}

/** Những ngày sắp có thay đổi: each day after the release's month began on which a value changes or ends for good. */
export function changeDays(law: Law, rows: readonly TimedRow[], names: RowNames): string[] {
  const since = releaseDay(law);
  const changes = rows.flatMap((one) => changesOf(one, rows, names)).filter(({ day }) => day >= since);
  const days = [...new Set(changes.map(({ day }) => day))].sort();
  return [
    `## Những ngày sắp có thay đổi (từ ${dayShort(since)})`,
    '',
    ...days.flatMap((day) =>
      dayLines(
        day,
        changes.filter((one) => one.day === day),
      ),
    ),
    ...(days.length ? [''] : ['Chưa có.', '']),
  ];
}

function dayLines(day: string, changes: readonly Change[]): string[] {
  const said = changes.flatMap(({ says }) => says ?? []);
  const kept = changes.length - said.length;
  return [
    `* **${dayShort(day)}**`,
    ...said.map((words) => `  * ${words}`),
    ...(kept ? [`  * ${kept} dòng đổi căn cứ nhưng giữ nguyên giá trị`] : []),
  ];
}

function changesOf(one: TimedRow, rows: readonly TimedRow[], names: RowNames): Change[] {
  const { row, from, until } = one;
  const scope = scopeInWords(row, names);
  const what = `${row.name}${scope && ` (${scope})`}`;
  const value = valueInWords(row, names);
  const before = rows.find((other) => sameSeries(other, one) && other.until === plusDays(from, -1));
  const same = before !== undefined && valueInWords(before.row, names) === value;
  const starts: Change = { day: from, says: same ? undefined : `${what}: ${value} (${placeOf(row)})` };
  if (until === undefined || rows.some((other) => sameKey(other, one) && holdsOn(other, plusDays(until, 1))))
    return [starts];
  return [starts, { day: until, says: `${what}: hết ngày này không còn quy định (${placeOf(row)})` }];
}

const sameKey = (a: TimedRow, b: TimedRow): boolean =>
  a !== b && a.row.table === b.row.table && a.row.key === b.row.key;

const sameSeries = (a: TimedRow, b: TimedRow): boolean =>
  sameKey(a, b) && JSON.stringify(a.row.scope) === JSON.stringify(b.row.scope);
