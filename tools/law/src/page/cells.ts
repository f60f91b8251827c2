import type { LawRow } from '@lien-thong/law';
import { CONFIDENCE } from '../rows/labels';
import { datesInWords } from '../rows/rows';
import { placeOf, type TimedRow } from '../rows/timed-rows';
import { scopeInWords, valueInWords } from '../rows/value-words';
import { dayShort, type RowNames } from '../rows/words';

const escaped = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

export const tableOf = (headings: readonly string[], lines: readonly (readonly string[])[]): string[] =>
  [headings, headings.map(() => '---'), ...lines].map((cells) => `| ${cells.map(escaped).join(' | ')} |`);

/** A link that opens the file at the row's line. */
export const placeLink = (row: LawRow): string =>
  `[${placeOf(row)}](../libs/law/data/${row.table}.yaml#L${row.line})`;

export const sourceText = ({ source }: LawRow): string =>
  [source.article, source.instrument].filter(Boolean).join(', ');

export function cell({ row }: TimedRow, names: RowNames) {
  const scope = scopeInWords(row, names);
  return {
    key: `${row.name} (\`${row.key}\`)${scope && `, ${scope}`}`,
    value: valueInWords(row, names),
    source: sourceText(row),
  };
}

export const ROW_HEADINGS = ['Áp dụng từ', 'Đến', 'Giá trị', 'Phạm vi', 'Căn cứ', 'Tin cậy', 'Nơi sửa'];

export function rowLine(one: TimedRow, names: RowNames): string[] {
  const { row, from, until } = one;
  const { mark, words } = CONFIDENCE[row.confidence];
  const dates = datesInWords(row);
  const remarks = [dates, row.note].filter(Boolean).join('. ');
  return [
    dayShort(from),
    until === undefined ? '' : dayShort(until),
    valueInWords(row, names),
    scopeInWords(row, names) || 'chung',
    `${sourceText(row)}${remarks && `<br>*${remarks.replace(/\.$/, '')}*`}`,
    row.confidence === 'unverified' ? `${mark} **${words}**` : `${mark} ${words}`,
    placeLink(row),
  ];
}
