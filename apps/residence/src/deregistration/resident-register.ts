import type {
  DeregisterResidence,
  DeregistrationRefusal,
  Extract as PersonExtract,
} from '@lien-thong/contracts';
import { stoppedCases } from '@lien-thong/desk';
import type { Received } from '@lien-thong/messaging';
import type { Privacy } from '@lien-thong/privacy';
import { rows, type Sql } from '@lien-thong/service';
import type { Resident } from './deregister-residence';

type Command = Received<DeregisterResidence>;

/** What names the person that is looked for. */
type Asked = Pick<Received, 'caseId'> & {
  data: Pick<DeregisterResidence, 'lastResidence'> & { extract: Pick<PersonExtract, 'deceased'> };
};

/** A registration that this case has had deleted. */
export interface Removed {
  commune: string;
  deregisteredOn: string;
  remainingMembers: number;
}

export interface Lookup {
  /** Whom the register knows under the extract's identity. */
  candidatesFor(command: Asked): readonly Resident[];
  /** What was deleted for this case already: the command came again with another attempt. */
  removedFor(command: Asked): Removed | undefined;
  /** The case was withdrawn or annulled: nothing is to be deleted for it any more. */
  isStopped(command: Asked): boolean;
}

type Found =
  | { kind: 'resident'; row: Resident }
  | { kind: 'removed'; row: Removed & { caseId: string } }
  | { kind: 'stopped'; row: { caseId: string } };

const RESIDENT = `select encode(r.person, 'hex') as person, r.full_name as "fullName", r.birth_date as "birthDate",
  r.commune, r.household_number as "householdNumber", r.deregistered_on as "deregisteredOn" from resident r`;

const LOOK_UP = `
  select 'resident' as kind, to_jsonb(f) as row from (
    ${RESIDENT} where r.person = any($1)
    union
    ${RESIDENT} join unnest($2::text[], $3::text[], $4::text[]) as a(commune, birth_date, full_name)
      using (commune, birth_date, full_name)) f
  union all
  select 'removed', to_jsonb(f) from (
    select case_id as "caseId", commune, deregistered_on as "deregisteredOn", remaining_members as "remainingMembers"
    from deregistration where case_id = any($5::uuid[]) and answer = 'removed' and restored_on is null) f
  union all
  select 'stopped', to_jsonb(f) from (
    select s.case_id as "caseId" from (${stoppedCases('deregister-residence', '$5')}) s) f`;

const fullNameIn = ({ data }: Asked): string => data.extract.deceased.fullName.normalize('NFC');

const personOf = ({ data }: Asked, privacy: Privacy): Buffer | undefined => {
  const { personalId } = data.extract.deceased;
  return personalId === undefined ? undefined : privacy.hash('person', personalId);
};

const alike = (commune: string, birthDate: string, fullName: string): string =>
  [commune, birthDate, fullName].join('|');

/** Everybody the wave asks about, and what its cases have had deleted before, in one query. */
export async function lookUp(db: Sql, privacy: Privacy, commands: readonly Asked[]): Promise<Lookup> {
  const nameless = commands.filter(({ data }) => data.extract.deceased.personalId === undefined);
  const found = await rows<Found>(db, LOOK_UP, [
    commands.flatMap((command) => personOf(command, privacy) ?? []),
    nameless.map(({ data }) => data.lastResidence.commune),
    nameless.map(({ data }) => data.extract.deceased.birthDate),
    nameless.map(fullNameIn),
    commands.map(({ caseId }) => caseId),
  ]);
  const residents = found.flatMap((f) => (f.kind === 'resident' ? [f.row] : []));
  const byId = new Map(residents.map((r) => [r.person, r]));
  const byName = Map.groupBy(residents, (r) => alike(r.commune, r.birthDate, r.fullName));
  const removed = new Map(found.flatMap((f) => (f.kind === 'removed' ? [[f.row.caseId, f.row]] : [])));
  const stopped = new Set(found.flatMap((f) => (f.kind === 'stopped' ? [f.row.caseId] : [])));
  return {
    candidatesFor: (command) => {
      const { extract, lastResidence } = command.data;
      const person = personOf(command, privacy);
      if (person) return [byId.get(person.toString('hex')) ?? []].flat();
      return byName.get(alike(lastResidence.commune, extract.deceased.birthDate, fullNameIn(command))) ?? [];
    },
    removedFor: ({ caseId }) => removed.get(caseId),
    isStopped: ({ caseId }) => stopped.has(caseId),
  };
}

/** When something is decided, and by which version of the law. */
export interface Circumstances {
  /** Today in Viet Nam. */
  today: string;
  at: string;
  lawVersion: string;
}

export interface Approved {
  command: Command;
  resident: Resident;
}

/**
 * Deletes the registrations and tells how many remain in each household. The conditional update decides who of two
 * cases of one person comes first; households are locked in the order of their numbers.
 * @returns what was deleted, by case; a case without one lost the race
 */
export async function remove(
  db: Sql,
  approved: readonly Approved[],
  { today, at, lawVersion }: Circumstances,
): Promise<Map<string, Removed>> {
  if (!approved.length) return new Map();
  const removed = await rows<Removed & { caseId: string }>(
    db,
    `with candidate as (
       select * from unnest($1::uuid[], $2::int[], $3::bytea[]) as c(case_id, attempt, person)),
     removed as (
       update resident r set deregistered_on = $4::date, deregistered_for = c.case_id
       from candidate c where r.person = c.person and r.deregistered_on is null
       returning c.case_id, c.attempt, r.person, r.commune, r.household_number),
     leaving as (
       select household_number, array_agg(person) as persons, count(*)::int as places
       from removed group by household_number),
     locked as (
       select number from household where number in (select household_number from leaving) order by number for update),
     left_behind as (
       update household h
       set members = h.members - l.places,
           head_vacant = h.members > l.places and (h.head_vacant or coalesce(h.head_person = any(l.persons), false))
       from leaving l join locked k on k.number = l.household_number where h.number = l.household_number
       returning h.number, h.members)
     insert into deregistration (case_id, attempt, answer, commune, person, deregistered_on, remaining_members, answered_at, law_version)
     select r.case_id, r.attempt, 'removed', r.commune, r.person, $4::date, b.members, $5::timestamptz, $6
     from removed r join left_behind b on b.number = r.household_number
     returning case_id as "caseId", commune, deregistered_on::text as "deregisteredOn", remaining_members as "remainingMembers"`,
    [
      approved.map(({ command }) => command.caseId),
      approved.map(({ command }) => command.data.attempt),
      approved.map(({ resident }) => Buffer.from(resident.person, 'hex')),
      today,
      at,
      lawVersion,
    ],
  );
  return new Map(removed.map((r) => [r.caseId, r]));
}

export interface Refused {
  command: Command;
  reason: DeregistrationRefusal;
  ground: string;
}

export async function keepRefusals(
  db: Sql,
  privacy: Privacy,
  refused: readonly Refused[],
  { at, lawVersion }: Pick<Circumstances, 'at' | 'lawVersion'>,
): Promise<void> {
  if (!refused.length) return;
  await db.query(
    `insert into deregistration (case_id, attempt, answer, reason, ground, commune, person, answered_at, law_version)
     select case_id, attempt, 'refused', reason, ground, commune, person, $7::timestamptz, $8
     from unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::text[], $6::bytea[])
       as r(case_id, attempt, reason, ground, commune, person)
     on conflict do nothing`,
    [
      refused.map(({ command }) => command.caseId),
      refused.map(({ command }) => command.data.attempt),
      refused.map(({ reason }) => reason),
      refused.map(({ ground }) => ground),
      refused.map(({ command }) => command.data.lastResidence.commune),
      refused.map(({ command }) => personOf(command, privacy) ?? null),
      at,
      lawVersion,
    ],
  );
}
