import type { LawFault } from '../rows/law-data-error';
import { rowsOf, type ReadTables } from '../rows/read-rows';

/** Each term says how long, one way: what says nothing would be kept for ever, or not at all. */
export const checkRetention = (tables: ReadTables): LawFault[] =>
  rowsOf(tables, 'retention').flatMap(({ row, line }): LawFault[] => {
    const { years, forEver } = row.value as { years?: number; forEver?: boolean };
    const message = `${row.key}: either years, at least one, or for_ever: true`;
    return (years === undefined) === (forEver === true) && years !== 0
      ? []
      : [{ file: 'retention.yaml', line, code: 'wrong-shape', message }];
  });
