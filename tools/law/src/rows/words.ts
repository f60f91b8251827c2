import type { LawRow } from '@lien-thong/law';
import { WORD_NAMES } from './word-names';

/** What the keys of the rows are called, by key. */
export type RowNames = ReadonlyMap<string, string>;

export const rowNames = (rows: readonly LawRow[]): RowNames =>
  new Map(rows.map(({ key, name }) => [key, name]));

/** '2026-07-01' → '01/07/2026', '11-24' → '24/11' */
export const dayShort = (day: string): string => day.split('-').reverse().join('/');

/** 2530000 → '2.530.000', 0.5 → '0,5' */
export const figure = (n: number): string => {
  const [whole = '', fraction] = String(n).split('.');
  return whole.replace(/\B(?=(\d{3})+(?!\d))/g, '.') + (fraction === undefined ? '' : `,${fraction}`);
};

const CODE = /^[a-z][A-Za-z0-9]*(-[a-z0-9]+)*$/;

/** A code word is called by its own name, or by that of the rows it is the key of; other text stands as it is. */
export function word(text: string, names: RowNames): string {
  if (/^(\d{4}-)?\d{2}-\d{2}$/.test(text)) return dayShort(text);
  return CODE.test(text) ? (WORD_NAMES[text] ?? names.get(text) ?? text) : text;
}
