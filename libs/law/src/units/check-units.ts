import type { LawFault } from '../rows/law-data-error';
import { rowsOf, unknownReference, type ReadTables } from '../rows/read-rows';

interface Counts {
  readonly total: number;
  readonly xa: number;
  readonly phuong: number;
  readonly dacKhu: number;
}

/** The kinds of commune add up, and a province is named by its code. */
export const checkUnits = (tables: ReadTables): LawFault[] => [
  ...rowsOf(tables, 'unit-counts').flatMap(({ row, line }): LawFault[] => {
    const { total, xa, phuong, dacKhu } = row.value as Counts;
    const sum = xa + phuong + dacKhu;
    const message = `${row.key}: the kinds add up to ${sum}, not to ${total}`;
    return sum === total ? [] : [{ file: 'unit-counts.yaml', line, code: 'wrong-shape', message }];
  }),
  ...[...(tables.get('province-changes')?.keyLines ?? [])]
    .filter(([key]) => !/^\d{2}$/.test(key))
    .map(([key, line]) => unknownReference('province-changes', line, `${key} is no code of a province`)),
];
