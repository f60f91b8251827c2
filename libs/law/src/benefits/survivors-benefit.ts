import { anyHolds, type ClaimFacts, type Condition } from './claim-facts';
import { articleOf } from './article';
import { ageOn } from '../calendar/days';
import { parameter, rowOn, type Law, type ReadParameter } from '../rows/law';
import { findRow, type Day, type LawRow } from '../rows/row';
import { dong } from '../calendar/sentences';
import type { BenefitDesk } from '../words';

/** Thân nhân; what is left out is not known. */
export interface Survivor {
  /** As the declaration words it; only a child, spouse or parent may draw the monthly benefit. */
  readonly relation: string;
  readonly birthDate: Day;
  readonly sex?: 'male' | 'female';
  /** Suy giảm khả năng lao động từ 81%. */
  readonly disabled?: boolean;
  readonly withoutCarer?: boolean;
  /** Has an income of at least the reference level. */
  readonly ownIncome?: boolean;
}

export interface SurvivorsQuestion {
  readonly diedOn: Day;
  readonly facts: ClaimFacts & { readonly survivors?: readonly Survivor[] };
}

interface RelativeTerms {
  readonly belowAge?: number;
  readonly fromAge?: { readonly female: number; readonly male: number };
  readonly disabled: boolean;
  readonly ownIncomeExcludes: boolean;
}

export interface MonthlyShare {
  /** Position in the list that was asked about. */
  readonly survivor: number;
  /** Đồng a month. */
  readonly amount: number;
}

/** Chế độ tử tuất (Law on Social Insurance 2024 arts 86–90). */
export interface SurvivorsFinding {
  readonly kind: 'monthly' | 'lump-sum' | 'none';
  /** Đồng: a month for all relatives together, or once. */
  readonly amount?: number;
  /** Đồng a month for a relative with a carer. */
  readonly amountPerRelative?: number;
  readonly shares?: readonly MonthlyShare[];
  readonly formula: string;
  readonly desk: BenefitDesk;
  readonly because?: 'not-in-register' | 'facts-missing' | 'law-not-recorded';
  readonly missing: readonly string[];
  readonly article: string;
  /** The rows whose change would change the sum or the way it is reckoned. */
  readonly rows: readonly LawRow[];
  readonly lawVersion: string;
}

const DESK: BenefitDesk = 'social-insurance';

/**
 * Monthly, where the death opens it and a relative qualifies; otherwise a lump sum, for whoever was insured at all.
 * A relative who could still qualify by a fact that is not known is asked about, not left out.
 */
export function survivorsBenefit(law: Law, { diedOn, facts }: SurvivorsQuestion): SurvivorsFinding {
  const row = findRow<{ any: readonly Condition[] }>(law.index, 'survivors', 'opening', diedOn);
  if (!row || !findRow(law.index, 'parameters', 'reference-level', diedOn))
    return none(law, 'law-not-recorded', row);
  const opened = anyHolds(row.value.any, facts);
  if (opened.holds === 'unknown') return none(law, 'facts-missing', row, opened.missing);
  if (opened.holds) {
    const survivors = (facts.survivors ?? []).map((one) => qualifies(law, diedOn, one));
    const missing = survivors.flatMap((found, i) =>
      typeof found === 'boolean' ? [] : found.map((fact) => `survivors.${i}.${fact}`),
    );
    if (missing.length) return none(law, 'facts-missing', row, missing);
    const entitled = survivors.flatMap((found, i) => (found === true ? [i] : []));
    if (entitled.length) return monthly(law, diedOn, facts.survivors ?? [], entitled, row);
  }
  return lumpSum(law, diedOn, facts, row);
}

function none(
  law: Law,
  because: SurvivorsFinding['because'],
  row?: LawRow,
  missing: readonly string[] = [],
): SurvivorsFinding {
  const article = row ? articleOf(row.source) : '';
  const rows = row ? [row] : [];
  return { kind: 'none', because, missing, formula: '', desk: DESK, article, rows, lawVersion: law.version };
}

/** Whether a relative draws the monthly benefit, or the facts that would decide it and how much. */
function qualifies(law: Law, on: Day, one: Survivor): boolean | (keyof Survivor)[] {
  const terms = findRow<RelativeTerms>(law.index, 'survivors', one.relation, on)?.value;
  if (!terms || (terms.ownIncomeExcludes && one.ownIncome)) return false;
  const byAge = ofAge(terms, one, on);
  const disabled = terms.disabled && one.disabled;
  if (byAge === false && disabled === false) return false;
  const decided = byAge === true || disabled === true;
  const facts: (keyof Survivor)[] = [
    ...(decided || byAge !== undefined ? [] : (['sex'] as const)),
    ...(decided || disabled !== undefined ? [] : (['disabled'] as const)),
    ...(terms.ownIncomeExcludes ? (['ownIncome'] as const) : []),
    'withoutCarer',
  ];
  const missing = facts.filter((fact) => one[fact] === undefined);
  return missing.length ? missing : true;
}

/** Undefined where only the sex would tell. */
function ofAge({ belowAge, fromAge }: RelativeTerms, one: Survivor, on: Day): boolean | undefined {
  const age = ageOn(one.birthDate, on);
  if (belowAge !== undefined && age < belowAge) return true;
  if (!fromAge) return false;
  const { female, male } = fromAge;
  if (age >= Math.max(female, male)) return true;
  if (age < Math.min(female, male)) return false;
  return one.sex && age >= fromAge[one.sex];
}

function monthly(
  law: Law,
  on: Day,
  survivors: readonly Survivor[],
  entitled: readonly number[],
  row: LawRow,
): SurvivorsFinding {
  const number = (key: ReadParameter) => parameter(law, key, on).value;
  const level = number('reference-level');
  const share = (alone: boolean) =>
    Math.round(level * number(alone ? 'survivor-rate-without-carer' : 'survivor-rate'));
  const shares = entitled
    .map((survivor) => ({ survivor, amount: share(survivors[survivor]!.withoutCarer === true) }))
    .sort((a, b) => b.amount - a.amount || a.survivor - b.survivor)
    .slice(0, number('survivors-at-most'));
  const amount = shares.reduce((sum, one) => sum + one.amount, 0);
  return {
    kind: 'monthly',
    amount,
    amountPerRelative: share(false),
    shares,
    formula: `${shares.map((s) => dong(s.amount)).join(' + ')} mỗi tháng (mức tham chiếu ${dong(level)}) = ${dong(amount)}`,
    desk: DESK,
    missing: [],
    article: articleOf(row.source),
    rows: rowsOf(law, on, MONTHLY_PARAMETERS),
    lawVersion: law.version,
  };
}

function lumpSum(law: Law, on: Day, facts: ClaimFacts, row: LawRow): SurvivorsFinding {
  const pensioner = facts.pensioner === true;
  const needed = pensioner ? OF_PENSIONER : ofWhoPaid(facts);
  if (!needed) return none(law, 'not-in-register', row);
  const missing = needed.filter((fact) => facts[fact] === undefined);
  if (missing.length) return none(law, 'facts-missing', row, missing);
  const { months, base } = pensioner ? ofPensioner(law, on, facts) : ofInsured(law, on, facts);
  const amount = Math.round(months * base);
  const source = rowOn(law, 'parameters', 'lump-sum-minimum-months', on).source;
  return {
    kind: 'lump-sum',
    amount,
    formula: `${String(months).replace('.', ',')} tháng × ${dong(base)} = ${dong(amount)}`,
    desk: DESK,
    missing: [],
    article: articleOf(source),
    rows: rowsOf(law, on, pensioner ? PENSIONER_PARAMETERS : INSURED_PARAMETERS),
    lawVersion: law.version,
  };
}

const OF_PENSIONER: readonly (keyof ClaimFacts)[] = ['pension', 'pensionMonthsDrawn'];

/** What the lump sum of who drew no pension hangs on; undefined for who is known never to have paid. */
function ofWhoPaid({ monthsPaid, voluntaryMonthsPaid }: ClaimFacts): (keyof ClaimFacts)[] | undefined {
  const whether: (keyof ClaimFacts)[] = ['pensioner', 'monthsPaid', 'voluntaryMonthsPaid'];
  if ((monthsPaid ?? 0) + (voluntaryMonthsPaid ?? 0) > 0)
    return [...whether, 'averageEarnings', 'monthsPaidBefore2014'];
  return monthsPaid === undefined || voluntaryMonthsPaid === undefined ? whether : undefined;
}

const MONTHLY_PARAMETERS: readonly ReadParameter[] = [
  'reference-level',
  'survivor-rate',
  'survivor-rate-without-carer',
  'survivors-at-most',
];
const PENSIONER_PARAMETERS: readonly ReadParameter[] = [
  'pensioner-lump-sum-months',
  'pensioner-lump-sum-early-months',
  'pensioner-lump-sum-step',
  'lump-sum-minimum-months',
];
const INSURED_PARAMETERS: readonly ReadParameter[] = [
  'lump-sum-months-before-2014',
  'lump-sum-months-from-2014',
  'lump-sum-half-year-months',
  'lump-sum-minimum-months',
];

const rowsOf = (law: Law, on: Day, keys: readonly ReadParameter[]): LawRow[] =>
  keys.map((key) => rowOn(law, 'parameters', key, on));

/** 48 months' pension for a death in the first two months, half a month less for each further one, at least three. */
function ofPensioner(law: Law, on: Day, facts: ClaimFacts): { months: number; base: number } {
  const number = (key: ReadParameter) => parameter(law, key, on).value;
  const further = Math.max(0, (facts.pensionMonthsDrawn ?? 0) - number('pensioner-lump-sum-early-months'));
  const months = number('pensioner-lump-sum-months') - further * number('pensioner-lump-sum-step');
  return { months: Math.max(number('lump-sum-minimum-months'), months), base: facts.pension ?? 0 };
}

/** So many months' average earnings for each year paid; odd months before 2014 move to the years from 2014. */
function ofInsured(law: Law, on: Day, facts: ClaimFacts): { months: number; base: number } {
  const number = (key: ReadParameter) => parameter(law, key, on).value;
  const total = (facts.monthsPaid ?? 0) + (facts.voluntaryMonthsPaid ?? 0);
  const early = Math.floor(Math.min(facts.monthsPaidBefore2014 ?? 0, total) / 12);
  const later = total - early * 12;
  const odd = later % 12;
  const laterYears =
    Math.floor(later / 12) + (odd === 0 ? 0 : odd <= number('lump-sum-half-year-months') ? 0.5 : 1);
  const months =
    early * number('lump-sum-months-before-2014') + laterYears * number('lump-sum-months-from-2014');
  return { months: Math.max(number('lump-sum-minimum-months'), months), base: facts.averageEarnings ?? 0 };
}
