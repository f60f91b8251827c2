import type { BenefitName, Step } from '@lien-thong/contracts';

/** The step at which each benefit is decided. */
export const STEP_OF_BENEFIT: Readonly<Record<BenefitName, Step>> = {
  'funeral-allowance': 'grant-funeral-allowance',
  'survivors-benefit': 'settle-survivors-benefit',
};
