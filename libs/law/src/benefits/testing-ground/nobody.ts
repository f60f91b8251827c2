import type { ClaimFacts } from '../claim-facts';

/** Who belonged to no regime; each case says what was so. */
export const NOBODY = {
  pensioner: false,
  monthsPaid: 0,
  voluntaryMonthsPaid: 0,
  diedOfWorkAccident: false,
  drawsAccidentBenefit: false,
  socialProtection: false,
  emergency: false,
  socialPension: false,
  meritorious: false,
  veteran: false,
  youthVolunteer: false,
  frontlineLabour: false,
  decision62: false,
  decision290: false,
  decision142: false,
  baseSecurity: false,
  fireVolunteer: false,
} as const satisfies ClaimFacts;
