import type { BenefitCategory } from '@lien-thong/contracts';
import type { ClaimFacts } from '@lien-thong/law';

/** A line of the register of insured persons. */
export interface Insured {
  /** The hash that the registers find the person by. */
  person: string;
  kind: 'compulsory' | 'voluntary';
  monthsPaid: number;
  monthsPaidBefore2014: number | null;
  averageSalary: number;
  pensioner: boolean;
  monthlyPension: number | null;
  pensionSince: string | null;
  stoppedOn: string | null;
}

/** A line of the registers of those whom the state budget supports. */
export interface Beneficiary {
  person: string;
  category: BenefitCategory;
  since: string;
  stoppedOn: string | null;
}

/** What the registers have of one person. */
export interface PersonRecord {
  insured?: Insured;
  beneficiaries: readonly Beneficiary[];
}

const BUDGET_FACTS = {
  'social-protection': 'socialProtection',
  emergency: 'emergency',
  'social-pension': 'socialPension',
  meritorious: 'meritorious',
  veteran: 'veteran',
  'youth-volunteer': 'youthVolunteer',
  'frontline-labour': 'frontlineLabour',
  'decision-62': 'decision62',
  'decision-290': 'decision290',
  'decision-142': 'decision142',
  'base-security': 'baseSecurity',
  'fire-volunteer': 'fireVolunteer',
  'local-policy': 'localPolicy',
} as const satisfies Partial<Record<BenefitCategory, keyof ClaimFacts>>;

/**
 * The facts a benefit is reckoned from, as they were on the day of death. The registers are complete: what is not in
 * them is not so. A work accident comes to them by a procedure of its own and is not in these first registers.
 */
export function factsOf({ insured, beneficiaries }: PersonRecord, diedOn: string): ClaimFacts {
  return {
    ...insuranceFacts(insured, diedOn),
    ...Object.fromEntries(
      Object.entries(BUDGET_FACTS).map(([category, fact]) => [
        fact,
        beneficiaries.some((b) => b.category === category && b.since <= diedOn && !stoppedBefore(b, diedOn)),
      ]),
    ),
  };
}

function insuranceFacts(insured: Insured | undefined, diedOn: string): ClaimFacts {
  const monthsPaid = insured?.monthsPaid ?? 0;
  const voluntary = insured?.kind === 'voluntary';
  const drawing = insured?.pensioner === true && !stoppedBefore(insured, diedOn);
  return {
    pensioner: drawing,
    monthsPaid: voluntary ? 0 : monthsPaid,
    voluntaryMonthsPaid: voluntary ? monthsPaid : 0,
    diedOfWorkAccident: false,
    drawsAccidentBenefit: false,
    accidentLossPercent: 0,
    averageEarnings: insured?.averageSalary,
    monthsPaidBefore2014: insured?.monthsPaidBefore2014 ?? surelyBefore2014(monthsPaid, diedOn),
    pension: insured?.monthlyPension ?? undefined,
    pensionMonthsDrawn: insured?.pensionSince ? wholeMonths(insured.pensionSince, diedOn) : undefined,
  };
}

/** Where the register does not tell: only what cannot have been paid since then, so that no month is counted too low. */
const surelyBefore2014 = (monthsPaid: number, diedOn: string): number =>
  Math.max(0, monthsPaid - wholeMonths('2014-01-01', diedOn));

/** What this very death has stopped was still paid on the day of death. */
const stoppedBefore = ({ stoppedOn }: { stoppedOn: string | null }, diedOn: string): boolean =>
  stoppedOn !== null && stoppedOn < diedOn;

/** Whole months from one day (yyyy-mm-dd) to another; 0 when it is not after. */
export function wholeMonths(from: string, to: string): number {
  const [year = 0, month = 0, day = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0, toDay = 0] = to.split('-').map(Number);
  return Math.max(0, (toYear - year) * 12 + (toMonth - month) - (toDay < day ? 1 : 0));
}

/** The regimes that a person stands in the registers for, whether anybody claims them or not. */
export const regimesOf = ({ insured, beneficiaries }: PersonRecord): BenefitCategory[] => [
  ...(insured
    ? [insured.kind === 'compulsory' ? ('compulsory-insurance' as const) : ('voluntary-insurance' as const)]
    : []),
  ...beneficiaries.map(({ category }) => category),
];
