import {
  articleOf,
  dayInWords,
  declarationTiming,
  documentTitle,
  dutyEndsOn,
  type BenefitCategory,
  type Day,
  type Law,
} from '@lien-thong/law';
import type { DeclaredCase } from './case-file';
import { basis, item, paragraph, type Section } from './section';

const TIMINGS = {
  'on-time': 'Gia đình đã đi khai đúng hạn.',
  late: 'Ngày ấy đã qua, nhưng gia đình vẫn được đăng ký như thường.',
  'long-dead': 'Việc đã lâu nên cần thêm giấy tờ chứng minh; gia đình vẫn được đăng ký.',
} as const;

/** Tên giấy: what the certificate is called on the day it is issued. */
export function certificate(law: Law, issuedOn: Day): Section {
  const { title, row } = documentTitle(law, 'death-extract', {
    on: issuedOn,
    procedure: 'death-registration',
  });
  return {
    title: 'Giấy tờ gia đình sẽ nhận',
    lines: paragraph(
      `Giấy xác nhận việc khai tử cấp vào ${dayInWords(issuedOn)} có tên là “${title}”. Gia đình nên giữ bản này cùng ` +
        'giấy tờ của nhà; khi cần có thể xin thêm bản sao.',
    ),
    officer: basis('Tên giấy', articleOf(row.source), row.confidence),
  };
}

/** Thời hạn của gia đình: the clocks that run from the day of death. */
export function familyDuties(
  law: Law,
  declared: DeclaredCase,
  receivedOn: Day,
  regimes: readonly BenefitCategory[],
): Section {
  const insured = regimes.some((regime) => INSURED.includes(regime));
  const { date } = declared.death;
  const timing = declarationTiming(law, { diedOn: date, receivedOn });
  const asks = (procedure: string) => (declared.procedures as readonly string[]).includes(procedure);
  const residence = asks('residence-deletion') ? dutyEndsOn(law, 'report-residence', date) : undefined;
  const claim = insured ? dutyEndsOn(law, 'claim-insurance', date) : undefined;
  const { province } = declared.deceased.lastResidence;
  const local = regimes.includes('local-policy')
    ? dutyEndsOn(law, 'claim-local-policy', date, date, { province })
    : undefined;
  return {
    title: 'Những thời hạn của gia đình',
    lines: [
      ...item(`Đăng ký khai tử: chậm nhất ${dayInWords(timing.lastDayOnTime)}. ${TIMINGS[timing.timing]}`),
      ...(residence
        ? item(`Xóa đăng ký thường trú: chậm nhất ${dayInWords(residence.lastDay)}. ${INCLUDED}`)
        : []),
      ...(claim
        ? item(
            `Xin hưởng chế độ của bảo hiểm xã hội: chậm nhất ${dayInWords(claim.lastDay)}.` +
              (asks('funeral-allowance') || asks('survivors-benefit') ? ` ${INCLUDED}` : ''),
          )
        : []),
      ...(local
        ? item(
            `Xin hưởng chính sách riêng của tỉnh: chậm nhất ${dayInWords(local.lastDay)}.` +
              (asks('funeral-allowance') ? ` ${INCLUDED}` : ''),
          )
        : []),
    ],
    officer: [
      ...basis('Đăng ký khai tử', articleOf(timing.row.source), timing.row.confidence),
      ...(residence
        ? basis('Xóa đăng ký thường trú', articleOf(residence.row.source), residence.row.confidence)
        : []),
      ...(claim ? basis('Hồ sơ bảo hiểm xã hội', articleOf(claim.row.source), claim.row.confidence) : []),
      ...(local
        ? basis('Hồ sơ theo chính sách của tỉnh', articleOf(local.row.source), local.row.confidence)
        : []),
    ],
  };
}

const INSURED: readonly BenefitCategory[] = ['compulsory-insurance', 'voluntary-insurance'];

const INCLUDED = 'Tờ khai này đã gồm việc ấy, gia đình không phải nộp riêng.';
