import {
  BENEFIT_CATEGORIES,
  type BenefitCategory,
  type BenefitDesk,
  type MonthlyPayer,
} from '@lien-thong/contracts';
import { benefitDesk, benefitDeskOn, type BenefitTerms, type Law } from '@lien-thong/law';

/** The desk that has to confirm, by what it pays: the one that the law of that day has decide on the regime. */
export const payerDesks = (law: Law, on: string): Partial<Record<MonthlyPayer, BenefitDesk>> => ({
  pension: benefitDesk(law, 'compulsory-insurance', on),
  ...Object.fromEntries(BENEFIT_CATEGORIES.map((category) => [category, deskOf(law, category, on)])),
});

/** A regime that the law has for some provinces alone is paid by the same desk everywhere. */
const deskOf = (law: Law, category: BenefitCategory, on: string): BenefitDesk | undefined =>
  benefitDeskOn(law, category, on) ??
  (
    law.rows.find(({ table, key }) => table === 'benefits' && key === category)?.value as
      BenefitTerms | undefined
  )?.desk;
