import { dayInFigures, documentTitle, type Day, type Law } from '@lien-thong/law';
import { Sheet } from '@lien-thong/pages';
import { issuerOf } from '../slips/draw-slip';
import type { BookQuestion } from './book-entries';
import { bookLine, COLUMNS, type BookEntry } from './book-line';

/** When it is printed, which decides what it is called. */
export interface Printing {
  law: Law;
  at: Date;
  on: Day;
}

const SIZE = 9;

/** Sổ theo dõi hồ sơ on lying A4 pages, its head on each. */
export function drawBook(
  { commune, from, to }: BookQuestion,
  entries: readonly BookEntry[],
  { law, at, on }: Printing,
): Sheet {
  const { title, form } = documentTitle(law, 'follow-up-book', { on });
  const issuer = issuerOf(commune);
  const sheet = new Sheet({ title, issuer: issuer.join(' '), issuedAt: at, landscape: true })
    .heading(issuer.join('\n').toLocaleUpperCase('vi'))
    .title(title);
  if (form) sheet.subtitle(`(${form})`);
  return sheet
    .paragraph(
      `Hồ sơ liên thông khai tử tiếp nhận từ ngày ${dayInFigures(from)} đến ngày ${dayInFigures(to)}: ${entries.length} hồ sơ.`,
    )
    .table(
      COLUMNS.map(([head]) => head),
      COLUMNS.map(([, share]) => share),
      entries.map((entry, i) => bookLine(entry, i + 1)),
      SIZE,
    );
}
