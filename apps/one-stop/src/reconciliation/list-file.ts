import {
  DECISION_RESULTS,
  STEP_LABELS,
  STEPS,
  type DecisionResult,
  type FieldFault,
  type UploadedDecision,
} from '@lien-thong/contracts';
import { invalid, Problem } from '@lien-thong/service';
import { CsvError, parse } from 'csv-parse/sync';
import { isUtf8 } from 'node:buffer';
import type { Readable } from 'node:stream';
import { arriving } from '../attachments/incoming';

/** 2000 lines, of which none need be longer than this leaves room for. */
const MOST_BYTES = 1_000_000;

/** The columns of a file, by the names that may stand in its first line. */
const COLUMNS = {
  reference: 'Số văn bản',
  dossier: 'Mã hồ sơ',
  step: 'Bước',
  result: 'Kết quả',
  on: 'Ngày quyết định',
} as const satisfies Record<keyof UploadedDecision, string>;

type Column = keyof typeof COLUMNS;

const RESULT_WORDS: Record<DecisionResult, string> = {
  done: 'Đã giải quyết',
  refused: 'Từ chối',
  'papers-asked': 'Yêu cầu bổ sung',
};

/** The lines of a file as a form has them, unchecked, and where each began in the file. */
export interface ListFile {
  lines: Partial<Record<Column, string>>[];
  startedAt: number[];
}

const alike = (a: string, b: string): boolean => a.normalize('NFC').toLowerCase() === b.toLowerCase();

const byWord = <T extends string>(codes: readonly T[], words: Record<T, string>, given: string): string =>
  codes.find((code) => alike(given, words[code])) ?? given;

/** `25/11/2026` as spreadsheets write it here; whatever else it is stays and is found wrong. */
const dayIn = (given: string): string =>
  given.replace(/^(\d{1,2})\/(\d{1,2})\/(\d{4})$/, (_, day: string, month: string, year: string) =>
    [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-'),
  );

const READ: Partial<Record<Column, (given: string) => string>> = {
  step: (given) => byWord(STEPS, STEP_LABELS, given),
  result: (given) => byWord(DECISION_RESULTS, RESULT_WORDS, given),
  on: dayIn,
};

const unfit = (message: string) =>
  invalid('invalid-list', [{ pointer: '/lines', code: 'unreadable-file', message }], 'Tệp chưa đúng.');

/**
 * Reads an office's list: CSV in UTF-8, `;` or `,` between the fields, its first line naming the columns by their
 * Vietnamese titles or by the names of the form. Empty lines are passed over.
 * @throws Problem 422 `invalid-list`, with the line
 */
export function readListFile(text: string): ListFile {
  const head = text.split(/\r?\n/, 1)[0]!;
  // A file without any line might be one that was not written; one with its first line alone says that nothing was decided.
  if (!head.trim()) throw unfit('Dòng 1: thiếu tên các cột.');
  try {
    const records = parse(text, {
      bom: true,
      delimiter: head.includes(';') ? ';' : ',',
      columns: columnsOf,
      info: true,
      trim: true,
      skip_empty_lines: true,
    }) as unknown as { info: { lines: number }; record: Partial<Record<Column, string>> }[];
    return {
      lines: records.map(({ record }) => lineOf(record)),
      startedAt: records.map(({ info }) => info.lines),
    };
  } catch (fault) {
    if (!(fault instanceof CsvError)) throw fault;
    throw unfit(`Dòng ${Number(fault['lines'])}: số ô không khớp dòng đầu, hoặc dấu ngoặc kép chưa đóng.`);
  }
}

function columnsOf(head: string[]): Column[] {
  const columns = head.map((name) => {
    const found = (Object.keys(COLUMNS) as Column[]).find(
      (column) => alike(name, column) || alike(name, COLUMNS[column]),
    );
    if (!found) throw unfit(`Dòng 1: không có cột nào tên là “${name.slice(0, 60)}”.`);
    return found;
  });
  if (new Set(columns).size < columns.length) throw unfit('Dòng 1: có cột lặp lại.');
  return columns;
}

/** An empty field is an absent one. */
const lineOf = (record: Partial<Record<Column, string>>): ListFile['lines'][number] =>
  Object.fromEntries(
    (Object.entries(record) as [Column, string][])
      .filter(([, given]) => given !== '')
      .map(([column, given]) => [column, READ[column]?.(given) ?? given]),
  );

/** A fault of the form as one of the file: its line and column instead of its place in a list. */
export function inFile({ startedAt }: ListFile, fault: FieldFault): FieldFault {
  const [, nth] = /^\/lines\/(\d+)/.exec(fault.pointer) ?? [];
  if (nth === undefined) return fault;
  return { ...fault, message: `Dòng ${startedAt[Number(nth)]}. ${fault.message}` };
}

/** The text of a file that is being sent. @throws Problem 413 as soon as it is too large, 400 where it is no UTF-8 */
export async function textOf(body: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of arriving(body)) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new Problem(413, 'too-large', 'Tệp quá lớn: tối đa 1 MB, 2000 dòng.');
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  if (!isUtf8(bytes)) throw new Problem(400, 'not-utf-8', 'Tệp không phải UTF-8: khi lưu, chọn “CSV UTF-8”.');
  return bytes.toString('utf8');
}
