import { BENEFIT_CATEGORIES, type BenefitCategory, type BenefitDesk } from '@lien-thong/contracts';

/** Who pays the living each month: social insurance a pension, and each budget regime its own desk. */
export type PayerOf = 'pension' | BenefitCategory;

const OF_THE_COMMUNE: readonly PayerOf[] = [
  'social-protection',
  'emergency',
  'social-pension',
  'local-policy',
];
const OF_SOCIAL_INSURANCE: readonly PayerOf[] = ['pension', 'compulsory-insurance', 'voluntary-insurance'];

function deskOf(payer: PayerOf): BenefitDesk {
  if (OF_SOCIAL_INSURANCE.includes(payer)) return 'social-insurance';
  return OF_THE_COMMUNE.includes(payer) ? 'commune' : 'home-affairs';
}

/** The desk that has to confirm, by what it pays. */
export const DESK_OF_PAYER = Object.fromEntries(
  (['pension', ...BENEFIT_CATEGORIES] as const).map((payer) => [payer, deskOf(payer)]),
) as Record<PayerOf, BenefitDesk>;
