import type {
  AllowanceRefusal,
  Declaration,
  DeclarationTiming,
  DeregistrationRefusal,
  Paper,
  RegistrationRefusal,
  SurvivorsBenefitKind,
} from '@lien-thong/contracts';
import { claimOf, type Claimed } from './claims';
import { inWords } from './communes';
import { deadOf, deathOf, type DeathStory } from './death';
import { Draw, STREAMS } from './draw';
import { fillIn } from './fill-in';
import { MIXTURES, type ChannelShares, type Mixture } from './mixture';
import { Population, type Household, type Person, type PopulationOptions } from './population';
import { authorisedBy, relativeOf } from './requester';

/** What should come of a declaration, when every office decides by its registers and the law. */
export interface Expected {
  outcome: 'completed' | 'refused' | 'papers-asked';
  /** An online or postal declaration is new until an officer accepts it. */
  waitsForOfficer: boolean;
  refusal?: RegistrationRefusal;
  papers?: Paper[];
  timing?: DeclarationTiming;
  residence?: 'deregistered' | DeregistrationRefusal;
  funeralAllowance?: 'granted' | AllowanceRefusal;
  survivorsBenefit?: SurvivorsBenefitKind | AllowanceRefusal;
}

export interface Declared {
  declaration: Declaration;
  expected: Expected;
  /** Of the dead person, in the population. */
  personIndex: number;
  /** Where to go on: `from` of the next iterator. */
  next: number;
}

export interface DeclarationsOptions extends PopulationOptions {
  /** Nobody died today or later; yyyy-mm-dd, as the services' clocks have it. */
  today: string;
  /** The household to begin with, 0 unless said; one declaration for each household. */
  from?: number;
  mixture?: keyof typeof MIXTURES | Mixture;
  /** None but the desk for `plain`, 6 in 100 online otherwise. */
  channels?: ChannelShares;
}

const ONLINE = 0.06;

type Turn =
  'straight' | 'wrongCommune' | 'noticeOfOtherKind' | 'withoutNotice' | 'withoutAuthorisation' | 'authorised';
const TURNS = [
  'wrongCommune',
  'noticeOfOtherKind',
  'withoutNotice',
  'withoutAuthorisation',
  'authorised',
] as const;

/**
 * Declarations without end, each of another dead person. People past the population's last one are in no
 * register, and `expected` says so.
 * @throws RangeError after the last household of MOST_PEOPLE people, the 277,770th
 */
export function* declarations(options: DeclarationsOptions): Generator<Declared, never> {
  const population = new Population(options);
  const mixture =
    typeof options.mixture === 'object' ? options.mixture : MIXTURES[options.mixture ?? 'realistic'];
  const channels = options.channels ?? (options.mixture === 'plain' ? {} : { online: ONLINE });
  for (let number = options.from ?? 0; number < population.mostHouseholds; number++) {
    const household = population.household(number);
    if (household.unregistered < 0 || mixture.unregistered)
      yield declare(population, household, options.today, mixture, channels);
  }
  throw new RangeError('there is nobody left to die: begin again with another seed');
}

function declare(
  population: Population,
  household: Household,
  today: string,
  mixture: Mixture,
  channels: ChannelShares,
): Declared {
  const draw = new Draw(population.seed, STREAMS.declaration, household.number);
  const dead = population.person(deadOf(household));
  const death = deathOf(population.seed, dead, { today, late: mixture.late });
  const turn = turnOf(draw, mixture);
  const relative = relativeOf(draw, population, household);
  const authorised = turn === 'authorised' || turn === 'withoutAuthorisation';
  const head = population.person(household.first);
  const known = dead.index < population.people;
  const claimed = claimOf(draw, population, household, dead, death.diedOn, mixture);
  const applicant = authorised ? authorisedBy(population, household) : relative;
  const filedAt = turn === 'wrongCommune' ? otherCommune(population, dead, death) : undefined;
  const declaration = fillIn(draw, {
    channel: draw.chance(channels.online ?? 0) ? 'online' : draw.chance(channels.post ?? 0) ? 'post' : 'desk',
    commune: filedAt ?? dead.commune.code,
    dead,
    death: turn === 'noticeOfOtherKind' ? withOtherNotice(death) : death,
    withNotice: turn !== 'withoutNotice',
    withAuthorisation: turn === 'authorised',
    yearOfBirthOnly: draw.chance(mixture.yearOfBirth),
    withEmail: draw.chance(mixture.email),
    applicant,
    head,
    payee: authorised ? relative : applicant,
    claim: claimed?.claim,
    address: `${dead.detail}, ${inWords(dead.commune)}`,
  });
  const refusal = refusalOf(turn, filedAt);
  const papers = papersOf(turn, death, known);
  return {
    declaration,
    personIndex: dead.index,
    next: household.number + 1,
    expected: {
      waitsForOfficer: declaration.channel !== 'desk',
      ...(refusal
        ? { outcome: 'refused', refusal }
        : papers
          ? { outcome: 'papers-asked', papers }
          : { outcome: 'completed', ...branches(dead, death, claimed, known) }),
    },
  };
}

function turnOf(draw: Draw, mixture: Mixture): Turn {
  let at = draw.next() / 0x1_0000_0000;
  for (const turn of TURNS) {
    if (at < mixture[turn]) return turn;
    at -= mixture[turn];
  }
  return 'straight';
}

/** Another commune where people live, if there is one; not that of the death, which may register it, too. */
function otherCommune({ communes }: Population, dead: Person, { place }: DeathStory): string | undefined {
  const at = communes.indexOf(dead.commune);
  return [1, 2]
    .map((n) => communes[(at + n) % communes.length]!.code)
    .find((code) => code !== place.commune && code !== dead.commune.code);
}

function withOtherNotice(death: DeathStory): DeathStory {
  const kind = death.notice.kind === 'commune-death-notice' ? 'death-notice' : 'commune-death-notice';
  return { ...death, notice: { ...death.notice, kind } };
}

function refusalOf(turn: Turn, filedAt: string | undefined): RegistrationRefusal | undefined {
  if (turn === 'wrongCommune' && filedAt) return 'not-competent';
  return turn === 'noticeOfOtherKind' ? 'notice-not-valid-for-kind' : undefined;
}

function papersOf(turn: Turn, { toldByFacility }: DeathStory, known: boolean): Paper[] | undefined {
  if (turn === 'withoutAuthorisation') return ['authorisation'];
  return turn === 'withoutNotice' && !(toldByFacility && known) ? ['death-notice'] : undefined;
}

/** What the offices after the registration answer; none of them knows a household that no register has. */
function branches(
  dead: Person,
  { late }: DeathStory,
  claimed: Claimed | undefined,
  known: boolean,
): Pick<Expected, 'timing' | 'residence' | 'funeralAllowance' | 'survivorsBenefit'> {
  return {
    timing: late ? 'late' : 'on-time',
    residence: known && dead.registered ? 'deregistered' : 'person-not-found',
    ...(claimed ? { funeralAllowance: known ? claimed.funeralAllowance : 'not-in-register' } : {}),
    ...(claimed?.survivorsBenefit
      ? { survivorsBenefit: known ? claimed.survivorsBenefit : 'not-in-register' }
      : {}),
  };
}
