import type { Law } from '../rows/law';
import { findRow, type Day, type LawRow } from '../rows/row';
import { STATUS_KEYS } from './catalogue-tables';

/** Mã thủ tục hành chính: the value of a row of `procedures`. */
export interface ProcedureCode {
  readonly code: string;
  /** Earlier codes of the same procedure. */
  readonly aliases?: readonly string[];
  /** The procedures that a linked one joins. */
  readonly parts?: readonly string[];
}

/** Every procedure code in force on a day, one row for each key and scope. */
export function procedureCodes(law: Law, on: Day): LawRow<ProcedureCode>[] {
  const rows: LawRow<ProcedureCode>[] = [];
  for (const [key, scopes] of law.index.get('procedures') ?? [])
    for (const { scope } of scopes) {
      const row = findRow<ProcedureCode>(law.index, 'procedures', key, on, scope);
      if (row && !rows.includes(row)) rows.push(row);
    }
  return rows;
}

export interface NationalStatus {
  /** 1 … 10, as the national portal counts them. */
  readonly number: number;
  readonly key: (typeof STATUS_KEYS)[number];
  readonly name: string;
  /** The clock of the office stands still. */
  readonly paused: boolean;
}

/** Mười trạng thái hồ sơ quốc gia, in the order of their numbers. */
export const nationalStatuses = (law: Law): NationalStatus[] =>
  STATUS_KEYS.map((key) => {
    const row = law.index.get('statuses')?.get(key)?.[0]?.rows[0] as LawRow<{
      number: number;
      paused: boolean;
    }>;
    return { ...row.value, key, name: row.name };
  }).sort((a, b) => a.number - b.number);

/** Luật chuyển tiếp: which rule holds on a day, and whether the day of receipt or of the act decides. */
export const transitionRule = (law: Law, key: string, on: Day) =>
  findRow<{ rule: string; pinnedTo: 'receipt' | 'act' }>(law.index, 'transitions', key, on);
