import { dong, type Resolution, type SurvivorsFinding } from '@lien-thong/law';
import type { DeclaredCase } from './case-file';
import { questionLines, SURVIVORS } from './funeral-money';
import { lowered } from './papers';
import { basis, paragraph, underItem, type Section } from './section';

type Survivors = NonNullable<Resolution['survivors']>;

const NOTHING: Readonly<Record<string, string>> = {
  'not-in-register': 'Người đã mất không đóng bảo hiểm xã hội nên không phát sinh chế độ tử tuất.',
  'law-not-recorded': 'Dữ liệu luật chưa có quy định cho ngày mất này; cán bộ sẽ xem xét.',
  'facts-missing': 'Chưa đủ thông tin để biết gia đình được hưởng thế nào.',
};

/** Chế độ tử tuất: monthly for the relatives who qualify, or once. */
export function survivorsMoney({ survivors, missing }: Resolution, declared: DeclaredCase): Section {
  return {
    title: 'Chế độ tử tuất cho người thân',
    lines: survivors
      ? [
          ...insuranceLines(survivors.insurance, declared.benefit?.survivors ?? []),
          ...questionLines(missing.filter(({ decides }) => decides.every((regime) => regime === SURVIVORS))),
          ...meritoriousLines(survivors.meritorious),
        ]
      : [],
  };
}

function insuranceLines(found: SurvivorsFinding, relatives: readonly { fullName: string }[]): string[] {
  const { shares = [], article, rows } = found;
  const unverified = rows.some(({ confidence }) => confidence === 'unverified');
  return [
    ...paragraph(saidOf(found)),
    ...shares.flatMap(({ survivor, amount }) =>
      underItem(
        `${relatives[survivor]?.fullName ?? `Thân nhân thứ ${survivor + 1}`}: ${dong(amount)} mỗi tháng.`,
      ),
    ),
    ...(found.kind === 'monthly' ? leftOut(found, relatives) : []),
    ...(article ? basis(article, unverified ? 'unverified' : undefined, '  ') : []),
  ];
}

function saidOf({ kind, amount = 0, formula, because }: SurvivorsFinding): string {
  if (kind === 'monthly')
    return `Gia đình được nhận trợ cấp tuất hằng tháng, tổng cộng ${dong(amount)} mỗi tháng. Cách tính: ${formula}.`;
  if (kind === 'lump-sum')
    return `Gia đình được nhận trợ cấp tuất một lần: ${dong(amount)}. Cách tính: ${formula}.`;
  return NOTHING[because ?? ''] ?? 'Không phát sinh chế độ tử tuất.';
}

function leftOut({ shares = [] }: SurvivorsFinding, relatives: readonly { fullName: string }[]): string[] {
  const left = relatives.filter((_, i) => !shares.some(({ survivor }) => survivor === i));
  if (!left.length) return [];
  const who = left.map(({ fullName }) => fullName).join(', ');
  return paragraph(
    `${who} chưa đủ điều kiện hưởng hằng tháng vào ngày mất: luật xét tuổi, sức khỏe và thu nhập riêng của từng người.`,
  );
}

const OUTCOMES = {
  review: () => 'cán bộ Sở Nội vụ sẽ xem xét và trả lời gia đình',
  'facts-missing': () => 'cần thêm thông tin về người đã mất',
  monthly: (formula: string) => `mỗi thân nhân đủ điều kiện được ${formula}`,
};

const meritoriousLines = (found: Survivors['meritorious']): string[] =>
  found
    ? [
        '',
        ...paragraph(`Riêng ${lowered(found.name)}: ${OUTCOMES[found.outcome](found.formula ?? '')}.`),
        ...basis(found.article, found.row.confidence, '  '),
      ]
    : [];
