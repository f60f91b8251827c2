import { dong, inSentence } from '../calendar/sentences';
import type { Law } from '../rows/law';
import { findRow, type Day, type LawRow } from '../rows/row';
import type { BenefitDesk } from '../words';
import { articleOf } from './article';
import type { MeritoriousSurvivorTerms, OnTopTerms } from './benefit-terms';
import { anyHolds, type ClaimFacts } from './claim-facts';

/** What is paid beside the funeral allowance, whichever regime pays that. */
export interface OnTop {
  /** A key of `on-top`. */
  readonly key: string;
  readonly regime: string;
  readonly name: string;
  /** Đồng, once. */
  readonly amount: number;
  readonly formula: string;
  readonly desk: BenefitDesk;
  readonly payer: string;
  readonly article: string;
  readonly row: LawRow<OnTopTerms>;
  /** The standard the monthly sum was reckoned from, where the sum itself was not known. */
  readonly amountRow?: LawRow<number>;
}

export interface OnTopFinding {
  readonly granted: readonly OnTop[];
  /** What is not known, with the benefit it decides. */
  readonly missing: readonly { readonly fact: keyof ClaimFacts; readonly regime: string }[];
}

/** Trợ cấp một lần of the meritorious (Decree 131/2021 art. 121) and whatever else rows put beside the allowance. */
export function onTopOf(law: Law, diedOn: Day, facts: ClaimFacts): OnTopFinding {
  const granted: OnTop[] = [];
  const missing: { fact: keyof ClaimFacts; regime: string }[] = [];
  for (const key of law.index.get('on-top')?.keys() ?? []) {
    const row = findRow<OnTopTerms>(law.index, 'on-top', key, diedOn);
    if (!row) continue;
    const { abbreviation: regime, any, of } = row.value;
    const found = anyHolds(any, facts);
    if (found.holds === 'unknown') missing.push(...found.missing.map((fact) => ({ fact, regime })));
    if (found.holds !== true) continue;
    const sum = monthlySum(law, diedOn, facts, row.value);
    if (!sum) missing.push({ fact: of, regime });
    else granted.push(grant(row, sum));
  }
  return { granted, missing };
}

interface MonthlySum {
  readonly amount: number;
  readonly formula: string;
  readonly amountRow?: LawRow<number>;
}

function grant(row: LawRow<OnTopTerms>, sum: MonthlySum): OnTop {
  const { abbreviation, desk, payer, times } = row.value;
  const amount = Math.round(times * sum.amount);
  return {
    key: row.key,
    regime: abbreviation,
    name: row.name,
    amount,
    formula: `${times} × ${sum.formula} = ${dong(amount)}`,
    desk,
    payer,
    article: articleOf(row.source),
    row,
    amountRow: sum.amountRow,
  };
}

/** The sum itself where it is known, else a multiple of the standard of the day of death. */
function monthlySum(
  law: Law,
  on: Day,
  facts: ClaimFacts,
  { of, rate, ofParameter }: OnTopTerms,
): MonthlySum | undefined {
  const known = facts[of];
  if (typeof known === 'number')
    return { amount: known, formula: `trợ cấp hằng tháng đang hưởng ${dong(known)}` };
  const times = facts[rate];
  const amountRow = findRow<number>(law.index, 'parameters', ofParameter, on);
  if (typeof times !== 'number' || !amountRow) return undefined;
  return {
    amount: times * amountRow.value,
    formula: `${decimal(times)} × ${inSentence(amountRow.name)} ${dong(amountRow.value)}`,
    amountRow,
  };
}

const decimal = (n: number): string => String(n).replace('.', ',');

/** Trợ cấp tuất của thân nhân người có công (Decree 131/2021 art. 124), decided by a desk of its own. */
export interface MeritoriousSurvivors {
  readonly regime: string;
  readonly name: string;
  readonly desk: BenefitDesk;
  readonly payer: string;
  readonly article: string;
  /** An officer decides as long as no row says how much; with a rate, so much a month for each relative. */
  readonly outcome: 'review' | 'monthly' | 'facts-missing';
  readonly amountPerRelative?: number;
  readonly formula?: string;
  readonly missing: readonly (keyof ClaimFacts)[];
  readonly row: LawRow<MeritoriousSurvivorTerms>;
  readonly amountRow?: LawRow<number>;
}

/** Absent where the dead person was not meritorious or no row is in force. */
export function meritoriousSurvivors(
  law: Law,
  diedOn: Day,
  facts: ClaimFacts,
): MeritoriousSurvivors | undefined {
  const row = findRow<MeritoriousSurvivorTerms>(law.index, 'meritorious-survivors', 'monthly', diedOn);
  const found = row && anyHolds(row.value.any, facts);
  if (!row || !found || found.holds === false) return undefined;
  const { abbreviation, desk, payer, rate, ofParameter } = row.value;
  const of = { regime: abbreviation, name: row.name, desk, payer, article: articleOf(row.source), row };
  if (found.holds === 'unknown') return { ...of, outcome: 'facts-missing', missing: found.missing };
  const amountRow = findRow<number>(law.index, 'parameters', ofParameter, diedOn);
  if (rate === undefined || !amountRow) return { ...of, outcome: 'review', missing: [] };
  const amountPerRelative = Math.round(rate * amountRow.value);
  const formula = `${decimal(rate)} × ${inSentence(amountRow.name)} ${dong(amountRow.value)} = ${dong(amountPerRelative)} mỗi tháng`;
  return { ...of, outcome: 'monthly', amountPerRelative, formula, missing: [], amountRow };
}
