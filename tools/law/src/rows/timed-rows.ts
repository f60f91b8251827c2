import type { Day, Law, LawRow } from '@lien-thong/law';
import { plusDays } from '../days';

/** A row with the days it holds. */
export interface TimedRow {
  readonly row: LawRow;
  readonly from: Day;
  /** The last day, said by the row itself or by the one that follows it. */
  readonly until?: Day;
}

/** Áp dụng từ: a row that reaches back holds from before its own force. */
export const startOf = (row: LawRow): Day => row.appliedFrom ?? row.inForceFrom;

/** Every row by table and key: the general scope first, then by date. */
export function timedRows(law: Law): TimedRow[] {
  const found: TimedRow[] = [];
  for (const keys of law.index.values())
    for (const scopes of keys.values())
      for (const { rows } of [...scopes].reverse()) {
        const inOrder = [...rows].sort((a, b) => (startOf(a) < startOf(b) ? -1 : 1));
        inOrder.forEach((row, i) => {
          const next = inOrder[i + 1];
          found.push({ row, from: startOf(row), until: row.until ?? (next && plusDays(startOf(next), -1)) });
        });
      }
  return found;
}

export const holdsOn = ({ row, from, until }: TimedRow, on: Day): boolean =>
  row.value !== null && from <= on && (until === undefined || until >= on);

/** The file of a row's table, as a lawyer finds it from the root of the repository. */
export const DATA_FOLDER = 'libs/law/data';
export const placeOf = (row: LawRow): string => `${row.table}.yaml:${row.line}`;
