import { parseArgs } from 'node:util';
import type { Law } from '@lien-thong/law';
import { isDay } from '../days';
import { answered, told, UsageError, type Command } from '../outcome';
import { wrap } from '../wrap';
import { CONFIDENCE, TABLE_NAMES } from './labels';
import { holdsOn, placeOf, timedRows, type TimedRow } from './timed-rows';
import { scopeInWords, valueInWords } from './value-words';
import { dayShort, rowNames, type RowNames } from './words';

/** `rows [table] [key] [--on day] [--json]`: the rows as they stand in the files, in words or as data. */
export const rows: Command = (args, { law: readLaw }) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { on: { type: 'string' }, json: { type: 'boolean' } },
  });
  const [table, key, ...more] = positionals;
  if (more.length) throw new UsageError(`thừa tham số (too many words): ${more.join(' ')}`);
  const { on } = values;
  if (on !== undefined && !isDay(on))
    throw new UsageError(`--on phải là một ngày có thật (a real day), ví dụ 2026-11-23: ${on}`);
  const law = readLaw();
  const found = chosen(law, table, key).filter((one) => on === undefined || holdsOn(one, on));
  if (values.json) return answered(found.map(asData));
  if (table === undefined) return told([...tablesInWords(found), '', TRY]);
  return found.length ? told(rowsInWords(found, rowNames(law.rows))) : told(['Không có dòng nào.']);
};

const TRY = 'Xem một bảng: npm run -s law -- rows deadlines · một khóa: rows deadlines register-death';

function chosen(law: Law, table?: string, key?: string): TimedRow[] {
  const found = timedRows(law);
  if (table === undefined) return found;
  const tables = [...law.index.keys()];
  if (!tables.includes(table))
    throw new UsageError(`không có bảng (no table) ${table}; có: ${tables.join(', ')}`);
  const keys = [...law.index.get(table)!.keys()];
  if (key !== undefined && !keys.includes(key))
    throw new UsageError(`bảng ${table} không có khóa (no key) ${key}; có: ${keys.join(', ')}`);
  return found.filter(({ row }) => row.table === table && (key === undefined || row.key === key));
}

const asData = ({ row, from, until }: TimedRow) => ({ ...row, from, until, place: placeOf(row) });

function tablesInWords(found: readonly TimedRow[]): string[] {
  const tables = [...new Set(found.map(({ row }) => row.table))];
  const widest = Math.max(...tables.map((table) => table.length));
  return tables.map((table) => {
    const own = found.filter(({ row }) => row.table === table);
    const keys = new Set(own.map(({ row }) => row.key)).size;
    const count = `${String(own.length).padStart(4)} dòng ${String(keys).padStart(3)} khóa`;
    return `${table.padEnd(widest)} ${count}  ${TABLE_NAMES[table] ?? table}`;
  });
}

function rowsInWords(found: readonly TimedRow[], names: RowNames): string[] {
  const lines: string[] = [];
  let heading = '';
  for (const one of found) {
    const next = `${one.row.key} — ${one.row.name}`;
    if (next !== heading) lines.push(...(lines.length ? [''] : []), ...wrap(next));
    heading = next;
    lines.push(...rowInWords(one, names));
  }
  return lines;
}

function rowInWords({ row, from, until }: TimedRow, names: RowNames): string[] {
  const time = until === undefined ? `từ ${dayShort(from)}` : `${dayShort(from)}–${dayShort(until)}`;
  const scope = scopeInWords(row, names);
  const { mark, words } = CONFIDENCE[row.confidence];
  const source = [row.source.article, row.source.instrument].filter(Boolean).join(', ');
  return [
    ...wrap(`${time}: ${valueInWords(row, names)}${scope && ` [${scope}]`}`, '  ', '      '),
    ...wrap(`${mark} ${words} · ${source} · ${placeOf(row)}`, '      '),
    ...wrap(datesInWords(row), '      '),
    ...(row.note === undefined ? [] : wrap(`Ghi chú: ${row.note}`, '      ')),
  ].filter((line) => line.trim() !== '');
}

/** Ban hành, có hiệu lực, áp dụng: only where they are not one and the same day. */
export function datesInWords({ publishedAt, inForceFrom, appliedFrom }: TimedRow['row']): string {
  const dates = [
    publishedAt !== undefined && `ban hành ${dayShort(publishedAt)}`,
    (publishedAt !== undefined || appliedFrom !== undefined) && `hiệu lực ${dayShort(inForceFrom)}`,
    appliedFrom !== undefined && `áp dụng từ ${dayShort(appliedFrom)}`,
  ];
  return dates.filter(Boolean).join(', ');
}
