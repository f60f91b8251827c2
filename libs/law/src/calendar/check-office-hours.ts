import type { LawFault } from '../rows/law-data-error';
import { rowsOf, type ReadTables } from '../rows/read-rows';
import type { ReadRow } from '../rows/read-table';
import { findRow, indexRows } from '../rows/row';
import { durationInWords } from './sentences';
import { spansOf, type OfficeHours } from './office-hours';

/** Hours follow one another, fill no more than a working day, and are told once for each weekday. */
export function checkOfficeHours(tables: ReadTables): LawFault[] {
  const index = indexRows(rowsOf(tables, 'calendar').map(({ row }) => row));
  return rowsOf(tables, 'office-hours').flatMap((read) => {
    const on = read.row.inForceFrom;
    const most = findRow<number>(index, 'calendar', 'hours-of-a-working-day', on)?.value;
    const rest = findRow<number[]>(index, 'calendar', 'weekly-rest', on)?.value ?? [];
    return hourFaults(read, { most, rest });
  });
}

function hourFaults({ row, line }: ReadRow, law: { most?: number; rest: readonly number[] }): LawFault[] {
  const { working, openOnly = [] } = row.value as OfficeHours;
  const faults: LawFault[] = [];
  const bad = (code: LawFault['code'], message: string) =>
    faults.push({ file: 'office-hours.yaml', line, code, message: `${row.key}: ${message}` });
  const weekdays = [...working, ...openOnly].flatMap((hours) => hours.weekdays);
  const twice = weekdays.find((weekday, i) => weekdays.indexOf(weekday) !== i);
  if (twice !== undefined) bad('overlap', `weekday ${twice} stands twice`);
  const resting = working.flatMap((hours) => hours.weekdays).find((weekday) => law.rest.includes(weekday));
  if (resting !== undefined) bad('overlap', `weekday ${resting} is a day of rest: its hours are open_only`);
  for (const hours of [...working, ...openOnly]) {
    const spans = spansOf(hours);
    if (!spans.length) bad('missing-field', 'neither morning nor afternoon');
    const edges = spans.flatMap(({ from, to }) => [from, to]);
    if (edges.some((edge, i) => i > 0 && edge <= edges[i - 1]!))
      bad('wrong-shape', 'the hours do not follow one another');
    const total = spans.reduce((sum, { from, to }) => sum + to - from, 0);
    if (law.most !== undefined && total > law.most * 3_600_000)
      bad('wrong-shape', `${durationInWords(total)} is more than a working day`);
  }
  return faults;
}
