import { isDay } from '../calendar/days';
import type { Law } from '../rows/law';
import { LawQuestionError } from '../rows/law-question-error';
import { CONFIDENCES, type Confidence, type Day, type LawRow, type Source } from '../rows/row';
import { BENEFIT_CATEGORIES, type BenefitCategory } from '../words';
import type { BenefitTerms } from './benefit-terms';
import type { Place } from './periods';
import { regimesOn } from './regimes';

export interface AmountQuestion extends Place {
  /** The regime's abbreviation, e.g. bhxh, btxh, khancap; our own word for it will do. */
  readonly regime: string;
  readonly diedOn: Day;
}

export interface AmountAnswer {
  readonly category: BenefitCategory;
  /** Đồng. */
  readonly amount: number;
  readonly formula: string;
  /** Where the multiple stands, and where the figure it multiplies does. */
  readonly source: Source;
  readonly amountSource: Source;
  /** The weaker of the two rows'. */
  readonly confidence: Confidence;
  readonly row: LawRow<BenefitTerms>;
  readonly amountRow: LawRow<number>;
  readonly lawVersion: string;
}

const names = new WeakMap<Law, ReadonlyMap<string, BenefitCategory>>();

/** Which regime an abbreviation or a word means, by the rows of any day. */
export function regimeNamed(law: Law, name: string): BenefitCategory | undefined {
  let known = names.get(law);
  if (!known) {
    const ofRows = law.rows.flatMap((row) =>
      row.table === 'benefits' && row.value !== null
        ? [[(row.value as BenefitTerms).abbreviation, row.key as BenefitCategory] as const]
        : [],
    );
    known = new Map([...ofRows, ...BENEFIT_CATEGORIES.map((word) => [word, word] as const)]);
    names.set(law, known);
  }
  return known.get(name);
}

/** What a regime pays for a funeral, by the day of death. Throws a LawQuestionError where the rows cannot tell. */
export function amountOf(law: Law, asked: AmountQuestion): AmountAnswer {
  const category = regimeNamed(law, asked.regime);
  if (!category)
    throw new LawQuestionError(
      'regime',
      'unknown-regime',
      `Không có chế độ mai táng nào mang ký hiệu "${asked.regime}".`,
    );
  if (!isDay(asked.diedOn))
    throw new LawQuestionError(
      'diedOn',
      'bad-date',
      `"${asked.diedOn}" không phải là một ngày (viết năm-tháng-ngày).`,
    );
  const regime = regimesOn(law, asked.diedOn, asked).of.get(category);
  if (!regime)
    throw new LawQuestionError('diedOn', 'not-in-force', 'Chế độ này không có hiệu lực vào ngày mất.');
  if (!regime.pays)
    throw regime.row.value.amount.notRecorded
      ? new LawQuestionError(
          'regime',
          'law-not-recorded',
          'Mức của chế độ này chưa được ghi nhận; cán bộ phải xem xét.',
        )
      : new LawQuestionError('diedOn', 'law-not-recorded', 'Chưa ghi nhận mức áp dụng cho ngày mất này.');
  const { amount, formula, amountRow } = regime.pays;
  return {
    category,
    amount,
    formula,
    source: regime.row.source,
    amountSource: amountRow.source,
    confidence: weakest([regime.row, amountRow]),
    row: regime.row,
    amountRow,
    lawVersion: law.version,
  };
}

/** An answer is as certain as the least certain row it rests on. */
export const weakest = (rows: readonly LawRow[]): Confidence =>
  CONFIDENCES.find((grade) => rows.some(({ confidence }) => confidence === grade)) ?? 'unverified';
