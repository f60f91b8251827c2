import {
  articleOf,
  dayInWords,
  promise,
  type BenefitCategory,
  type CountedDay,
  type Law,
  type StepLimit,
} from '@lien-thong/law';
import type { DeclaredCase } from './case-file';
import { basis, item, paragraph, under, type Section } from './section';

/** The steps, as a family would call them, and who takes them. */
const STEPS: Readonly<Record<string, { readonly what: string; readonly who: string }>> = {
  'register-death': { what: 'Đăng ký khai tử', who: 'Ủy ban nhân dân cấp xã' },
  'deregister-residence': { what: 'Xóa đăng ký thường trú', who: 'Công an cấp xã' },
  'grant-funeral-allowance': { what: 'Giải quyết trợ cấp mai táng', who: '' },
  'settle-survivors-benefit': { what: 'Giải quyết chế độ tử tuất', who: 'Cơ quan bảo hiểm xã hội' },
};

/** Việc sẽ làm và ngày hẹn: each step, its day, and why each day counts or does not. */
export function whatHappens(
  law: Law,
  declared: DeclaredCase,
  receivedAt: string,
  granted?: { readonly category: BenefitCategory; readonly office: string },
): Section {
  const claimed = (granted ? [granted.category] : declared.benefit?.categories) as
    BenefitCategory[] | undefined;
  const { promisedOn, limits } = promise(law, {
    procedures: declared.procedures,
    category: claimed,
    receivedAt,
    channel: declared.channel,
    scope: { province: declared.deceased.lastResidence.province },
  });
  return {
    title: 'Những việc các cơ quan sẽ làm, và ngày hẹn',
    lines: [
      ...paragraph(
        'Gia đình chỉ cần nộp một tờ khai ở một nơi. Sau khi việc khai tử được đăng ký, các cơ quan tự chuyển hồ sơ ' +
          'cho nhau và làm cùng một lúc những việc còn lại.',
      ),
      ...limits.flatMap((limit) => ['', ...stepLines(limit, granted?.office)]),
      '',
      ...paragraph(`Ngày hẹn trả kết quả chung: ${dayInWords(promisedOn)}.`),
    ],
  };
}

function stepLines(limit: StepLimit, benefitOffice?: string): string[] {
  const { what, who } = STEPS[limit.step]!;
  const office = who || (benefitOffice ?? 'Cơ quan giải quyết chế độ');
  return [
    ...item(`${what} (${office}): hẹn ${dayInWords(limit.dueOn)}.`),
    ...under(limit.explanation),
    ...(limit.limit.unit === 'same-day' ? [] : countedLines(limit.counted)),
    ...basis(articleOf(limit.row.source), limit.row.confidence),
  ];
}

/** 'Các ngày được tính: thứ Năm 26/11/2026 (ngày thứ 1), …' */
function countedLines(days: readonly CountedDay[]): string[] {
  const counted = days.filter((day) => day.counted);
  if (!counted.length) return [];
  return under(
    `Các ngày được tính: ${counted.map(({ day }, i) => `${dayInWords(day)} (${i + 1})`).join(', ')}.`,
  );
}
