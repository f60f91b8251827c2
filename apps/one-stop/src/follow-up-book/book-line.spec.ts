import { loadLaw } from '@lien-thong/law';
import { bytesOf } from '@lien-thong/pages';
import { textOfSheet } from '../testing-ground/text-of-sheet';
import { bookLine, COLUMNS, type BookEntry } from './book-line';
import { periodFaults } from './book-period';
import { drawBook } from './draw-book';

const law = loadLaw();
const ASKED = { commune: '31120', from: '2026-01-01', to: '2026-12-31' };
const PRINTING = { law, at: new Date('2026-11-25T02:00:00.000Z'), on: '2026-11-25' };

const entry = (change: Partial<BookEntry> = {}): BookEntry => ({
  status: 'returned',
  procedures: ['death-registration', 'residence-deletion', 'funeral-allowance', 'survivors-benefit'],
  steps: {
    'register-death': { state: 'done', attempt: 1, toldAt: '2026-11-20T18:00:00.000Z' },
    'deregister-residence': { state: 'done', attempt: 1, toldAt: '2026-11-23T02:00:00.000Z' },
  },
  supplements: 0,
  requesterName: 'Nguyễn Thị Phương Thảo',
  phone: '0912345678',
  dossierCode: 'H92.31120-261120-0001',
  receivedAt: new Date('2026-11-20T18:00:00.000Z'),
  promisedOn: '2026-12-09',
  firstPromisedOn: null,
  endedAt: new Date('2026-12-08T02:00:00.000Z'),
  deliveredAt: new Date('2026-12-09T02:00:00.000Z'),
  method: 'desk',
  ...change,
});

const column = (head: string, of: BookEntry) => bookLine(of, 1)[COLUMNS.findIndex(([name]) => name === head)];

it('a line has every column, and all of them are as wide as the page', () => {
  expect(bookLine(entry(), 1)).toHaveLength(COLUMNS.length);
  expect(COLUMNS.reduce((sum, [, share]) => sum + share, 0)).toBeCloseTo(1);
});

it('days are those of Viet Nam', () => {
  expect(column('Nhận hồ sơ', entry())).toBe('21/11/2026');
  expect(column('Chuyển cơ quan giải quyết', entry())).toBe('21/11/2026');
});

it('the promised day is the first one; a later one is a note', () => {
  const put = entry({ firstPromisedOn: '2026-12-09', promisedOn: '2026-12-14', supplements: 1 });
  expect(column('Hẹn trả kết quả', put)).toBe('09/12/2026');
  expect(column('Ghi chú', put)).toBe('Bổ sung 1 lần; Hẹn lại 14/12/2026');
});

it('what has not come yet is empty', () => {
  const open = entry({ status: 'processing', steps: {}, endedAt: null, deliveredAt: null, method: null });
  for (const head of ['Chuyển cơ quan giải quyết', 'Có kết quả', 'Trả kết quả', 'Hình thức trả', 'Ghi chú'])
    expect([head, column(head, open)]).toEqual([head, '']);
});

it('a withdrawn case says so', () => {
  expect(column('Ghi chú', entry({ status: 'withdrawn' }))).toBe('Rút hồ sơ');
});

it.each([
  ['2026-01-01', '2026-12-31', undefined],
  ['2026-03-05', '2027-03-04', undefined],
  ['2026-03-05', '2027-03-05', '/to'],
  ['2028-02-29', '2029-02-28', undefined],
  ['2026-01-02', '2026-01-01', '/from'],
])('a book from %s to %s has a fault at %s', (from, to, pointer) => {
  expect(periodFaults({ from, to })[0]?.pointer).toBe(pointer);
});

it('the book goes on to further pages, with the head of its table on each and their number above', async () => {
  const entries = Array.from({ length: 60 }, (_, i) =>
    entry({ dossierCode: `H92.31120-261120-${String(i + 1).padStart(4, '0')}` }),
  );
  const read = await textOfSheet(drawBook(ASKED, entries, PRINTING));
  if (read === undefined) return;
  const pages = read.split('\f').filter((page) => page.trim());
  expect(pages.length).toBeGreaterThan(2);
  expect(pages[0]).toContain('SỔ THEO DÕI');
  expect(pages[0]).toContain('Mẫu 07');
  for (const page of pages) expect(page).toContain('Mã hồ sơ');
  expect(pages[1]!.trim()).toMatch(/^2\s/);
  for (const { dossierCode } of entries) expect(read.replace(/\s+/g, '')).toContain(dossierCode);
});

it('an empty book is a page that says so', async () => {
  const pdf = await bytesOf(drawBook(ASKED, [], PRINTING));
  expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
});
