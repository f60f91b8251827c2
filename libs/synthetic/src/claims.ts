import type {
  AllowanceRefusal,
  BenefitCategory,
  BenefitClaim,
  Survivor,
  SurvivorsBenefitKind,
  Relation,
} from '@lien-thong/contracts';
import { funeralAllowance, survivorsBenefit } from '@lien-thong/law';
import type { Draw } from './draw';
import { law } from './law';
import { categoriesOf, factsOf } from './livelihood';
import type { Mixture } from './mixture';
import type { Household, Person, Population } from './population';
import { kin } from './requester';

export interface Claimed {
  claim: BenefitClaim;
  funeralAllowance: 'granted' | AllowanceRefusal;
  survivorsBenefit?: SurvivorsBenefitKind;
}

const NOT_GRANTED: readonly AllowanceRefusal[] = ['contribution-too-short', 'not-in-register'];
const IN_VAIN: readonly BenefitCategory[] = [
  'social-protection',
  'compulsory-insurance',
  'voluntary-insurance',
];

/** What the family claims and what will come of it, by the law of the day of death; nothing for those who do not. */
export function claimOf(
  draw: Draw,
  population: Population,
  household: Household,
  dead: Person,
  diedOn: string,
  mixture: Mixture,
): Claimed | undefined {
  const [asks, inVain, follows] = [
    draw.chance(mixture.claims),
    draw.chance(mixture.claimsInVain),
    draw.chance(mixture.survivors),
  ];
  const own = categoriesOf(dead);
  const { granted, rejected } = funeralAllowance(law(), {
    diedOn,
    categories: own,
    facts: factsOf(dead, diedOn),
  });
  if (granted ? !asks : !inVain) return undefined;
  const categories = own.length ? own : [draw.pick(IN_VAIN)];
  const [first] = dead.benefits;
  const claim: BenefitClaim = {
    categories,
    ...(dead.insured ? { insuranceNumber: dead.insured.insuranceNumber } : {}),
    ...(first ? { beneficiaryNumber: first.beneficiaryNumber } : {}),
  };
  if (!granted) {
    const because = rejected.map((r) => r.because as AllowanceRefusal).find((r) => NOT_GRANTED.includes(r));
    return { claim, funeralAllowance: because ?? 'not-in-register' };
  }
  const following = follows && dead.insured ? survivorsOf(population, household, dead, diedOn) : undefined;
  return following
    ? {
        claim: { ...claim, survivors: following.survivors },
        funeralAllowance: 'granted',
        survivorsBenefit: following.kind,
      }
    : { claim, funeralAllowance: 'granted' };
}

const CLOSE: readonly Relation[] = ['spouse', 'child', 'parent'];

/** What the declarations leave unticked. */
const UNTICKED = { disabled: false, withoutCarer: false, ownIncome: false };

/** The close relatives at home and what the death brings them; nothing where there are none. */
function survivorsOf(
  population: Population,
  household: Household,
  dead: Person,
  diedOn: string,
): { survivors: Survivor[]; kind: SurvivorsBenefitKind } | undefined {
  const relatives = household.members.flatMap(({ role }, at) => {
    const relation = kin(dead.role, role);
    return at !== household.dies && CLOSE.includes(relation)
      ? [{ relative: population.person(household.first + at), relation }]
      : [];
  });
  if (!relatives.length) return undefined;
  const survivors = relatives.map(({ relative: { birthDate, sex }, relation }) => ({
    relation,
    birthDate,
    sex,
    ...UNTICKED,
  }));
  const { kind } = survivorsBenefit(law(), { diedOn, facts: { ...factsOf(dead, diedOn), survivors } });
  if (kind === 'none') return undefined;
  return {
    kind,
    survivors: relatives.map(({ relative: { fullName, birthDate, personalId }, relation }) => ({
      fullName,
      birthDate,
      relation,
      personalId,
    })),
  };
}
