import type { DeregisterResidence, DeregistrationRefusal } from '@lien-thong/contracts';
import type { Received } from '@lien-thong/messaging';
import { rows, type Sql } from '@lien-thong/service';
import type { Resident } from './deregister-residence';

type Command = Received<DeregisterResidence>;

/** A registration that this case has had deleted. */
export interface Removed {
  commune: string;
  deregisteredOn: string;
  remainingMembers: number;
}

export interface Lookup {
  /** Whom the register knows under the extract's identity. */
  candidatesFor(command: Command): readonly Resident[];
  /** What was deleted for this case already: the command came again with another attempt. */
  removedFor(command: Command): Removed | undefined;
}

type Found = { kind: 'resident'; row: Resident } | { kind: 'removed'; row: Removed & { caseId: string } };

const RESIDENT = `select r.personal_id as "personalId", r.full_name as "fullName", r.birth_date as "birthDate",
  r.commune, r.household_number as "householdNumber", r.deregistered_on as "deregisteredOn" from resident r`;

const LOOK_UP = `
  select 'resident' as kind, to_jsonb(f) as row from (
    ${RESIDENT} where r.personal_id = any($1)
    union
    ${RESIDENT} join unnest($2::text[], $3::text[], $4::text[]) as a(commune, birth_date, full_name)
      using (commune, birth_date, full_name)) f
  union all
  select 'removed', to_jsonb(f) from (
    select case_id as "caseId", commune, deregistered_on as "deregisteredOn", remaining_members as "remainingMembers"
    from deregistration where case_id = any($5::uuid[]) and answer = 'removed') f`;

const fullNameIn = ({ data }: Command): string => data.extract.deceased.fullName.normalize('NFC');

const alike = (commune: string, birthDate: string, fullName: string): string =>
  [commune, birthDate, fullName].join('|');

/** Everybody the wave asks about, and what its cases have had deleted before, in one query. */
export async function lookUp(db: Sql, commands: readonly Command[]): Promise<Lookup> {
  const nameless = commands.filter(({ data }) => data.extract.deceased.personalId === undefined);
  const found = await rows<Found>(db, LOOK_UP, [
    commands.flatMap(({ data }) => data.extract.deceased.personalId ?? []),
    nameless.map(({ data }) => data.lastResidence.commune),
    nameless.map(({ data }) => data.extract.deceased.birthDate),
    nameless.map(fullNameIn),
    commands.map(({ caseId }) => caseId),
  ]);
  const residents = found.flatMap((f) => (f.kind === 'resident' ? [f.row] : []));
  const byId = new Map(residents.map((r) => [r.personalId, r]));
  const byName = Map.groupBy(residents, (r) => alike(r.commune, r.birthDate, r.fullName));
  const removed = new Map(found.flatMap((f) => (f.kind === 'removed' ? [[f.row.caseId, f.row]] : [])));
  return {
    candidatesFor: (command) => {
      const { extract, lastResidence } = command.data;
      const { personalId, birthDate } = extract.deceased;
      if (personalId !== undefined) return [byId.get(personalId) ?? []].flat();
      return byName.get(alike(lastResidence.commune, birthDate, fullNameIn(command))) ?? [];
    },
    removedFor: ({ caseId }) => removed.get(caseId),
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
       select * from unnest($1::uuid[], $2::int[], $3::text[]) as c(case_id, attempt, personal_id)),
     removed as (
       update resident r set deregistered_on = $4::date, deregistered_for = c.case_id
       from candidate c where r.personal_id = c.personal_id and r.deregistered_on is null
       returning c.case_id, c.attempt, r.personal_id, r.commune, r.household_number),
     leaving as (
       select household_number, array_agg(personal_id) as persons, count(*)::int as places
       from removed group by household_number),
     locked as (
       select number from household where number in (select household_number from leaving) order by number for update),
     left_behind as (
       update household h
       set members = h.members - l.places,
           head_vacant = h.members > l.places and (h.head_vacant or coalesce(h.head_personal_id = any(l.persons), false))
       from leaving l join locked k on k.number = l.household_number where h.number = l.household_number
       returning h.number, h.members)
     insert into deregistration (case_id, attempt, answer, commune, personal_id, deregistered_on, remaining_members, answered_at, law_version)
     select r.case_id, r.attempt, 'removed', r.commune, r.personal_id, $4::date, b.members, $5::timestamptz, $6
     from removed r join left_behind b on b.number = r.household_number
     returning case_id as "caseId", commune, deregistered_on::text as "deregisteredOn", remaining_members as "remainingMembers"`,
    [
      approved.map(({ command }) => command.caseId),
      approved.map(({ command }) => command.data.attempt),
      approved.map(({ resident }) => resident.personalId),
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
  refused: readonly Refused[],
  { at, lawVersion }: Pick<Circumstances, 'at' | 'lawVersion'>,
): Promise<void> {
  if (!refused.length) return;
  await db.query(
    `insert into deregistration (case_id, attempt, answer, reason, ground, commune, personal_id, answered_at, law_version)
     select case_id, attempt, 'refused', reason, ground, commune, personal_id, $7::timestamptz, $8
     from unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[])
       as r(case_id, attempt, reason, ground, commune, personal_id)
     on conflict do nothing`,
    [
      refused.map(({ command }) => command.caseId),
      refused.map(({ command }) => command.data.attempt),
      refused.map(({ reason }) => reason),
      refused.map(({ ground }) => ground),
      refused.map(({ command }) => command.data.lastResidence.commune),
      refused.map(({ command }) => command.data.extract.deceased.personalId ?? null),
      at,
      lawVersion,
    ],
  );
}
