import { dong, type LawRow } from '@lien-thong/law';
import { FIELD_NAMES } from './field-names';
import { SCOPE_NAMES } from './labels';
import { phraseOf } from './phrases';
import { figure, word, type RowNames } from './words';

/** Amounts of money start here; what is below is a count or a rate. */
const LEAST_MONEY = 1000;

/** The value of a row, as a person would say it. */
export function valueInWords(row: LawRow, names: RowNames): string {
  if (row.value === null) return 'không còn quy định';
  if (row.table === 'parameters' && typeof row.value === 'number') return parameterInWords(row.value);
  return inWords(row.value, names);
}

const parameterInWords = (n: number): string =>
  n >= LEAST_MONEY ? dong(n) : n > 0 && n < 1 ? `${figure(n)} (${figure(n * 100)}%)` : figure(n);

/** 'tỉnh 79; đối tượng Bảo hiểm xã hội bắt buộc' */
export const scopeInWords = (row: LawRow, names: RowNames): string =>
  Object.entries(row.scope)
    .map(([field, text]) => `${SCOPE_NAMES[field] ?? field} ${names.get(text) ?? word(text, names)}`)
    .join('; ');

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function inWords(value: unknown, names: RowNames, inside = false): string {
  if (Array.isArray(value)) return value.map((one) => inWords(one, names, true)).join('; ');
  if (isRecord(value)) {
    const { said, rest } = phraseOf(value, names);
    const fields = Object.entries(rest).map(([name, one]) => fieldInWords(name, one, names));
    return [said, ...fields].filter(Boolean).join(inside ? ', ' : '; ');
  }
  if (typeof value === 'boolean') return value ? 'có' : 'không';
  if (typeof value === 'number') return figure(value);
  return word(String(value), names);
}

function fieldInWords(name: string, value: unknown, names: RowNames): string {
  const words = inWords(value, names, true);
  const manyWords = typeof value === 'object' && value !== null && /[,;]/.test(words);
  return `${FIELD_NAMES[name] ?? name}: ${manyWords ? `(${words})` : words}`;
}
