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
  /** Mức bình quân tiền lương tháng đóng BHXH, in đồng. */
  readonly averageEarnings?: number;
  /** Monthly pension in đồng and how many months it was drawn. */
  readonly pension?: number;
  readonly pensionMonthsDrawn?: number;
}

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
  | { readonly holds: 'unknown'; readonly missing: readonly string[] };

/** Whether any of the conditions holds; what is not known is asked for only if nothing else decides. */
export function anyHolds(conditions: readonly Condition[], facts: ClaimFacts): Finding {
  const missing: string[] = [];
  let because = 'not-in-register';
  for (const { fact, atLeast, otherwise } of conditions) {
    const known = facts[fact];
    if (known === undefined) missing.push(fact);
    else if (typeof known === 'boolean' ? known : known >= (atLeast ?? 1)) return { holds: true };
    else if (otherwise !== undefined && typeof known === 'number' && known > 0) because = otherwise;
  }
  return missing.length ? { holds: 'unknown', missing } : { holds: false, because };
}
