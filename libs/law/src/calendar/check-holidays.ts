import type { LawFault } from '../rows/law-data-error';
import { rowsOf, type ReadTables } from '../rows/read-rows';
import type { HolidayEntry } from './calendar';

/** Each day off is listed once, so that no row hides another. */
export function checkHolidays(tables: ReadTables): LawFault[] {
  const listed = new Map<string, number>();
  return rowsOf(tables, 'holidays').flatMap(({ row, line }) =>
    (row.value as readonly HolidayEntry[]).flatMap(({ day, everyYear }): LawFault[] => {
      const says = (code: LawFault['code'], message: string): LawFault[] => [
        { file: 'holidays.yaml', line, code, message: `${row.key}: ${message}` },
      ];
      if ((day === undefined) === (everyYear === undefined))
        return says('missing-field', 'each entry has either day or every_year');
      if (day === undefined) return [];
      const before = listed.get(day);
      listed.set(day, line);
      return before === undefined ? [] : says('overlap', `${day} stands already in line ${before}`);
    }),
  );
}
