import {
  articleOf,
  dayInWords,
  declarationTiming,
  documentTitle,
  dutyEndsOn,
  type Day,
  type Law,
} from '@lien-thong/law';
import type { DeclaredCase } from './case-file';
import { basis, item, paragraph, type Section } from './section';

const TIMINGS = {
  'on-time': 'Gia đình đi khai đúng hạn.',
  late: 'Đã quá hạn này; việc đăng ký quá hạn vẫn được tiếp nhận như thường.',
  'long-dead': 'Người mất đã lâu nên cần thêm giấy tờ chứng minh sự kiện chết.',
} as const;

/** Tên giấy: what the certificate is called on the day it is issued. */
export function certificate(law: Law, issuedOn: Day): Section {
  const { title, row } = documentTitle(law, 'death-extract', {
    on: issuedOn,
    procedure: 'death-registration',
  });
  return {
    title: 'Giấy tờ gia đình sẽ nhận',
    lines: [
      ...paragraph(
        `Giấy xác nhận việc khai tử cấp vào ${dayInWords(issuedOn)} có tên là “${title}”. Gia đình nên giữ bản này cùng ` +
          'giấy tờ của nhà; khi cần có thể xin thêm bản sao.',
      ),
      ...paragraph(`Căn cứ: ${articleOf(row.source)}.`),
    ],
  };
}

/** Thời hạn của gia đình: the clocks that run from the day of death. */
export function familyDuties(law: Law, declared: DeclaredCase, receivedOn: Day, insured: boolean): Section {
  const { date } = declared.death;
  const timing = declarationTiming(law, { diedOn: date, receivedOn });
  const residence = dutyEndsOn(law, 'report-residence', date);
  const claim = dutyEndsOn(law, 'claim-insurance', date);
  return {
    title: 'Những thời hạn gia đình cần nhớ',
    lines: [
      ...item(`Đi đăng ký khai tử: chậm nhất ${dayInWords(timing.lastDayOnTime)}. ${TIMINGS[timing.timing]}`),
      ...basis(articleOf(timing.row.source), timing.row.confidence),
      ...(declared.procedures.includes('residence-deletion')
        ? [
            ...item(
              `Xóa đăng ký thường trú: chậm nhất ${dayInWords(residence.lastDay)}. Tờ khai liên thông đã gồm việc này, gia đình không phải nộp riêng.`,
            ),
            ...basis(articleOf(residence.row.source), residence.row.confidence),
          ]
        : []),
      ...(insured
        ? [
            ...item(`Nộp hồ sơ hưởng chế độ của bảo hiểm xã hội: chậm nhất ${dayInWords(claim.lastDay)}.`),
            ...basis(articleOf(claim.row.source), claim.row.confidence),
          ]
        : []),
    ],
  };
}
