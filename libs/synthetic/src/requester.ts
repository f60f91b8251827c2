import type { Relation } from '@lien-thong/contracts';
import type { Draw } from './draw';
import type { Role } from './household';
import type { Household, Person, Population } from './population';

type Dead = 'head' | 'spouse' | 'father' | 'mother';

/** What each member of the household is to the dead one. */
const KIN: Record<Dead, Record<Role, Relation>> = {
  head: {
    head: 'other-relative',
    spouse: 'spouse',
    child: 'child',
    'in-law': 'other-relative',
    grandchild: 'grandchild',
    father: 'parent',
    mother: 'parent',
  },
  spouse: {
    head: 'spouse',
    spouse: 'other-relative',
    child: 'child',
    'in-law': 'other-relative',
    grandchild: 'grandchild',
    father: 'other-relative',
    mother: 'other-relative',
  },
  father: {
    head: 'child',
    spouse: 'other-relative',
    child: 'grandchild',
    'in-law': 'other-relative',
    grandchild: 'other-relative',
    father: 'other-relative',
    mother: 'spouse',
  },
  mother: {
    head: 'child',
    spouse: 'other-relative',
    child: 'grandchild',
    'in-law': 'other-relative',
    grandchild: 'other-relative',
    father: 'spouse',
    mother: 'other-relative',
  },
};

/** What a member of the same household is to the dead one. */
export const relationTo = (dead: Person, other: Person): Relation => kin(dead.role, other.role);

/** What who has one role in a household is to who has another and dies. */
export const kin = (dead: Role, other: Role): Relation => KIN[dead as Dead][other];

const ADULT = 19;

const FIRST_TO_GO: readonly Relation[] = ['child', 'spouse', 'grandchild', 'other-relative', 'parent'];

export interface Applicant {
  person: Person;
  relation: Relation;
}

/** Who of the household goes to the desk: mostly a child, else the spouse, else any other adult. */
export function relativeOf(draw: Draw, population: Population, household: Household): Applicant {
  const { first, members, dies } = household;
  const dead = members[dies]!.role;
  const adults = members.flatMap(({ role, age }, at) =>
    age >= ADULT && at !== dies ? [{ at, relation: kin(dead, role) }] : [],
  );
  const chosen = draw.chance(0.75)
    ? FIRST_TO_GO.map((relation) => adults.find((adult) => adult.relation === relation)).find(Boolean)!
    : draw.pick(adults);
  return { person: population.person(first + chosen.at), relation: chosen.relation };
}

/** Somebody of another household whom the family has authorised. */
export function authorisedBy(population: Population, household: Household): Applicant {
  const other = household.number === 0 ? 1 : household.number - 1;
  const { first, dies, members } = population.household(other);
  const at = members.findIndex(({ age }, i) => age >= ADULT && i !== dies);
  return { person: population.person(first + at), relation: 'authorised-person' };
}
