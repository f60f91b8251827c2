import type { FieldFault } from '@lien-thong/contracts';

const fault = (pointer: string, message: string): FieldFault[] => [{ pointer, code: 'too-large', message }];

/** What is wrong with the days that a book is asked for, both included. */
export function periodFaults({ from, to }: { from: string; to: string }): FieldFault[] {
  if (from > to) return fault('/from', 'Từ ngày: phải không sau Đến ngày.');
  const aYearOn = `${String(Number(from.slice(0, 4)) + 1).padStart(4, '0')}${from.slice(4)}`;
  return to < aYearOn ? [] : fault('/to', 'Đến ngày: mỗi lần in nhiều nhất một năm.');
}
