import type { Sex } from '@lien-thong/contracts';
import { weighted, type Weighted } from './draw';

/** Names change with the year of birth: the eras are before 1965, before 1990, and since. */
export type Era = 'old' | 'middle' | 'young';

export const eraOf = (birthYear: number): Era =>
  birthYear < 1965 ? 'old' : birthYear < 1990 ? 'middle' : 'young';

const evenly = (names: string): Weighted<string> =>
  weighted(names.split(', ').map((name) => [name, 1] as const));

/** Họ, with rough shares in thousandths as published for the Kinh of the south. */
const KINH_FAMILIES = weighted([
  ['Nguyễn', 315],
  ['Trần', 109],
  ['Lê', 95],
  ['Phạm', 59],
  ['Huỳnh', 51],
  ['Võ', 45],
  ['Phan', 38],
  ['Trương', 28],
  ['Đặng', 27],
  ['Bùi', 24],
  ['Lâm', 20],
  ['Dương', 20],
  ['Hồ', 18],
  ['Ngô', 17],
  ['Đỗ', 17],
  ['Đoàn', 13],
  ['Lý', 12],
  ['Mai', 11],
  ['Trịnh', 10],
  ['Cao', 10],
  ['Hà', 9],
  ['Đinh', 9],
  ['Tô', 8],
  ['Châu', 7],
  ['Phùng', 6],
  ['Thái', 6],
  ['Quách', 5],
  ['Tăng', 4],
  ['Kiều', 4],
  ['Lương', 4],
]);

const KHMER_FAMILIES = weighted([
  ['Thạch', 30],
  ['Sơn', 22],
  ['Kim', 14],
  ['Lý', 12],
  ['Danh', 10],
  ['Trần', 8],
  ['Kiên', 4],
]);
const HOA_FAMILIES = evenly('Trần, Lâm, Lý, Quách, Châu, Tăng, Trương, Ngô, Mã, Vương, Hứa, La');

interface Given {
  middle: Weighted<string>;
  given: Weighted<string>;
}

const MEN: Record<Era, Given> = {
  old: {
    middle: weighted([
      ['Văn', 60],
      ['Hữu', 8],
      ['Thanh', 6],
      ['Minh', 5],
      ['Công', 5],
      ['Quốc', 4],
      ['Ngọc', 4],
      ['Tấn', 4],
      ['Đức', 3],
      ['Hoàng', 3],
    ]),
    given: evenly(
      'Ba, Tư, Năm, Sáu, Bảy, Tám, Chín, Mười, Út, Hưởng, Lợi, Phước, Thành, Sơn, Hòa, Bình, Minh, Tấn, Quang, Hiệp, Nghĩa, Dũng, Hải, Đức, Tài, Thắng, Chiến, Kiệt, Khởi, Xuân, Long, Lành, Phú, Quý, Thọ, Trung, Lâm, Nhơn, Hùng, Cường',
    ),
  },
  middle: {
    middle: weighted([
      ['Văn', 35],
      ['Hoàng', 10],
      ['Minh', 10],
      ['Quốc', 9],
      ['Thanh', 8],
      ['Hữu', 7],
      ['Ngọc', 6],
      ['Đức', 6],
      ['Trung', 5],
      ['Công', 4],
      ['Chí', 3],
    ]),
    given: evenly(
      'Hùng, Dũng, Tuấn, Minh, Hải, Cường, Thanh, Sơn, Tâm, Phong, Nam, Hoàng, Đức, Thành, Bình, Trung, Hiếu, Tùng, Quân, Phương, Kiên, Vinh, Khoa, Nhân, Hậu, Đạt, Lộc, Toàn, Thiện, Tín',
    ),
  },
  young: {
    middle: evenly(
      'Gia, Minh, Hoàng, Quốc, Anh, Nhật, Đăng, Bảo, Tuấn, Thiên, Hữu, Văn, Thành, Khánh, Duy, Trọng',
    ),
    given: evenly(
      'Khang, Bảo, Huy, Khoa, Phúc, Minh, Đăng, Nguyên, Anh, Long, Thịnh, Kiệt, Duy, Quân, Phát, Tuấn, Khôi, An, Nam, Hưng, Tài, Đạt, Lâm, Trí',
    ),
  },
};

const WOMEN: Record<Era, Given> = {
  old: {
    middle: weighted([
      ['Thị', 84],
      ['Ngọc', 5],
      ['Kim', 5],
      ['Thanh', 3],
      ['Mỹ', 3],
    ]),
    given: evenly(
      'Ba, Tư, Năm, Sáu, Bảy, Tám, Chín, Mười, Út, Lành, Nhàn, Hoa, Sen, Mai, Lan, Cúc, Đào, Huệ, Hồng, Nga, Liên, Thu, Xuân, Phượng, Hạnh, Dung, Loan, Bé, Thơm, Nết, Kiều, Hường, Điệp, Ánh, Sương, Tuyết, Vân, Nguyệt',
    ),
  },
  middle: {
    middle: weighted([
      ['Thị', 50],
      ['Thị Ngọc', 9],
      ['Thị Kim', 8],
      ['Thị Thanh', 7],
      ['Thị Mỹ', 6],
      ['Thị Thu', 6],
      ['Ngọc', 5],
      ['Kim', 4],
      ['Mỹ', 3],
      ['Bích', 2],
    ]),
    given: evenly(
      'Hương, Lan, Hoa, Thảo, Phương, Hạnh, Thủy, Hằng, Nga, Dung, Trang, Loan, Linh, Thu, Yến, Tuyết, Diễm, Kiều, Oanh, Nhung, Hiền, Trinh, Thúy, Duyên, Nhi, Tiên, Hà, Xuân, Thắm, Vân',
    ),
  },
  young: {
    middle: evenly(
      'Ngọc, Khánh, Bảo, Phương, Thanh, Quỳnh, Gia, Thảo, Minh, Tường, Thị, Thị Ngọc, Thị Kim, Mỹ, Kim, Thùy',
    ),
    given: evenly(
      'Anh, Linh, Ngọc, Trâm, Vy, My, Nhi, Thảo, Quỳnh, Trang, Ngân, Hân, Châu, Như, Thư, Tiên, Trúc, Yến, Khánh, Hà, Duyên, Lam, Uyên, Mai',
    ),
  },
};

const KHMER: Record<Sex, Given> = {
  male: {
    middle: evenly('Sa, Văn, Phước, Chanh, Minh, Hoàng'),
    given: evenly('Rinh, Ry, Hoan, Mết, Phol, Thươl, Sane, Phene, Dương, Quang, Tha, Vanh'),
  },
  female: {
    middle: weighted([
      ['Thị', 60],
      ['Thị Sa', 20],
      ['Thị Ngọc', 20],
    ]),
    given: evenly('Ni, Phone, Rương, Thia, Ly, Sây, Sa, Phương, Liêne, Nga, Duyên, Hiên'),
  },
};

export const familiesOf = (ethnicity: string): Weighted<string> =>
  ethnicity === 'Khmer' ? KHMER_FAMILIES : ethnicity === 'Hoa' ? HOA_FAMILIES : KINH_FAMILIES;

/** Chữ đệm and tên of a person of this sex, era and people. */
export const givenOf = (ethnicity: string, sex: Sex, era: Era): Given =>
  ethnicity === 'Khmer' ? KHMER[sex] : (sex === 'male' ? MEN : WOMEN)[era];

/** Lower-case Latin letters only, as an e-mail address has them. */
export const plainLetters = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .toLowerCase()
    .replace(/[^a-z]/g, '');

/** As banks print the holder of an account. */
export const bankHolder = (fullName: string): string =>
  fullName.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').toUpperCase();
