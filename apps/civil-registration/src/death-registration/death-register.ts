import { fullNameOf, RegisterDeath, type DeclarationTiming } from '@lien-thong/contracts';
import { stoppedCases } from '@lien-thong/desk';
import type { Received } from '@lien-thong/messaging';
import { rowPlace, type DataKey, type Privacy } from '@lien-thong/privacy';
import { rows, type Sql } from '@lien-thong/service';
import { In, type EntityManager } from 'typeorm';
import { DeathRegistration } from './death-registration.entity';
import type { Known } from './register-death';

type Command = Received<RegisterDeath>;

/** A command that names its person. */
type Asked = Pick<Received, 'caseId'> & { data: Pick<RegisterDeath, 'deceased'> };

export interface Lookup {
  of(command: Asked): Known;
  /** The entry that this case has already: the command came again with another attempt. */
  entryOf(command: Asked): DeathRegistration | undefined;
  /** The family has withdrawn: it is not to be registered any more. */
  isStopped(command: Asked): boolean;
}

/** What the register knows of everybody in the wave, in one query and, where a case comes again, a second. */
export async function lookUp(
  db: EntityManager,
  privacy: Privacy,
  commands: readonly Asked[],
): Promise<Lookup> {
  const personOf = ({ data }: Asked) => hashed(privacy, data.deceased.personalId);
  const cases = commands.map(({ caseId }) => caseId);
  const found = await rows<{
    kind: 'person' | 'notice' | 'case' | 'stopped';
    key: string;
    caseId: string | null;
  }>(
    db,
    `select 'person' as kind, encode(person, 'hex') as key, case_id as "caseId" from registered_person where person = any($1)
     union all select 'notice', encode(person, 'hex'), null from health_notice where person = any($1)
     union all select 'case', case_id::text, case_id from death_registration where case_id = any($2::uuid[])
     union all select 'stopped', s.case_id::text, null from (${stoppedCases('register-death', '$2')}) s`,
    [commands.flatMap((command) => personOf(command) ?? []), cases],
  );
  const holder = new Map(found.filter((f) => f.kind === 'person').map((f) => [f.key, f.caseId]));
  const noticed = new Set(found.filter((f) => f.kind === 'notice').map((f) => f.key));
  const stopped = new Set(found.filter((f) => f.kind === 'stopped').map((f) => f.key));
  const entries = await entriesOf(
    db,
    privacy,
    found.filter((f) => f.kind === 'case').map((f) => f.key),
  );
  return {
    of: (command) => {
      const person = personOf(command)?.toString('hex');
      const { caseId } = command;
      return {
        registered: person !== undefined && (holder.get(person) ?? caseId) !== caseId,
        healthNotice: person !== undefined && noticed.has(person),
      };
    },
    entryOf: ({ caseId }) => entries.get(caseId),
    isStopped: ({ caseId }) => stopped.has(caseId),
  };
}

const hashed = (privacy: Privacy, personalId: string | undefined): Buffer | undefined =>
  personalId === undefined ? undefined : privacy.hash('person', personalId);

export const idPlace = (caseId: string) => rowPlace('death_registration.personal_id', caseId);

export async function entriesOf(
  db: EntityManager,
  privacy: Privacy,
  cases: readonly string[],
): Promise<Map<string, DeathRegistration>> {
  if (!cases.length) return new Map();
  const entries = await db.find(DeathRegistration, { where: { caseId: In([...cases]) } });
  const own = await privacy.keys.own(db);
  return new Map(entries.map((entry) => [entry.caseId, opened(entry, own)]));
}

const opened = (entry: DeathRegistration, own: DataKey): DeathRegistration => ({
  ...entry,
  personalId: entry.personalId && own.open(idPlace(entry.caseId), entry.personalId),
});

/** When something is decided, and by which version of the law. */
export interface Circumstances {
  at: string;
  /** Today in Viet Nam. */
  today: string;
  lawVersion: string;
}

export interface Approved {
  command: Command;
  timing: DeclarationTiming;
}

/**
 * Enters the approved into their books. One statement decides everything: who of two registrations of one person
 * comes first, and the numbers, which go to the winners alone so that no book has a gap.
 * @returns the entry by case; a case without one lost the race
 */
export async function enter(
  db: Sql,
  privacy: Privacy,
  approved: readonly Approved[],
  { at, today, lawVersion }: Circumstances,
): Promise<Map<string, number>> {
  if (!approved.length) return new Map();
  const own = await privacy.keys.own(db);
  const entered = await rows<{ caseId: string; entry: number }>(
    db,
    `with candidate as (
       select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::date[], $8::text[],
                            $9::smallint[], $10::jsonb[], $15::bytea[])
         with ordinality as c(case_id, commune, personal_id, full_name, birth_date, sex, died_on, timing, copies, particulars, person, nth)),
     claimed as (
       insert into registered_person (person, case_id)
       select person, case_id from candidate where person is not null order by person
       on conflict do nothing returning case_id),
     winner as (
       select c.*, row_number() over (partition by commune order by nth) as place, count(*) over (partition by commune) as places
       from candidate c where person is null or case_id in (select case_id from claimed)),
     book as (
       insert into register_book as b (commune, year, last_entry)
       select commune, $12::int, count(*) from winner group by commune order by commune
       on conflict (commune, year) do update set last_entry = b.last_entry + excluded.last_entry
       returning commune, last_entry)
     insert into death_registration
     select w.case_id, w.commune, $12::int, book.last_entry - w.places + w.place, w.person, w.personal_id, w.full_name, w.birth_date,
            w.sex, w.died_on, w.timing, $13::date, $11::timestamptz, w.copies, w.particulars, $14
     from winner w join book using (commune)
     returning case_id as "caseId", entry`,
    [
      approved.map(({ command }) => command.caseId),
      approved.map(({ command }) => command.data.commune),
      approved.map(({ command: { caseId, data } }) =>
        data.deceased.personalId === undefined ? null : own.seal(idPlace(caseId), data.deceased.personalId),
      ),
      approved.map(({ command }) => fullNameOf(command.data.deceased)),
      approved.map(({ command }) => command.data.deceased.birthDate),
      approved.map(({ command }) => command.data.deceased.sex),
      approved.map(({ command }) => command.data.death.date),
      approved.map(({ timing }) => timing),
      approved.map(({ command }) => command.data.copies),
      approved.map(({ command }) => JSON.stringify(particularsOf(command, own))),
      at,
      Number(today.slice(0, 4)),
      today,
      lawVersion,
      approved.map(({ command }) => hashed(privacy, command.data.deceased.personalId) ?? null),
    ],
  );
  return new Map(entered.map(({ caseId, entry }) => [caseId, entry]));
}

const particularsOf = ({ caseId, data: { requester, deceased, death } }: Command, own: DataKey) =>
  own.sealFields(RegisterDeath, rowPlace('death_registration.particulars', caseId), {
    requester,
    deceased,
    death,
  });

export interface Unregistered {
  caseId: string;
  attempt: number;
  answer: 'refuse' | 'ask';
  reason: string;
  ground: string;
}

/** Keeps refusals and requests for papers. */
export async function keepAnswers(
  db: Sql,
  answers: readonly Unregistered[],
  { at, lawVersion }: Pick<Circumstances, 'at' | 'lawVersion'>,
): Promise<void> {
  if (!answers.length) return;
  await db.query(
    `insert into registration_answer (case_id, attempt, answer, reason, ground, answered_at, law_version)
     select *, $6::timestamptz, $7 from unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::text[])
     on conflict do nothing`,
    [
      answers.map((a) => a.caseId),
      answers.map((a) => a.attempt),
      answers.map((a) => a.answer),
      answers.map((a) => a.reason),
      answers.map((a) => a.ground),
      at,
      lawVersion,
    ],
  );
}
