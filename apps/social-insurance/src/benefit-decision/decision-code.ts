import type { BenefitDesk } from '@lien-thong/contracts';
import { findCommune } from '@lien-thong/law';
import type { Benefit } from './decision';

/** Trợ cấp mai táng, trợ cấp tuất. */
const BENEFITS: Record<Benefit, string> = { 'funeral-allowance': 'TCMT', 'survivors-benefit': 'TCT' };

/** Bảo hiểm xã hội, Ủy ban nhân dân xã, Sở Nội vụ. */
const DESKS: Record<BenefitDesk, string> = {
  'social-insurance': 'BHXH',
  commune: 'UBND',
  'home-affairs': 'SNV',
};

/** Where a desk sits and keeps its book of decisions: the commune's in the commune, the others in the province. */
export function seatOf(desk: BenefitDesk, commune: string): string {
  if (desk === 'commune') return commune;
  const province = findCommune(commune)?.provinceCode;
  if (!province) throw new Error(`commune ${commune} is in no province that is known`);
  return province;
}

/** Số quyết định up to its number, e.g. `TCMT-BHXH-92-2026-`; no program reads meaning from it. */
export const codeStem = (benefit: Benefit, desk: BenefitDesk, seat: string, year: number): string =>
  `${BENEFITS[benefit]}-${DESKS[desk]}-${seat}-${year}-`;

/** As it stands in numbers of its books. */
export const deskAbbreviation = (desk: BenefitDesk): string => DESKS[desk];
