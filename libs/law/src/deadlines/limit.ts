import type { OfficeKey } from '../calendar/calendar-tables';
import { rowOn, type Law } from '../rows/law';
import { findRow, type Day, type LawRow, type Scope } from '../rows/row';
import { BENEFIT_CATEGORIES, type BenefitDesk } from '../words';

/** Thời hạn: the value of a row of `deadlines`. */
export interface Limit {
  readonly n: number;
  readonly unit: 'same-day' | 'working-day' | 'day' | 'working-hour' | 'year';
  /** The offices that share the limit one after the other; the desk is absent where it is not known. */
  readonly stages?: readonly { readonly desk?: BenefitDesk; readonly n: number }[];
  /** Whose working hours are counted; always there when the unit is the working hour. */
  readonly office?: OfficeKey;
  /** The key of the limit that holds instead when the matter must be verified (xác minh). */
  readonly verification?: string;
  /** The key of `transitions` that says which law a dossier is finished under. */
  readonly transition?: string;
}

export const limitRow = (law: Law, key: string, on: Day, scope?: Scope): LawRow<Limit> =>
  rowOn<Limit>(law, 'deadlines', key, on, scope);

/**
 * The rows that may hold: the one of this scope, or, where the limit differs by regime and none is named, one for each
 * regime in force. Empty where the law has none.
 */
export function limitRows(law: Law, key: string, on: Day, scope: Scope): LawRow<Limit>[] {
  const row = findRow<Limit>(law.index, 'deadlines', key, on, scope);
  if (row) return [row];
  if (scope['category'] !== undefined) return [];
  return BENEFIT_CATEGORIES.flatMap((category) => {
    if (!findRow(law.index, 'benefits', category, on, scope)) return [];
    const found = findRow<Limit>(law.index, 'deadlines', key, on, { ...scope, category });
    return found ? [found] : [];
  });
}

const UNIT_WORDS: Readonly<Record<Exclude<Limit['unit'], 'same-day'>, string>> = {
  'working-day': 'ngày làm việc',
  day: 'ngày',
  'working-hour': 'giờ làm việc',
  year: 'năm',
};

/** '5 ngày làm việc', 'trong ngày' */
export const limitInWords = ({ n, unit }: Limit): string =>
  unit === 'same-day' ? 'trong ngày' : `${n} ${UNIT_WORDS[unit]}`;
