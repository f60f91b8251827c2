import { loadLaw } from '@lien-thong/law';
import { command } from '../testing-ground/command';
import type { Correction } from './book-entry';
import { remarksOf } from './remarks-of';

const law = loadLaw();
const { requester, deceased, death } = command();
const plain = {
  particulars: { requester, deceased, death },
  corrections: [],
  annulledOn: null,
  annulmentGround: null,
  annulmentDocument: null,
};
const former = (change: Partial<Correction>): Correction => ({
  document: 'Quyết định 9/QĐ-UBND',
  correctedOn: '2026-11-28',
  fullName: 'Trần Văn Bảy',
  birthDate: '1944-05-06',
  sex: 'male',
  diedOn: '2026-11-20',
  ...change,
});

it('an entry that holds as it was made has no remark', () => {
  expect(remarksOf(plain, law)).toEqual([]);
});

it('an annulled entry says since when, by what, and on what ground', () => {
  const annulled = {
    ...plain,
    annulledOn: '2026-12-01',
    annulmentGround: 'person-is-alive',
    annulmentDocument: 'Quyết định 12/QĐ-UBND',
  } as const;
  expect(remarksOf(annulled, law)).toEqual([
    'Hủy đăng ký khai tử ngày 01/12/2026 theo Quyết định 12/QĐ-UBND. Người được đăng ký khai tử còn sống.',
  ]);
});

it('each correction says by what, and what stood there before that one', () => {
  const corrections = [
    former({ fullName: 'Trần Văn Bẩy', birthDate: '1944' }),
    former({ birthDate: '1944', correctedOn: '2026-12-03' }),
  ];
  expect(remarksOf({ ...plain, corrections }, law)).toEqual([
    'Cải chính ngày 28/11/2026 theo Quyết định 9/QĐ-UBND. Trước đó ghi họ tên: Trần Văn Bẩy.',
    'Cải chính ngày 03/12/2026 theo Quyết định 9/QĐ-UBND. Trước đó ghi ngày sinh: 1944.',
  ]);
});
