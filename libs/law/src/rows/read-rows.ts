import type { LawFault } from './law-data-error';
import type { ReadRow, ReadTable } from './read-table';

/** The tables as they were read, by name. */
export type ReadTables = ReadonlyMap<string, ReadTable>;

/** The rows that say something; a null value says that nothing is in force. */
export const rowsOf = (tables: ReadTables, table: string): ReadRow[] =>
  (tables.get(table)?.rows ?? []).filter(({ row }) => row.value !== null);

export const unknownReference = (table: string, line: number, message: string): LawFault => ({
  file: `${table}.yaml`,
  line,
  code: 'unknown-reference',
  message,
});
