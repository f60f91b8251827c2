import { loadLaw } from '@lien-thong/law';
import { bytesOf } from '@lien-thong/pages';
import { command } from '../testing-ground/command';
import { textOfPdf } from '../testing-ground/text-of-pdf';
import type { BookEntry } from './book-entry';
import { drawBook } from './draw-book';

const { requester, deceased, death } = command();

const entry = (change: Partial<BookEntry> = {}): BookEntry => ({
  entry: 12,
  bookYear: 2026,
  registeredOn: '2026-11-25',
  timing: 'on-time',
  particulars: { requester, deceased, death },
  preparedBy: 'Lê Thị An',
  signedBy: 'Phạm Văn Châu',
  corrections: [],
  annulledOn: null,
  annulmentGround: null,
  annulmentDocument: null,
  ...change,
});

const annulled = entry({
  entry: 13,
  preparedBy: null,
  signedBy: null,
  annulledOn: '2026-12-01',
  annulmentGround: 'person-is-alive',
  annulmentDocument: 'Quyết định 12/QĐ-UBND',
});

const printed = (entries: readonly BookEntry[]): Promise<Buffer> =>
  bytesOf(
    drawBook({ commune: '31120', year: 2026 }, entries, loadLaw(), new Date('2026-12-02T02:00:00.000Z')),
  );

describe('the pages of the death register', () => {
  it('say what the entries say, under the name and the form of the book', async () => {
    const text = textOfPdf(await printed([entry(), annulled]));
    for (const said of [
      'SỔ ĐĂNG KÝ KHAI TỬ',
      '(theo Thông tư 04/2020/TT-BTP)',
      'Từ số: 12/2026 Đến số: 13/2026',
      'Trong đó đã hủy: 1',
      'SỐ 12/2026 Đăng ký ngày 25/11/2026 tại UBND Phường Cái Khế, Thành phố Cần Thơ',
      'Loại đăng ký: Đúng hạn',
      'TRẦN VĂN BẢY',
      'Ngày, tháng, năm sinh: 06/05/1944',
      deceased.personalId!,
      'ngày 20 tháng 11 năm 2026',
      death.cause,
      'Giấy báo tử của cơ sở y tế số 318/GBT',
      'Trần Thị Hồng Lê Thị An Phạm Văn Châu',
      'Ghi chú: Không.',
      'SỐ 13/2026 (ĐÃ HỦY)',
      'Hủy đăng ký khai tử ngày 01/12/2026 theo Quyết định 12/QĐ-UBND.',
    ])
      if (text !== undefined) expect(text).toContain(said);
  });

  it('have a page for each entry, behind the cover', async () => {
    const pdf = (await printed([entry(), annulled, entry({ entry: 14 })])).toString('latin1');
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(4);
  });
});
