import type { Sex } from '@lien-thong/contracts';
import type { Commune } from '@lien-thong/law';
import { pickCommunes } from './communes';
import { pad } from './days';
import { Draw, STREAMS, weighted, type Weighted } from './draw';
import {
  BLOCK_HOUSEHOLDS,
  BLOCK_PEOPLE,
  familyOf,
  householdOf,
  peopleOf,
  RELATION_OF,
  type Member,
  type RelationToHead,
  type Role,
} from './household';
import { livelihoodOf, POPULATION_YEAR, type Livelihood } from './livelihood';
import { birthplaceOf, MOST_PEOPLE, personalIdOf, serialOf } from './personal-id';
import { eraOf, familiesOf, givenOf } from './names';

export interface PopulationOptions {
  seed: number;
  /** 10,000 unless said; at most MOST_PEOPLE. */
  people?: number;
  /** Official code of a province after 01/07/2025; Cần Thơ unless said. */
  province?: string;
  /** How many communes people live in; all of the province unless said, `all` is the whole country. */
  communes?: number | 'all';
}

export interface Household {
  /** Counts from 0. */
  number: number;
  /** As the residence register numbers it. */
  code: string;
  /** The index of its first person, who is its head. */
  first: number;
  members: readonly Member[];
  /** Which of the members dies, when a declaration is made of this household. */
  dies: number;
  /** Who lives there without being in the register of permanent residence; -1 for nobody. */
  unregistered: number;
  commune: Commune;
  /** Street and number, or hamlet. */
  detail: string;
  ethnicity: string;
  families: Record<Exclude<Member['line'], 'own'>, string>;
}

export interface Person extends Livelihood {
  index: number;
  personalId: string;
  familyName: string;
  middleName: string;
  givenName: string;
  fullName: string;
  /** yyyy-mm-dd */
  birthDate: string;
  sex: Sex;
  /** Reached in POPULATION_YEAR. */
  age: number;
  ethnicity: string;
  phone: string;
  household: number;
  householdCode: string;
  role: Role;
  relationToHead: RelationToHead;
  commune: Commune;
  detail: string;
  /** In the register of permanent residence, and since when. */
  registered: boolean;
  registeredSince: string;
}

interface Visit {
  household: Household;
  made: Person[];
}

const MEKONG = new Set(['80', '82', '86', '91', '92', '96']);
const ETHNICITIES: Record<'mekong' | 'elsewhere', Weighted<string>> = {
  mekong: weighted([
    ['Kinh', 86],
    ['Khmer', 11],
    ['Hoa', 3],
  ]),
  elsewhere: weighted([
    ['Kinh', 97],
    ['Hoa', 3],
  ]),
};

const STREETS =
  'Lê Hồng Phong, Trần Hưng Đạo, Nguyễn Trãi, Hùng Vương, Lý Thường Kiệt, Nguyễn Huệ, Trần Phú, Hai Bà Trưng, Phan Chu Trinh, Lê Lợi, Nguyễn Thị Minh Khai, Ngô Quyền, Điện Biên Phủ, Cách Mạng Tháng Tám, Nguyễn Văn Linh, Võ Văn Kiệt'.split(
    ', ',
  );
const HAMLETS =
  'Hòa Phú, An Ninh, Phước Lợi, Thạnh Lợi, Mỹ Thuận, Tân Lập, Vĩnh An, Trường Thọ, Đông Bình, Phú Thành, Long Hòa, Xóm Lớn, An Thạnh, Bình Hòa, Thới Hòa, Giồng Giữa'.split(
    ', ',
  );
const MOBILE =
  '032 033 034 035 036 037 038 039 070 076 077 078 079 081 082 083 084 085 090 091 093 094 096 097 098'.split(
    ' ',
  );

/** Prime and larger than the number of communes: consecutive households go round all communes. */
const COMMUNE_STRIDE = 7919;
const UNREGISTERED = 0.012;

/** The people of a province, each a pure function of seed and index: nothing is stored, anybody is made again at will. */
export class Population implements Iterable<Person> {
  readonly seed: number;
  readonly people: number;
  readonly communes: readonly Commune[];
  private readonly serialStart: number;
  /** Whoever asks for one of a household mostly asks for the others next. */
  private latest: Visit | undefined;

  constructor({ seed, people = 10_000, province = '92', communes }: PopulationOptions) {
    if (!Number.isSafeInteger(seed)) throw new RangeError(`seed is a whole number, not ${seed}`);
    if (!Number.isInteger(people) || people < 1 || people > MOST_PEOPLE)
      throw new RangeError(`people is 1 to ${MOST_PEOPLE}, not ${people}`);
    this.seed = seed;
    this.people = people;
    this.communes = pickCommunes(province, communes);
    this.serialStart = new Draw(seed, 0, 0).below(MOST_PEOPLE);
  }

  *[Symbol.iterator](): Generator<Person> {
    for (let index = 0; index < this.people; index++) yield this.person(index);
  }

  /** How many households there are at most; those past the last of `people` are in no register. */
  get mostHouseholds(): number {
    return Math.floor(MOST_PEOPLE / BLOCK_PEOPLE) * BLOCK_HOUSEHOLDS;
  }

  household(number: number): Household {
    return this.latest?.household.number === number ? this.latest.household : this.visit(number).household;
  }

  person(index: number): Person {
    if (!Number.isInteger(index) || index < 0 || index >= MOST_PEOPLE)
      throw new RangeError(`a person's index is 0 to ${MOST_PEOPLE - 1}, not ${index}`);
    const { household, made } = this.at(index);
    const at = index - household.first;
    return (made[at] ??= this.makePerson(household, at));
  }

  private at(index: number): Visit {
    if (this.latest) {
      const { first, members } = this.latest.household;
      if (index >= first && index < first + members.length) return this.latest;
    }
    return this.visit(householdOf(this.seed, index));
  }

  private visit(number: number): Visit {
    return (this.latest = { household: this.makeHousehold(number), made: [] });
  }

  private makeHousehold(number: number): Household {
    const { first, size } = peopleOf(this.seed, number);
    const draw = new Draw(this.seed, STREAMS.household, number);
    const commune = this.communes[(number * COMMUNE_STRIDE) % this.communes.length]!;
    const ethnicity = draw.of(ETHNICITIES[MEKONG.has(commune.provinceCode) ? 'mekong' : 'elsewhere']);
    const { members, dies } = familyOf(draw, size);
    const names = familiesOf(ethnicity);
    const families = { head: draw.of(names), spouse: draw.of(names), 'in-law': draw.of(names) };
    const unregistered = dies > 0 && draw.chance(UNREGISTERED) ? dies : -1;
    const code = `${commune.code}-${pad(number, 6)}`;
    const detail = addressIn(draw, commune);
    return { number, code, first, members, dies, unregistered, commune, detail, ethnicity, families };
  }

  private makePerson(household: Household, at: number): Person {
    const { role, sex, age, line } = household.members[at]!;
    const { ethnicity, commune } = household;
    const index = household.first + at;
    const draw = new Draw(this.seed, STREAMS.person, index);
    const birthYear = POPULATION_YEAR - age;
    const birthDate = `${birthYear}-${pad(draw.between(1, 12))}-${pad(draw.between(1, 28))}`;
    const familyName = line === 'own' ? draw.of(familiesOf(ethnicity)) : household.families[line];
    const { middle, given } = givenOf(ethnicity, sex, eraOf(birthYear));
    const [middleName, givenName] = [draw.of(middle), draw.of(given)];
    const serial = serialOf(index, this.serialStart);
    const born = birthplaceOf(draw, commune.provinceCode, serial);
    return {
      index,
      personalId: personalIdOf(born, sex, birthYear, serial),
      familyName,
      middleName,
      givenName,
      fullName: `${familyName} ${middleName} ${givenName}`,
      birthDate,
      sex,
      age,
      ethnicity,
      phone: `${draw.pick(MOBILE)}${pad(draw.below(10_000_000), 7)}`,
      household: household.number,
      householdCode: household.code,
      role,
      relationToHead: RELATION_OF[role],
      commune,
      detail: household.detail,
      registered: household.unregistered !== at,
      registeredSince: `${draw.between(Math.max(birthYear + 1, 1994), 2025)}-${pad(draw.between(7, 12))}-${pad(draw.between(1, 28))}`,
      ...livelihoodOf(new Draw(this.seed, STREAMS.livelihood, index), {
        age,
        sex,
        serial,
        commune: commune.code,
      }),
    };
  }
}

export const population = (options: PopulationOptions): Population => new Population(options);

const addressIn = (draw: Draw, { kind }: Commune): string =>
  kind === 'phường'
    ? `Số ${draw.between(1, 480)} đường ${draw.pick(STREETS)}`
    : `Số ${draw.between(1, 320)} ấp ${draw.pick(HAMLETS)}`;
