import type { BenefitCategory, Sex } from '@lien-thong/contracts';
import { parameter, type ClaimFacts } from '@lien-thong/law';
import { monthsBetween, pad } from './days';
import type { Draw } from './draw';
import { law } from './law';
import { meansOf } from './means';

/** What the register of insured persons says. */
export interface Insured {
  kind: 'compulsory' | 'voluntary';
  insuranceNumber: string;
  monthsPaid: number;
  monthsPaidBefore2014: number;
  /** Mức bình quân tiền lương tháng đóng BHXH, đồng. */
  averageSalary: number;
  pensioner: boolean;
  monthlyPension?: number;
  pensionSince?: string;
}

/** A line in a register of beneficiaries. */
export interface Beneficiary {
  category: BenefitCategory;
  beneficiaryNumber: string;
  monthlyAllowance: number;
  since: string;
}

export interface Livelihood {
  insured?: Insured;
  benefits: Beneficiary[];
}

const NUMBER_PREFIX: Partial<Record<BenefitCategory, string>> = {
  'social-protection': 'BTXH',
  'social-pension': 'HTXH',
  meritorious: 'NCC',
  veteran: 'CCB',
  'youth-volunteer': 'TNXP',
};

/** The registers are as of this year; amounts drawn each month are the law's on this day of it. */
export const POPULATION_YEAR = 2026;
const POPULATION_DAY = `${POPULATION_YEAR}-07-01`;
/** No pension or allowance began later. */
const LATEST_START = `${POPULATION_YEAR}-06-01`;

const THOUSAND = 1000;

const ALLOWANCES: Partial<Record<BenefitCategory, (draw: Draw) => number>> = {
  'social-protection': (draw) =>
    parameter(law(), 'social-assistance-standard', POPULATION_DAY).value * draw.pick([1, 1.5, 2]),
  'social-pension': () => parameter(law(), 'social-pension', POPULATION_DAY).value,
  meritorious: () => parameter(law(), 'meritorious-standard', POPULATION_DAY).value,
};

interface Whose {
  age: number;
  sex: Sex;
  serial: number;
  commune: string;
}

/** How a person lives, as far as the benefit desks know it. */
export function livelihoodOf(draw: Draw, whose: Whose): Livelihood {
  const means = meansOf(draw, whose.age, whose.sex);
  const beneficiary = (category: BenefitCategory): Beneficiary => ({
    category,
    beneficiaryNumber: `${NUMBER_PREFIX[category]}-${whose.commune}-${pad(whose.serial, 6)}`,
    monthlyAllowance: ALLOWANCES[category]?.(draw) ?? 0,
    since: sinceOf(draw, category, whose.age),
  });
  switch (means) {
    case 'none':
      return { benefits: [] };
    case 'compulsory':
      return { insured: payer(draw, 'compulsory', whose, 1, 336), benefits: [] };
    case 'voluntary':
      return { insured: payer(draw, 'voluntary', whose, 24, 180), benefits: [] };
    case 'pensioner':
      return { insured: pensioner(draw, whose), benefits: [] };
    case 'meritorious-pensioner':
      return { insured: pensioner(draw, whose), benefits: [beneficiary('meritorious')] };
    default:
      return { benefits: [beneficiary(means)] };
  }
}

const insuranceNumber = (draw: Draw, serial: number): string => `${draw.between(20, 98)}2${pad(serial, 7)}`;

function payer(
  draw: Draw,
  kind: Insured['kind'],
  { age, serial }: Whose,
  least: number,
  most: number,
): Insured {
  const monthsPaid = Math.min(draw.between(least, most), (age - 17) * 12);
  return {
    kind,
    insuranceNumber: insuranceNumber(draw, serial),
    monthsPaid,
    monthsPaidBefore2014: before2014(monthsPaid, POPULATION_DAY),
    averageSalary:
      draw.between(kind === 'compulsory' ? 52 : 15, kind === 'compulsory' ? 140 : 60) * 100 * THOUSAND,
    pensioner: false,
  };
}

function pensioner(draw: Draw, { age, serial }: Whose): Insured {
  const averageSalary = draw.between(55, 130) * 100 * THOUSAND;
  const retired = Math.min(POPULATION_YEAR - 1, POPULATION_YEAR - age + draw.between(56, 61));
  const pensionSince = dayInYear(draw, retired);
  const monthsPaid = draw.between(240, 420);
  return {
    kind: 'compulsory',
    insuranceNumber: insuranceNumber(draw, serial),
    monthsPaid,
    monthsPaidBefore2014: before2014(monthsPaid, pensionSince),
    averageSalary,
    pensioner: true,
    monthlyPension: Math.round((averageSalary * draw.between(55, 75)) / 100 / THOUSAND) * THOUSAND,
    pensionSince,
  };
}

/** Whoever pays in, paid every month of late. */
const before2014 = (monthsPaid: number, until: string): number =>
  Math.max(0, monthsPaid - Math.max(0, monthsBetween('2014-01-01', until)));

/** Trợ cấp hưu trí xã hội began on 01/07/2025 (Law 41/2024). */
const SOCIAL_PENSION_YEAR = 2025;

function sinceOf(draw: Draw, category: BenefitCategory, age: number): string {
  if (category === 'social-pension')
    return dayInYear(draw, Math.max(SOCIAL_PENSION_YEAR, POPULATION_YEAR - age + 75), 7);
  return dayInYear(draw, draw.between(Math.max(2005, POPULATION_YEAR - age), 2024));
}

const dayInYear = (draw: Draw, year: number, fromMonth = 1): string =>
  year >= POPULATION_YEAR ? LATEST_START : `${year}-${pad(draw.between(fromMonth, 12))}-01`;

/** What the registers know of a person, as the law asks for it: what they do not say is so not. */
export function factsOf({ insured, benefits }: Livelihood, diedOn: string): ClaimFacts {
  const draws = (category: BenefitCategory) => benefits.some((b) => b.category === category);
  return {
    pensioner: insured?.pensioner ?? false,
    monthsPaid: insured?.kind === 'compulsory' ? insured.monthsPaid : 0,
    voluntaryMonthsPaid: insured?.kind === 'voluntary' ? insured.monthsPaid : 0,
    diedOfWorkAccident: false,
    drawsAccidentBenefit: false,
    accidentLossPercent: 0,
    averageEarnings: insured?.averageSalary,
    monthsPaidBefore2014: insured?.monthsPaidBefore2014,
    pension: insured?.monthlyPension,
    pensionMonthsDrawn: insured?.pensionSince ? monthsBetween(insured.pensionSince, diedOn) : undefined,
    socialProtection: draws('social-protection'),
    emergency: false,
    socialPension: draws('social-pension'),
    meritorious: draws('meritorious'),
    veteran: draws('veteran'),
    youthVolunteer: draws('youth-volunteer'),
    frontlineLabour: false,
    decision62: false,
    decision290: false,
    decision142: false,
    baseSecurity: false,
    fireVolunteer: false,
    localPolicy: false,
  };
}

/** The categories that a family would tick for a person who lived so. */
export const categoriesOf = ({ insured, benefits }: Livelihood): BenefitCategory[] => [
  ...(insured
    ? ([insured.kind === 'compulsory' ? 'compulsory-insurance' : 'voluntary-insurance'] as const)
    : []),
  ...benefits.map(({ category }) => category),
];
