/** What the registers and the family say of the dead person; a fact that is left out is not known. */
export interface ClaimFacts {
  /** Đang hưởng lương hưu. */
  readonly pensioner?: boolean;
  /** Months of compulsory contributions. */
  readonly monthsPaid?: number;
  readonly voluntaryMonthsPaid?: number;
  /** Months of contributions before 2014, part of `monthsPaid`. */
  readonly monthsPaidBefore2014?: number;
  /** Chết do tai nạn lao động, bệnh nghề nghiệp. */
  readonly diedOfWorkAccident?: boolean;
  /** Đang hưởng trợ cấp tai nạn lao động, bệnh nghề nghiệp hằng tháng. */
  readonly drawsAccidentBenefit?: boolean;
  readonly accidentLossPercent?: number;
  readonly socialProtection?: boolean;
  readonly emergency?: boolean;
  readonly socialPension?: boolean;
  readonly meritorious?: boolean;
  readonly veteran?: boolean;
  readonly youthVolunteer?: boolean;
  readonly frontlineLabour?: boolean;
  /** Persons under Decisions 62/2011, 290/2005 and 142/2008 of the Prime Minister. */
  readonly decision62?: boolean;
  readonly decision290?: boolean;
  readonly decision142?: boolean;
  readonly baseSecurity?: boolean;
  readonly fireVolunteer?: boolean;
  /** Under a resolution of the province's People's Council. */
  readonly localPolicy?: boolean;
  /** Monthly allowance of the meritorious person in đồng, or how many times the standard it is. */
  readonly meritoriousAllowance?: number;
  readonly meritoriousRate?: number;
  /** Mức bình quân tiền lương tháng đóng BHXH, in đồng. */
  readonly averageEarnings?: number;
  /** Monthly pension in đồng and how many months it was drawn. */
  readonly pension?: number;
  readonly pensionMonthsDrawn?: number;
}

/** The facts a condition of a row may name. */
export const CONDITION_FACTS = [
  'pensioner',
  'monthsPaid',
  'voluntaryMonthsPaid',
  'diedOfWorkAccident',
  'drawsAccidentBenefit',
  'accidentLossPercent',
  'socialProtection',
  'emergency',
  'socialPension',
  'meritorious',
  'veteran',
  'youthVolunteer',
  'frontlineLabour',
  'decision62',
  'decision290',
  'decision142',
  'baseSecurity',
  'fireVolunteer',
  'localPolicy',
] as const satisfies readonly (keyof ClaimFacts)[];

/** One condition of a row: the fact is true, or is a number of at least so much. */
export interface Condition {
  readonly fact: keyof ClaimFacts;
  readonly atLeast?: number;
  /** The reason to give when this condition was the one that was tried and failed. */
  readonly otherwise?: string;
}

export type Finding =
  | { readonly holds: true }
  | { readonly holds: false; readonly because: string }
  | { readonly holds: 'unknown'; readonly missing: readonly (keyof ClaimFacts)[] };

const HOLDS: Finding = { holds: true };

/** Whether any of the conditions holds; what is not known is asked for only if nothing else decides. */
export function anyHolds(conditions: readonly Condition[], facts: ClaimFacts): Finding {
  const missing: (keyof ClaimFacts)[] = [];
  let because = 'not-in-register';
  for (const { fact, atLeast, otherwise } of conditions) {
    const known = facts[fact];
    if (known === undefined) missing.push(fact);
    else if (typeof known === 'boolean' ? known : known >= (atLeast ?? 1)) return HOLDS;
    else if (otherwise !== undefined && typeof known === 'number' && known > 0) because = otherwise;
  }
  return missing.length ? { holds: 'unknown', missing } : { holds: false, because };
}
