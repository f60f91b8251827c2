import type { Sex } from '@lien-thong/contracts';
import { Draw, STREAMS, weighted, type Weighted } from './draw';

/** To the head of the household; the words are those of the declaration, `self` being the head. */
export type RelationToHead = 'self' | 'spouse' | 'child' | 'parent' | 'grandchild' | 'other-relative';

/** `in-law` is the child's spouse, kept in the register as another relative. */
export type Role = 'head' | 'spouse' | 'child' | 'in-law' | 'grandchild' | 'father' | 'mother';

export const RELATION_OF: Record<Role, RelationToHead> = {
  head: 'self',
  spouse: 'spouse',
  child: 'child',
  'in-law': 'other-relative',
  grandchild: 'grandchild',
  father: 'parent',
  mother: 'parent',
};

interface Family {
  headAge: readonly [least: number, most: number];
  roles: readonly Role[];
  /** Who of them dies. */
  dies: Weighted<Role>;
}

const ELDERS: readonly [number, number] = [62, 86];
const PARENTS: readonly [number, number] = [36, 56];
const couple = weighted<Role>([
  ['head', 6],
  ['spouse', 4],
]);
const headOnly = weighted<Role>([['head', 1]]);
const grandparents = weighted<Role>([
  ['father', 5],
  ['mother', 5],
]);

/** The families of each size. An adult is always left, to declare the death. */
const FAMILIES: Readonly<Record<number, Weighted<Family>>> = {
  2: weighted([
    [{ headAge: ELDERS, roles: ['head', 'spouse'], dies: couple }, 6],
    [{ headAge: ELDERS, roles: ['head', 'child'], dies: headOnly }, 4],
  ]),
  3: weighted([
    [{ headAge: ELDERS, roles: ['head', 'spouse', 'child'], dies: couple }, 5],
    [{ headAge: ELDERS, roles: ['head', 'child', 'in-law'], dies: headOnly }, 2],
    [{ headAge: PARENTS, roles: ['head', 'spouse', 'child'], dies: couple }, 3],
  ]),
  4: weighted([
    [{ headAge: PARENTS, roles: ['head', 'spouse', 'child', 'child'], dies: couple }, 5],
    [
      {
        headAge: PARENTS,
        roles: ['head', 'spouse', 'child', 'mother'],
        dies: weighted<Role>([['mother', 1]]),
      },
      3,
    ],
    [{ headAge: ELDERS, roles: ['head', 'spouse', 'child', 'in-law'], dies: couple }, 3],
  ]),
  5: weighted([
    [
      {
        headAge: PARENTS,
        roles: ['head', 'spouse', 'child', 'child', 'father'],
        dies: weighted<Role>([['father', 1]]),
      },
      5,
    ],
    [{ headAge: ELDERS, roles: ['head', 'spouse', 'child', 'in-law', 'grandchild'], dies: couple }, 5],
  ]),
  6: weighted([
    [
      {
        headAge: PARENTS,
        roles: ['head', 'spouse', 'child', 'child', 'father', 'mother'],
        dies: grandparents,
      },
      5,
    ],
    [
      {
        headAge: ELDERS,
        roles: ['head', 'spouse', 'child', 'in-law', 'grandchild', 'grandchild'],
        dies: couple,
      },
      5,
    ],
  ]),
};

/** Years older (or younger) than the head. */
const AGE_TO_HEAD: Record<Role, readonly [least: number, most: number]> = {
  head: [0, 0],
  spouse: [-5, 2],
  child: [-33, -22],
  'in-law': [-32, -23],
  grandchild: [-57, -49],
  father: [24, 32],
  mother: [22, 30],
};

/** Ten households of 36 people, 3.6 each as the 2019 census counted; each ten starts somewhere else in the row. */
const SIZES = [3, 2, 4, 6, 3, 5, 2, 4, 3, 4];
export const BLOCK_HOUSEHOLDS = SIZES.length;
export const BLOCK_PEOPLE = SIZES.reduce((sum, size) => sum + size, 0);

interface Arrangement {
  sizes: readonly number[];
  starts: readonly number[];
}

const ARRANGEMENTS: readonly Arrangement[] = SIZES.map((_, turn) => {
  const sizes = SIZES.map((_size, i) => SIZES[(i + turn) % SIZES.length]!);
  return { sizes, starts: sizes.map((_size, i) => sizes.slice(0, i).reduce((sum, s) => sum + s, 0)) };
});

const arrangement = (seed: number, block: number): Arrangement =>
  new Draw(seed, STREAMS.block, block).pick(ARRANGEMENTS);

/** Which people live in household `number`: found without walking through those before it. */
export function peopleOf(seed: number, number: number): { first: number; size: number } {
  const block = Math.floor(number / BLOCK_HOUSEHOLDS);
  const { sizes, starts } = arrangement(seed, block);
  const at = number % BLOCK_HOUSEHOLDS;
  return { first: block * BLOCK_PEOPLE + starts[at]!, size: sizes[at]! };
}

/** In which household person `index` lives. */
export function householdOf(seed: number, index: number): number {
  const block = Math.floor(index / BLOCK_PEOPLE);
  const { starts } = arrangement(seed, block);
  const offset = index % BLOCK_PEOPLE;
  return block * BLOCK_HOUSEHOLDS + starts.findLastIndex((start) => start <= offset);
}

export interface Member {
  role: Role;
  sex: Sex;
  /** In whole years, reached in the year of the population. */
  age: number;
  /** The line whose family name the member bears: the head's, the spouse's, or one of their own. */
  line: 'head' | 'spouse' | 'in-law' | 'own';
}

const other = (sex: Sex): Sex => (sex === 'male' ? 'female' : 'male');

/** Who lives together, how old each is, and which of them dies. */
export function familyOf(draw: Draw, size: number): { members: Member[]; dies: number } {
  const { headAge, roles, dies } = draw.of(FAMILIES[size]!);
  const head: Sex = draw.chance(0.68) ? 'male' : 'female';
  const older = draw.between(...headAge);
  const child: Sex = draw.chance(0.52) ? 'male' : 'female';
  const members = roles.map((role, i): Member => {
    const [least, most] = AGE_TO_HEAD[role];
    const first = roles.indexOf(role) === i;
    const sex: Record<Role, Sex> = {
      head,
      spouse: other(head),
      child: first ? child : draw.chance(0.5) ? 'male' : 'female',
      'in-law': other(child),
      grandchild: draw.chance(0.5) ? 'male' : 'female',
      father: 'male',
      mother: 'female',
    };
    return { role, sex: sex[role], age: older + draw.between(least, most), line: lineOf(role, head, child) };
  });
  const dead = draw.of(dies);
  return { members, dies: members.findIndex(({ role }) => role === dead) };
}

/** Children bear their father's family name; a wife keeps her own. */
function lineOf(role: Role, head: Sex, child: Sex): Member['line'] {
  const fathers = head === 'male' ? 'head' : 'spouse';
  const lines: Record<Role, Member['line']> = {
    head: 'head',
    spouse: 'spouse',
    child: fathers,
    'in-law': 'in-law',
    grandchild: child === 'male' ? fathers : 'in-law',
    father: 'head',
    mother: 'own',
  };
  return lines[role];
}
