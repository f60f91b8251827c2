import type { BenefitDesk } from '../words';
import type { Condition } from './claim-facts';

/** Mức hưởng: a multiple of a parameter, or what another regime pays. */
export interface AmountTerms {
  readonly times?: number;
  readonly parameter?: string;
  readonly sameAs?: string;
}

/** The value of a row of `benefits`. */
export interface BenefitTerms {
  /** The regime's usual Vietnamese abbreviation, e.g. bhxh. */
  readonly abbreviation: string;
  readonly desk: BenefitDesk;
  readonly payer: string;
  readonly group: 'insurance' | 'state-budget';
  readonly specificity: number;
  readonly amount: AmountTerms;
  readonly any: readonly Condition[];
}
