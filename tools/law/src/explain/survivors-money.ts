import {
  dong,
  parameter,
  type Day,
  type Law,
  type ReadParameter,
  type Resolution,
  type SurvivorsFinding,
} from '@lien-thong/law';
import type { DeclaredCase } from './case-file';
import { questionLines, SURVIVORS } from './funeral-money';
import { lowered } from './papers';
import { calledOf } from './people';
import { basis, paragraph, underItem, type Section } from './section';

type Survivors = NonNullable<Resolution['survivors']>;

const NOTHING: Readonly<Record<string, string>> = {
  'not-in-register': 'Người đã mất không đóng bảo hiểm xã hội nên không phát sinh chế độ tử tuất.',
  'law-not-recorded': 'Dữ liệu luật chưa có quy định cho ngày mất này; cán bộ sẽ xem xét.',
  'facts-missing': 'Chưa đủ thông tin để biết gia đình được hưởng thế nào.',
};

/** Chế độ tử tuất: monthly for the relatives who qualify, or once. */
export function survivorsMoney(
  law: Law,
  { survivors, missing }: Resolution,
  declared: DeclaredCase,
): Section {
  return {
    title: 'Chế độ tử tuất cho người thân',
    lines: survivors
      ? [
          ...insuranceLines(survivors.insurance, declared.benefit?.survivors ?? []),
          ...(survivors.insurance.kind === 'monthly' ? monthlyFormula(law, declared.death.date) : []),
          ...questionLines(
            missing.filter(({ decides }) => decides.every((regime) => regime === SURVIVORS)),
            calledOf(declared),
          ),
          ...meritoriousLines(survivors.meritorious),
        ]
      : [],
    officer: survivors ? officerLines(survivors) : [],
  };
}

function insuranceLines(found: SurvivorsFinding, relatives: readonly { fullName: string }[]): string[] {
  const { shares = [] } = found;
  return [
    ...paragraph(saidOf(found)),
    ...shares.flatMap(({ survivor, amount }) =>
      underItem(
        `${relatives[survivor]?.fullName ?? `Thân nhân thứ ${survivor + 1}`}: ${dong(amount)} mỗi tháng.`,
      ),
    ),
    ...(found.kind === 'monthly' ? leftOut(found, relatives) : []),
  ];
}

/** 'Cách tính: mỗi người 50% mức tham chiếu 2.530.000 đồng; …' */
function monthlyFormula(law: Law, diedOn: Day): string[] {
  const value = (key: ReadParameter) => parameter(law, key, diedOn).value;
  const share = (key: ReadParameter) => `${Math.round(value(key) * 100)}%`;
  return paragraph(
    `Cách tính: mỗi người ${share('survivor-rate')} mức tham chiếu ${dong(value('reference-level'))}; người không có ` +
      `ai nuôi dưỡng được ${share('survivor-rate-without-carer')}.`,
  );
}

function officerLines({ insurance: { article, rows }, meritorious }: Survivors): string[] {
  const unverified = rows.some(({ confidence }) => confidence === 'unverified');
  return [
    ...(article ? basis('Bảo hiểm xã hội', article, unverified ? 'unverified' : undefined) : []),
    ...(meritorious ? basis(meritorious.name, meritorious.article, meritorious.row.confidence) : []),
  ];
}

function saidOf({ kind, amount = 0, formula, because }: SurvivorsFinding): string {
  if (kind === 'monthly')
    return `Gia đình được nhận trợ cấp tuất hằng tháng, tổng cộng ${dong(amount)} mỗi tháng:`;
  if (kind === 'lump-sum')
    return `Gia đình được nhận trợ cấp tuất một lần: ${dong(amount)}. Cách tính: ${formula}.`;
  return NOTHING[because ?? ''] ?? 'Không phát sinh chế độ tử tuất.';
}

function leftOut({ shares = [] }: SurvivorsFinding, relatives: readonly { fullName: string }[]): string[] {
  const left = relatives.filter((_, i) => !shares.some(({ survivor }) => survivor === i));
  if (!left.length) return [];
  const who = left.map(({ fullName }) => fullName).join(', ');
  return paragraph(
    `${who} chưa được hưởng hằng tháng, vì luật xét tuổi, sức khỏe và thu nhập riêng của từng người vào ngày người thân mất.`,
  );
}

const OUTCOMES = {
  review: () => 'cán bộ Sở Nội vụ sẽ xem xét và trả lời gia đình',
  'facts-missing': () => 'cần thêm thông tin về người đã mất',
  monthly: (formula: string) => `mỗi thân nhân đủ điều kiện được ${formula}`,
};

const meritoriousLines = (found: Survivors['meritorious']): string[] =>
  found
    ? ['', ...paragraph(`Về ${lowered(found.name)}: ${OUTCOMES[found.outcome](found.formula ?? '')}.`)]
    : [];
