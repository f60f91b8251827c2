import { dong } from '../calendar/sentences';
import type { Law } from './law';
import { effectiveFrom, scopeText, type LawRow } from './row';

/** A row that two versions of the law do not have alike. */
export interface RowChange {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly before?: LawRow;
  readonly after?: LawRow;
  /** Vietnamese, for the officer who has to agree to the new version. */
  readonly sentence: string;
}

/** What a new version of the law adds, takes away and changes; a row is known by its table, key, scope and first day. */
export function rowChanges(before: Law, after: Law): RowChange[] {
  const [old, fresh] = [byIdentity(before), byIdentity(after)];
  const changes: RowChange[] = [];
  for (const [id, row] of fresh) {
    const was = old.get(id);
    if (!was) changes.push({ kind: 'added', after: row, sentence: addedInWords(row, after) });
    else if (!sameRow(was, row))
      changes.push({ kind: 'changed', before: was, after: row, sentence: changedInWords(was, row) });
  }
  for (const [id, row] of old)
    if (!fresh.has(id)) changes.push({ kind: 'removed', before: row, sentence: removedInWords(row) });
  return changes;
}

const byIdentity = (law: Law): Map<string, LawRow> =>
  new Map(
    law.rows.map((row) => [`${row.table}|${row.key}|${scopeText(row.scope)}|${effectiveFrom(row)}`, row]),
  );

/** Where a row stands in its file is no part of what it says. */
export const sameRow = (a: LawRow, b: LawRow): boolean =>
  a === b || JSON.stringify({ ...a, line: 0 }) === JSON.stringify({ ...b, line: 0 });

function addedInWords(row: LawRow, law: Law): string {
  const replaced = law.rows
    .filter(
      (other) =>
        other.table === row.table &&
        other.key === row.key &&
        scopeText(other.scope) === scopeText(row.scope) &&
        effectiveFrom(other) < effectiveFrom(row),
    )
    .reduce<LawRow | undefined>((a, b) => (a && effectiveFrom(a) > effectiveFrom(b) ? a : b), undefined);
  const instead = replaced ? `, thay cho ${valueInWords(replaced)}` : '';
  return `Thêm: ${placeInWords(row)} là ${valueInWords(row)} từ ${dayOf(row)}${instead} (${row.source.instrument}).`;
}

const changedInWords = (was: LawRow, row: LawRow): string =>
  JSON.stringify(was.value) === JSON.stringify(row.value)
    ? `Sửa ghi chép của ${placeInWords(row)} từ ${dayOf(row)}, giá trị vẫn là ${valueInWords(row)} (${row.source.instrument}).`
    : `Sửa: ${placeInWords(row)} từ ${dayOf(row)} là ${valueInWords(row)}, trước đây ghi ${valueInWords(was)} (${row.source.instrument}).`;

const removedInWords = (row: LawRow): string =>
  `Bỏ: ${placeInWords(row)} là ${valueInWords(row)} từ ${dayOf(row)} (${row.source.instrument}).`;

const placeInWords = ({ name, scope }: LawRow): string =>
  Object.keys(scope).length ? `${name} (${scopeText(scope)})` : name;

function dayOf(row: LawRow): string {
  const [year, month, day] = effectiveFrom(row).split('-');
  return `${day}/${month}/${year}`;
}

/** Figures of a thousand and more are sums of money: every other number of the law is a count or a rate. */
function valueInWords({ value }: LawRow): string {
  if (value === null) return 'không còn quy định';
  if (typeof value === 'number') return value >= 1000 ? dong(value) : String(value).replace('.', ',');
  if (typeof value === 'string') return value;
  return JSON.stringify(value);
}
