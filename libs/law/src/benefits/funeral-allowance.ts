import type { AmountTerms, BenefitTerms } from './benefit-terms';
import { anyHolds, type ClaimFacts } from './claim-facts';
import type { ExclusionTerms } from './exclusions';
import { rowOn, type Law } from '../rows/law';
import { findRow, type Day, type LawRow, type Scope, type Source } from '../rows/row';
import { dong } from '../calendar/sentences';
import type { BenefitCategory, BenefitDesk } from '../words';

export interface FuneralQuestion {
  readonly diedOn: Day;
  readonly categories: readonly BenefitCategory[];
  readonly facts: ClaimFacts;
  /** Official code, where a province raises an amount. */
  readonly province?: string;
}

export interface FuneralGrant {
  readonly category: BenefitCategory;
  /** Đồng. */
  readonly amount: number;
  /** The reckoning with its figures, in Vietnamese. */
  readonly formula: string;
  readonly desk: BenefitDesk;
  readonly payer: string;
  readonly article: string;
  readonly row: LawRow<BenefitTerms>;
  /** The row of the parameter the amount is a multiple of. */
  readonly amountRow: LawRow<number>;
}

export type FuneralRejection =
  | 'not-in-force'
  | 'law-not-recorded'
  | 'not-in-register'
  | 'contribution-too-short'
  | 'another-regime-pays'
  | 'lower-amount';

export interface RejectedRegime {
  readonly category: BenefitCategory;
  readonly because: FuneralRejection;
  /** The article and instrument that exclude it. */
  readonly article: string;
}

/** Trợ cấp mai táng: at most one regime pays; each other one is told why not. */
export interface FuneralFinding {
  /** Absent when no regime pays, or when a missing fact could still change which one does. */
  readonly granted?: FuneralGrant;
  readonly rejected: readonly RejectedRegime[];
  /** The facts that would decide; only those. */
  readonly missing: readonly string[];
  readonly lawVersion: string;
}

interface Candidate {
  readonly grant: FuneralGrant;
  readonly missing: readonly string[];
}

/**
 * Which regime pays for the funeral, by the law of the day of death: insurance before state-budget regimes, of those
 * the highest, of equal ones the most specific; the rule for each pair is a row of `exclusions`.
 */
export function funeralAllowance(law: Law, asked: FuneralQuestion): FuneralFinding {
  const rejected: RejectedRegime[] = [];
  const entitled: Candidate[] = [];
  const undecided: Candidate[] = [];
  for (const category of new Set(asked.categories)) {
    const found = assessRegime(law, asked, category);
    if ('because' in found) rejected.push(found);
    else (found.missing.length ? undecided : entitled).push(found);
  }

  const best = entitled.reduce<Candidate | undefined>(
    (a, b) => (a === undefined || contest(law, asked.diedOn, b.grant, a.grant).wins ? b : a),
    undefined,
  );
  const missing = new Set<string>();
  for (const candidate of entitled)
    if (best && candidate !== best) rejected.push(loss(law, asked.diedOn, candidate.grant, best.grant));
  for (const candidate of undecided) {
    const couldPay = !best || contest(law, asked.diedOn, candidate.grant, best.grant).wins;
    if (couldPay) candidate.missing.forEach((fact) => missing.add(fact));
    else rejected.push(loss(law, asked.diedOn, candidate.grant, best.grant));
  }
  return {
    granted: missing.size ? undefined : best?.grant,
    rejected,
    missing: [...missing],
    lawVersion: law.version,
  };
}

function assessRegime(
  law: Law,
  asked: FuneralQuestion,
  category: BenefitCategory,
): Candidate | RejectedRegime {
  const { diedOn, facts } = asked;
  const scope: Scope = asked.province === undefined ? {} : { province: asked.province };
  const row = findRow<BenefitTerms>(law.index, 'benefits', category, diedOn, scope);
  if (!row) return { category, because: 'not-in-force', article: firstSource(law, category) };
  const article = articleOf(row.source);
  const finding = anyHolds(row.value.any, facts);
  if (finding.holds === false) return { category, because: finding.because as FuneralRejection, article };
  const amount = amountOn(law, row.value.amount, diedOn, scope);
  if (!amount) return { category, because: 'law-not-recorded', article };
  const { desk, payer } = row.value;
  return {
    grant: { category, ...amount, desk, payer, article, row },
    missing: finding.holds === 'unknown' ? finding.missing : [],
  };
}

type Amount = Pick<FuneralGrant, 'amount' | 'formula' | 'amountRow'>;

function amountOn(law: Law, terms: AmountTerms, on: Day, scope: Scope): Amount | undefined {
  if (terms.sameAs !== undefined) {
    const other = findRow<BenefitTerms>(law.index, 'benefits', terms.sameAs, on, scope);
    return other && amountOn(law, other.value.amount, on, scope);
  }
  const row = findRow<number>(law.index, 'parameters', terms.parameter ?? '', on, scope);
  if (!row || terms.times === undefined) return undefined;
  const amount = Math.round(terms.times * row.value);
  const name = row.name.charAt(0).toLowerCase() + row.name.slice(1);
  const formula =
    terms.times === 1
      ? `${name}: ${dong(amount)}`
      : `${terms.times} × ${name} ${dong(row.value)} = ${dong(amount)}`;
  return { amount, formula, amountRow: row };
}

interface Contest {
  readonly wins: boolean;
  readonly rule: LawRow<ExclusionTerms>;
}

/** Whether `a` is paid rather than `b`. */
function contest(law: Law, on: Day, a: FuneralGrant, b: FuneralGrant): Contest {
  const { keys, inOrder } = law.exclusions.get(`${a.category}|${b.category}`)!;
  const rule = rowOn<ExclusionTerms>(law, 'exclusions', keys[0]!, on);
  if (rule.value.rule === 'first-pays') return { wins: inOrder, rule };
  const [specificA, specificB] = [a.row.value.specificity, b.row.value.specificity];
  return { wins: a.amount === b.amount ? specificA < specificB : a.amount > b.amount, rule };
}

function loss(law: Law, on: Day, loser: FuneralGrant, winner: FuneralGrant): RejectedRegime {
  const { rule } = contest(law, on, winner, loser);
  return {
    category: loser.category,
    because:
      winner.amount > loser.amount && rule.value.rule === 'highest' ? 'lower-amount' : 'another-regime-pays',
    article: articleOf(rule.source),
  };
}

const firstSource = (law: Law, category: BenefitCategory): string => {
  const rows = law.index.get('benefits')?.get(category)?.at(-1)?.rows;
  const first = rows?.at(-1);
  return first ? articleOf(first.source) : '';
};

/** 'Điều 85, Luật Bảo hiểm xã hội 41/2024/QH15' */
export const articleOf = ({ article, instrument }: Source): string =>
  article === undefined ? instrument : `${article}, ${instrument}`;
