import { sameName } from './same-name';

it.each([
  ['Nguyễn Thị Hoà', 'Nguyễn Thị Hòa'],
  ['Trần Văn Thuỷ', 'TRẦN VĂN  THỦY'],
  ['Lê Thị Bảy'.normalize('NFD'), 'Lê Thị Bảy'],
])('%s and %s are one name', (one, other) => {
  expect(sameName(one, other)).toBe(true);
});

it.each([
  ['Trần Văn Bảy', 'Trần Văn Bẩy'],
  ['Trần Văn Hoa', 'Trần Văn Hòa'],
  ['Trần Văn Hưởng', 'Trần Văn Hường'],
  ['Đoàn Văn Tư', 'Doàn Văn Tư'],
  ['Trần Văn Hòa', 'Trần Vàn Hoa'],
  ['Trần Bảy', 'Trần Văn Bảy'],
])('%s and %s are two names', (one, other) => {
  expect(sameName(one, other)).toBe(false);
});
