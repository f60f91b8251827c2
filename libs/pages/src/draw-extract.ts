import { fullNameOf, SEX_LABELS, type RegisterDeath } from '@lien-thong/contracts';
import { dayInFigures, documentTitle, findCommune, inSentence, type Law } from '@lien-thong/law';
import { Sheet } from './sheet';

export interface PrintedEntry {
  number: string;
  commune: string;
  registeredOn: string;
  deceased: RegisterDeath['deceased'];
  death: RegisterDeath['death'];
}

/** 'Số 12, đường Trần Hưng Đạo, Phường Cái Khế, Thành phố Cần Thơ' */
export const placeOf = ({ detail, commune }: { detail: string; commune?: string }): string => {
  const found = commune === undefined ? undefined : findCommune(commune);
  return [detail, found?.name, found?.provinceName].filter(Boolean).join(', ');
};

const dayIn = (at: Date): string => at.toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });

/** Vietnamese time, as a page has it. */
const dayInWords = (iso: string): string => {
  const [year, month, date] = iso.split('-') as [string, string, string];
  return `ngày ${date} tháng ${month} năm ${year}`;
};

/** '03 giờ 45 phút, ngày 20 tháng 11 năm 2026' */
export const momentOf = ({ date, time }: RegisterDeath['death']): string =>
  time ? `${time.replace(':', ' giờ ')} phút, ${dayInWords(date)}` : dayInWords(date);

/** Ủy ban nhân dân as its pages name it, a line each. */
const issuerOf = (commune: string): [string, string, string] => {
  const found = findCommune(commune);
  return ['Ủy ban nhân dân', found?.name ?? commune, found?.provinceName ?? ''];
};

export const issuerName = (commune: string): string =>
  `UBND ${findCommune(commune)?.name ?? commune}, ${findCommune(commune)?.provinceName ?? ''}`;

/** Trích lục khai tử, from 01/03/2027 Giấy chứng tử: the title that the law has on the day of registration. */
export const extractTitle = ({ registeredOn }: Pick<PrintedEntry, 'registeredOn'>, law: Law): string =>
  documentTitle(law, 'death-extract', { on: registeredOn }).title;

/**
 * The page that says so, drawn. A copy (bản sao) says that it is one and which, and the day it was made; for the rest it is
 * the same paper, under the title that the first page has.
 */
export function drawExtract(
  entry: PrintedEntry,
  law: Law,
  { verifyAt, signedAt, copy }: { verifyAt: string; signedAt: Date; copy?: number },
): Sheet {
  const title = extractTitle(entry, law);
  const { deceased, death, commune } = entry;
  const issuer = issuerOf(commune);
  const issuedOn = copy === undefined ? entry.registeredOn : dayIn(signedAt);
  const sheet = new Sheet({ title, issuer: issuerName(commune), issuedAt: signedAt })
    .heading(issuer.join('\n').toLocaleUpperCase('vi'), entry.number)
    .placeAndDay(`${issuer[1]}, ${dayInWords(issuedOn)}`)
    .title(title);
  if (copy !== undefined) sheet.subtitle(`(Bản sao số ${copy})`);
  return sheet
    .fields([
      ['Họ, chữ đệm, tên', fullNameOf(deceased).toLocaleUpperCase('vi')],
      ['Ngày, tháng, năm sinh', dayInFigures(deceased.birthDate)],
      ['Giới tính', SEX_LABELS[deceased.sex]],
      ['Dân tộc', deceased.ethnicity],
      ['Quốc tịch', deceased.nationality],
      ['Số định danh cá nhân', deceased.personalId],
      ['Nơi cư trú cuối cùng', placeOf(deceased.lastResidence)],
      ['Đã chết vào lúc', momentOf(death)],
      ['Nơi chết', placeOf(death.place)],
      ['Nguyên nhân chết', death.cause],
      ['Đăng ký khai tử tại', issuerName(commune)],
      ['Số đăng ký', `${entry.number}, ${dayInWords(entry.registeredOn)}`],
    ])
    .signature(`Người ký ${inSentence(title)}`, undefined, [
      `Đã ký số: ${issuerName(commune)}`,
      `Thời điểm ký: ${signedAt.toLocaleString('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh' })}`,
    ])
    .code(
      verifyAt,
      `Quét mã, hoặc mở địa chỉ dưới đây, để biết giấy này có phải do cơ quan đăng ký cấp và còn giá trị hay không.\n${verifyAt}`,
    );
}
