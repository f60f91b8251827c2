import {
  fullNameOf,
  IDENTITY_KIND_LABELS,
  NOTICE_KIND_LABELS,
  RELATION_LABELS,
  SEX_LABELS,
  type DeclarationTiming,
  type RegisterDeath,
} from '@lien-thong/contracts';
import { dayInFigures, documentTitle, type DocumentTitle, findCommune, type Law } from '@lien-thong/law';
import { issuerName, momentOf, placeOf, Sheet } from '@lien-thong/pages';
import { registrationNumber } from '../death-registration/death-registration.entity';
import type { BookEntry, BookRange } from './book-entry';
import { remarksOf } from './remarks-of';

const TIMINGS: Record<DeclarationTiming, string> = {
  'on-time': 'Đúng hạn',
  late: 'Quá hạn',
  'long-dead': 'Người chết đã lâu',
};

/** Số dòng để ký tay, where no signature stands in the system. */
const ROOM_TO_SIGN = '\n\n\n';

type Field = [label: string, value: string | undefined];

/** Sổ đăng ký khai tử under the name and form that the law has on the day of an entry. */
const bookTitle = (law: Law, registeredOn: string): DocumentTitle =>
  documentTitle(law, 'death-register', { on: registeredOn });

const formOf = ({ form, row }: DocumentTitle): string =>
  `(${[form, `theo ${row.source.instrument}`].filter(Boolean).join(', ')})`;

const identityOf = ({ personalId, identity }: RegisterDeath['deceased']): Field[] => [
  ['Số định danh cá nhân', personalId],
  [
    'Giấy tờ tùy thân',
    identity &&
      [`${IDENTITY_KIND_LABELS[identity.kind]} số ${identity.number}`, identity.issuedBy]
        .filter(Boolean)
        .join(', '),
  ],
];

const noticeOf = ({ notice }: RegisterDeath['death']): string | undefined =>
  notice &&
  `${NOTICE_KIND_LABELS[notice.kind]} số ${notice.number}, do ${notice.issuer} cấp ngày ${dayInFigures(notice.issuedOn)}`;

const fieldsOf = ({ timing, particulars: { deceased, death, requester } }: BookEntry): Field[] => [
  ['Loại đăng ký', TIMINGS[timing]],
  ['Họ, chữ đệm, tên người chết', fullNameOf(deceased).toLocaleUpperCase('vi')],
  ['Ngày, tháng, năm sinh', dayInFigures(deceased.birthDate)],
  ['Giới tính', SEX_LABELS[deceased.sex]],
  ['Dân tộc', deceased.ethnicity],
  ['Quốc tịch', deceased.nationality],
  ...identityOf(deceased),
  ['Nơi cư trú cuối cùng', placeOf(deceased.lastResidence)],
  ['Đã chết vào lúc', momentOf(death)],
  ['Nơi chết', placeOf(death.place)],
  ['Nguyên nhân chết', death.cause],
  ['Giấy báo tử hoặc giấy tờ thay thế', noticeOf(death)],
  ['Họ, chữ đệm, tên người yêu cầu', requester.fullName],
  ['Số định danh của người yêu cầu', requester.personalId],
  ['Quan hệ với người chết', RELATION_LABELS[requester.relation]],
];

function drawEntry(sheet: Sheet, entry: BookEntry, commune: string, law: Law): void {
  const struck = entry.annulledOn !== null;
  const remarks = remarksOf(entry, law);
  const { preparedBy, signedBy, particulars } = entry;
  sheet
    .newPage()
    .title(`Số ${registrationNumber(entry)}${struck ? ' (đã hủy)' : ''}`)
    .subtitle(`Đăng ký ngày ${dayInFigures(entry.registeredOn)} tại ${issuerName(commune)}`)
    .fields(fieldsOf(entry), { struck })
    .table(
      ['Người yêu cầu', 'Công chức tư pháp - hộ tịch', 'Người ký'],
      [1 / 3, 1 / 3, 1 / 3],
      [[particulars.requester.fullName, preparedBy ?? '', signedBy ?? ''].map((name) => ROOM_TO_SIGN + name)],
    )
    .fields([['Ghi chú', remarks.length ? remarks.join(' ') : 'Không.']]);
}

/** The cover, then a page for each entry of the range, in order of their numbers. */
export function drawBook(
  { commune, year }: Pick<BookRange, 'commune' | 'year'>,
  entries: readonly BookEntry[],
  law: Law,
  at: Date,
): Sheet {
  const [first, last] = [entries[0]!, entries.at(-1)!];
  const title = bookTitle(law, first.registeredOn);
  const found = findCommune(commune);
  const issuer = ['Ủy ban nhân dân', found?.name ?? commune, found?.provinceName ?? ''];
  const numbers = `${first.entry}-${last.entry}/${year}`;
  const sheet = new Sheet({ title: `${title.title} ${numbers}`, issuer: issuerName(commune), issuedAt: at })
    .heading(issuer.join('\n').toLocaleUpperCase('vi'), numbers)
    .title(title.title)
    .subtitle(formOf(title))
    .fields([
      ['Nơi đăng ký', issuerName(commune)],
      ['Năm', String(year)],
      ['Từ số', registrationNumber(first)],
      ['Đến số', registrationNumber(last)],
      ['Số việc đăng ký trong phần này', String(entries.length)],
      ['Trong đó đã hủy', String(entries.filter(({ annulledOn }) => annulledOn !== null).length)],
      ['In lúc', at.toLocaleString('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh' })],
    ])
    .signature('Thủ trưởng đơn vị', undefined, ['(Ký, ghi rõ họ tên, đóng dấu)']);
  for (const entry of entries) drawEntry(sheet, entry, commune, law);
  return sheet;
}
