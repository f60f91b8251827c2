import type { BenefitCategory, BenefitDesk } from '../words';
import type { ClaimFacts, Condition } from './claim-facts';

/** Mức hưởng: a multiple of a parameter, what another regime pays, or a figure that nobody has read yet. */
export interface AmountTerms {
  readonly times?: number;
  readonly parameter?: string;
  readonly sameAs?: string;
  readonly notRecorded?: boolean;
}

/** The value of a row of `benefits`. */
export interface BenefitTerms {
  /** The regime's usual Vietnamese abbreviation, e.g. bhxh. */
  readonly abbreviation: string;
  readonly desk: BenefitDesk;
  readonly payer: string;
  readonly group: 'insurance' | 'state-budget' | 'local';
  readonly specificity: number;
  /** A key of `deadlines`; the regime's own row there has the scope `category`. */
  readonly deadline: string;
  /** A key of `procedures` and of the scope `procedure` of `required-papers`. */
  readonly procedure: string;
  readonly amount: AmountTerms;
  readonly any: readonly Condition[];
}

/** The value of a row of `on-top`: so many times what the person drew each month. */
export interface OnTopTerms {
  readonly abbreviation: string;
  readonly desk: BenefitDesk;
  readonly payer: string;
  readonly deadline: string;
  readonly category: BenefitCategory;
  readonly times: number;
  /** The fact that has the monthly sum in đồng. */
  readonly of: keyof ClaimFacts;
  /** The fact that has it as a multiple of `ofParameter`. */
  readonly rate: keyof ClaimFacts;
  readonly ofParameter: string;
  readonly any: readonly Condition[];
}

/** The value of a row of `meritorious-survivors`. */
export interface MeritoriousSurvivorTerms {
  readonly abbreviation: string;
  readonly desk: BenefitDesk;
  readonly payer: string;
  readonly deadline: string;
  readonly category: BenefitCategory;
  readonly ofParameter: string;
  /** Times the parameter a month for each relative; absent while nobody has read it. */
  readonly rate?: number;
  readonly any: readonly Condition[];
}
