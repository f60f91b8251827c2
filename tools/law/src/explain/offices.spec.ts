import { loadLaw } from '@lien-thong/law';
import { officeOf, placed } from './offices';

const law = loadLaw();
const commune = '31510';

it.each([
  ['death-registration', 'receives', undefined, 'Trung tâm Phục vụ hành chính công phường Phú Lợi'],
  ['death-registration', 'decides', undefined, 'Ủy ban nhân dân phường Phú Lợi'],
  ['residence-deletion', 'decides', undefined, 'Công an phường Phú Lợi'],
  ['funeral-allowance', 'decides', 'meritorious', 'Sở Nội vụ thành phố Cần Thơ'],
  ['funeral-allowance', 'decides', 'social-protection', 'Ủy ban nhân dân phường Phú Lợi'],
] as const)('the office of %s that %s (%s) is %s', (procedure, part, category, name) => {
  expect(officeOf(law, part, procedure, { commune, on: '2026-11-23', category })).toBe(name);
});

it('names the kind of office alone on a day when the commune was none yet', () => {
  const at = { commune, on: '2025-06-30' };
  expect(officeOf(law, 'decides', 'residence-deletion', at)).toBe('Công an cấp xã');
});

it.each([
  ['Sở Nội vụ Thành phố Hồ Chí Minh', 'Sở Nội vụ Thành phố Hồ Chí Minh'],
  ['Công an Đặc khu Phú Quốc', 'Công an đặc khu Phú Quốc'],
  ['Bộ Tài chính', 'Bộ Tài chính'],
])('%s is written %s inside a sentence', (name, written) => {
  expect(placed(name)).toBe(written);
});
