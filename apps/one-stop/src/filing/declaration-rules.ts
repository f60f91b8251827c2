import type { Declaration, FieldFault } from '@lien-thong/contracts';
import { procedureCodes, type findCommune as FindCommune, type Law } from '@lien-thong/law';

export interface Circumstances {
  /** Today in Viet Nam, yyyy-mm-dd. */
  today: string;
  findCommune: typeof FindCommune;
  law: Law;
}

type Rule = (d: Declaration, c: Circumstances) => FieldFault | undefined;

const fault = (pointer: string, code: string, message: string): FieldFault => ({ pointer, code, message });

const claims = (d: Declaration) =>
  d.procedures.includes('funeral-allowance') || d.procedures.includes('survivors-benefit');

const communeRule =
  (
    pointer: string,
    communeOf: (d: Declaration) => string | undefined,
    provinceOf: (d: Declaration) => string | undefined,
  ): Rule =>
  (d, { findCommune }) => {
    const code = communeOf(d);
    if (code === undefined) return undefined;
    const commune = findCommune(code);
    if (!commune) return fault(pointer, 'unknown-commune', 'Không có xã, phường, đặc khu mang mã này.');
    const province = provinceOf(d);
    return province !== undefined && province !== commune.provinceCode
      ? fault(pointer, 'not-in-province', 'Xã, phường này không thuộc tỉnh, thành phố đã chọn.')
      : undefined;
  };

const afterToday =
  (pointer: string, what: string, dayOf: (d: Declaration) => string | undefined): Rule =>
  (d, { today }) => {
    const day = dayOf(d);
    return day !== undefined && day > today
      ? fault(pointer, 'in-the-future', `${what} không thể sau hôm nay.`)
      : undefined;
  };

/** A death that was registered abroad is noted in the book by the law's own procedure, not registered here again. */
const abroad: Rule = ({ diedAbroadIn }, { law, today }) => {
  if (diedAbroadIn === undefined) return undefined;
  const row = procedureCodes(law, today).find(({ key }) => key === 'note-foreign-death');
  const by = row ? ` theo thủ tục “${row.name}” (mã ${row.value.code})` : '';
  return fault(
    '/diedAbroadIn',
    'noted-not-registered',
    `Người mất ở nước ngoài được ghi chú khai tử${by}, không nộp qua liên thông này. Mời gia đình hỏi cán bộ hộ tịch.`,
  );
};

/**
 * What no single field can tell: how the parts of a declaration fit each other and the day. In the order of the form.
 */
const RULES: readonly Rule[] = [
  communeRule(
    '/commune',
    (d) => d.commune,
    () => undefined,
  ),
  communeRule(
    '/assistedBy/commune',
    (d) => d.assistedBy?.commune,
    () => undefined,
  ),
  (d) =>
    d.procedures.includes('death-registration') && d.procedures.includes('residence-deletion')
      ? undefined
      : fault(
          '/procedures',
          'registration-and-deletion-needed',
          'Liên thông luôn gồm đăng ký khai tử và xóa đăng ký thường trú.',
        ),
  (d) =>
    d.requester.personalId === d.deceased.personalId
      ? fault(
          '/requester/personalId',
          'same-as-deceased',
          'Số định danh của người yêu cầu trùng với người đã mất.',
        )
      : undefined,
  communeRule(
    '/deceased/lastResidence/commune',
    (d) => d.deceased.lastResidence.commune,
    (d) => d.deceased.lastResidence.province,
  ),
  afterToday('/deceased/identity/issuedOn', 'Ngày cấp giấy tờ', (d) => d.deceased.identity?.issuedOn),
  afterToday('/death/date', 'Ngày mất', (d) => d.death.date),
  ({ deceased, death }) =>
    death.date.slice(0, deceased.birthDate.length) < deceased.birthDate
      ? fault('/death/date', 'before-birth', 'Ngày mất không thể trước ngày sinh.')
      : undefined,
  communeRule(
    '/death/place/commune',
    (d) => d.death.place.commune,
    (d) => d.death.place.province,
  ),
  abroad,
  afterToday('/death/notice/issuedOn', 'Ngày cấp giấy báo tử', (d) => d.death.notice?.issuedOn),
  ({ death }) =>
    death.notice && death.notice.issuedOn < death.date
      ? fault('/death/notice/issuedOn', 'before-death', 'Giấy báo tử không thể cấp trước ngày mất.')
      : undefined,
  (d) =>
    claims(d) && !d.benefit ? fault('/benefit', 'required', 'Chưa nhập: chế độ đề nghị hưởng.') : undefined,
  (d) => (claims(d) && !d.payee ? fault('/payee', 'required', 'Chưa nhập: người nhận tiền.') : undefined),
  (d) =>
    !claims(d) && d.benefit
      ? fault('/benefit', 'not-asked', 'Không cần mục này vì không đề nghị hưởng chế độ.')
      : undefined,
  (d) =>
    !claims(d) && d.payee
      ? fault('/payee', 'not-asked', 'Không cần mục này vì không đề nghị hưởng chế độ.')
      : undefined,
  // Decree 20/2021: the emergency allowance and the one for social protection are for the same costs.
  ({ benefit }) =>
    benefit?.categories.includes('emergency') && benefit.categories.includes('social-protection')
      ? fault(
          '/benefit/categories',
          'exclude-each-other',
          'Trợ cấp khẩn cấp và bảo trợ xã hội không cùng hưởng một lúc.',
        )
      : undefined,
  (d) =>
    d.procedures.includes('survivors-benefit') && d.benefit && !d.benefit.survivors?.length
      ? fault('/benefit/survivors', 'required', 'Chưa nhập: thân nhân hưởng chế độ tử tuất.')
      : undefined,
  ({ payee }) =>
    payee?.method === 'bank-transfer' && !payee.account
      ? fault('/payee/account', 'required', 'Chưa nhập: tài khoản ngân hàng để nhận chuyển khoản.')
      : undefined,
  ({ delivery }) =>
    delivery.method === 'post' && !delivery.address
      ? fault('/delivery/address', 'required', 'Chưa nhập: địa chỉ nhận bưu gửi.')
      : undefined,
  ({ channel, notSamePersonBecause }) =>
    channel !== 'desk' && notSamePersonBecause
      ? fault(
          '/notSamePersonBecause',
          'officer-only',
          'Chỉ cán bộ tiếp nhận xác định việc không trùng người.',
        )
      : undefined,
];

/** What is wrong with a declaration whose fields are each well formed; one fault for a field. */
export function declarationFaults(declaration: Declaration, circumstances: Circumstances): FieldFault[] {
  const faults = RULES.flatMap((rule) => rule(declaration, circumstances) ?? []);
  const first = new Map<string, FieldFault>();
  for (const one of faults) if (!first.has(one.pointer)) first.set(one.pointer, one);
  return [...first.values()];
}
