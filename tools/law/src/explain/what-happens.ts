import {
  articleOf,
  dayInWords,
  documentTitle,
  promise,
  type BenefitCategory,
  type CountedDay,
  type Law,
  type ProcedureKey,
  type Resolution,
  type StepLimit,
} from '@lien-thong/law';
import type { DeclaredCase } from './case-file';
import { officeOf } from './offices';
import { basis, item, paragraph, under, type Section } from './section';

/** The steps, as a family would call them, and the procedure each belongs to. */
const STEPS: Readonly<Record<string, { readonly what: string; readonly procedure: ProcedureKey }>> = {
  'register-death': { what: 'Đăng ký khai tử', procedure: 'death-registration' },
  'deregister-residence': { what: 'Xóa đăng ký thường trú', procedure: 'residence-deletion' },
  'grant-funeral-allowance': { what: 'Giải quyết trợ cấp mai táng', procedure: 'funeral-allowance' },
  'settle-survivors-benefit': { what: 'Giải quyết chế độ tử tuất', procedure: 'survivors-benefit' },
};

/** What is settled about the money: the regime that pays for the funeral, and what is paid beside it. */
interface Settled {
  readonly category?: BenefitCategory;
  readonly onTop: Resolution['onTop'];
}

interface Step {
  readonly what: string;
  readonly office: string;
  readonly limit: StepLimit;
}

/** Việc sẽ làm và ngày hẹn: each step, who takes it and by when; for the officer why each day counts. */
export function whatHappens(
  law: Law,
  declared: DeclaredCase,
  { receivedAt, receivedOn }: { receivedAt: string; receivedOn: string },
  { category, onTop }: Settled,
): Section {
  const claimed = (category ? [category] : declared.benefit?.categories) as BenefitCategory[] | undefined;
  const promised = (procedures: readonly ProcedureKey[], categories?: readonly BenefitCategory[]) =>
    promise(law, {
      procedures,
      category: categories,
      receivedAt,
      channel: declared.channel,
      scope: { province: declared.deceased.lastResidence.province },
    });
  const office = (procedure: ProcedureKey, regime = category): string =>
    procedure === 'funeral-allowance' && !regime
      ? 'cơ quan giải quyết chế độ'
      : officeOf(law, 'decides', procedure, {
          commune:
            procedure === 'death-registration' ? declared.commune : declared.deceased.lastResidence.commune,
          on: receivedOn,
          category: procedure === 'funeral-allowance' ? regime : undefined,
        });
  const { limits } = promised(declared.procedures, claimed);
  const steps: Step[] = [
    ...limits.map((limit) => {
      const { what, procedure } = STEPS[limit.step]!;
      return { what, office: office(procedure), limit };
    }),
    ...(limits.some(({ step }) => step === 'grant-funeral-allowance') ? onTop : []).map(
      ({ name, row: { value } }) => ({
        what: name,
        office: office('funeral-allowance', value.category),
        limit: promised(['funeral-allowance'], [value.category]).limits.at(-1)!,
      }),
    ),
  ];
  const last = steps.reduce((day, { limit }) => (limit.dueOn > day ? limit.dueOn : day), '');
  return {
    title: 'Những việc các cơ quan sẽ làm, và ngày hẹn',
    lines: [
      ...(limits.length > 1 ? paragraph(ONE_DECLARATION) : []),
      ...steps.flatMap(({ what, office: by, limit }) => [
        '',
        ...item(`${what}: ${by}, ${sureness(limit)} ${dayInWords(limit.dueOn)}.`),
        ...under(limit.explanation),
      ]),
      '',
      ...paragraph(`Mọi việc xong chậm nhất ${dayInWords(last)}.`),
      ...paragraph(ifLate(law, declared.procedures, receivedOn)),
    ],
    officer: steps.flatMap(officerLines),
  };
}

/** A day that rests on a number of ours is no promise yet. */
const sureness = ({ row }: StepLimit): string => (row.confidence === 'setting' ? 'dự kiến' : 'hẹn');

const ONE_DECLARATION =
  'Gia đình chỉ cần nộp một tờ khai ở một nơi. Khai tử xong, các cơ quan tự chuyển hồ sơ cho nhau và làm cùng một lúc ' +
  'những việc còn lại.';

/** Xin lỗi và hẹn lại: the slip by its title on that day; that of the registration may have a name of its own. */
function ifLate(law: Law, procedures: readonly ProcedureKey[], on: string): string {
  const titles = procedures.map((procedure) => documentTitle(law, 'apology', { on, procedure }).title);
  const slips = [...new Set(titles)].map((title) => `“${title}”`).join(' hoặc ');
  return (
    `Nếu việc nào không kịp ngày hẹn, cơ quan làm việc ấy phải gửi gia đình ${slips}, nói rõ vì sao chậm và ngày ` +
    'hẹn mới.'
  );
}

function officerLines({ what, limit: { limit, row, counted } }: Step): string[] {
  return [
    ...basis(what, articleOf(row.source), row.confidence),
    ...(limit.unit === 'same-day' ? [] : countedLines(counted)),
  ];
}

/** 'Các ngày được tính: thứ Năm 26/11/2026 (1), …' */
function countedLines(days: readonly CountedDay[]): string[] {
  const counted = days.filter((day) => day.counted);
  if (!counted.length) return [];
  return under(
    `Các ngày được tính: ${counted.map(({ day }, i) => `${dayInWords(day)} (${i + 1})`).join(', ')}.`,
  );
}
