import { fullNameOf, type DeclarationTiming, type RegisterDeath } from '@lien-thong/contracts';
import type { Received } from '@lien-thong/messaging';
import { rows, type Sql } from '@lien-thong/service';
import { In, type EntityManager } from 'typeorm';
import { DeathRegistration } from './death-registration.entity';
import type { Known } from './register-death';

type Command = Received<RegisterDeath>;

export interface Lookup {
  of(command: Command): Known;
  /** The entry that this case has already: the command came again with another attempt. */
  entryOf(command: Command): DeathRegistration | undefined;
}

/** What the register knows of everybody in the wave, in one query and, where a case comes again, a second. */
export async function lookUp(db: EntityManager, commands: readonly Command[]): Promise<Lookup> {
  const persons = [...new Set(commands.flatMap(({ data }) => data.deceased.personalId ?? []))];
  const cases = commands.map(({ caseId }) => caseId);
  const found = await rows<{ kind: 'person' | 'notice' | 'case'; key: string; caseId: string | null }>(
    db,
    `select 'person' as kind, personal_id as key, case_id as "caseId" from registered_person where personal_id = any($1)
     union all select 'notice', personal_id, null from health_notice where personal_id = any($1)
     union all select 'case', case_id::text, case_id from death_registration where case_id = any($2::uuid[])`,
    [persons, cases],
  );
  const holder = new Map(found.filter((f) => f.kind === 'person').map((f) => [f.key, f.caseId]));
  const noticed = new Set(found.filter((f) => f.kind === 'notice').map((f) => f.key));
  const entries = await entriesOf(
    db,
    found.filter((f) => f.kind === 'case').map((f) => f.key),
  );
  return {
    of: ({ caseId, data: { deceased } }) => ({
      registered: deceased.personalId !== undefined && (holder.get(deceased.personalId) ?? caseId) !== caseId,
      healthNotice: deceased.personalId !== undefined && noticed.has(deceased.personalId),
    }),
    entryOf: ({ caseId }) => entries.get(caseId),
  };
}

async function entriesOf(
  db: EntityManager,
  cases: readonly string[],
): Promise<Map<string, DeathRegistration>> {
  if (!cases.length) return new Map();
  const entries = await db.find(DeathRegistration, { where: { caseId: In([...cases]) } });
  return new Map(entries.map((entry) => [entry.caseId, entry]));
}

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
  approved: readonly Approved[],
  { at, today, lawVersion }: Circumstances,
): Promise<Map<string, number>> {
  if (!approved.length) return new Map();
  const entered = await rows<{ caseId: string; entry: number }>(
    db,
    `with candidate as (
       select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::date[], $8::text[],
                            $9::smallint[], $10::jsonb[])
         with ordinality as c(case_id, commune, personal_id, full_name, birth_date, sex, died_on, timing, copies, particulars, nth)),
     claimed as (
       insert into registered_person (personal_id, case_id)
       select personal_id, case_id from candidate where personal_id is not null order by personal_id
       on conflict do nothing returning case_id),
     winner as (
       select c.*, row_number() over (partition by commune order by nth) as place, count(*) over (partition by commune) as places
       from candidate c where personal_id is null or case_id in (select case_id from claimed)),
     book as (
       insert into register_book as b (commune, year, last_entry)
       select commune, $12::int, count(*) from winner group by commune order by commune
       on conflict (commune, year) do update set last_entry = b.last_entry + excluded.last_entry
       returning commune, last_entry)
     insert into death_registration
     select w.case_id, w.commune, $12::int, book.last_entry - w.places + w.place, w.personal_id, w.full_name, w.birth_date,
            w.sex, w.died_on, w.timing, $13::date, $11::timestamptz, w.copies, w.particulars, $14
     from winner w join book using (commune)
     returning case_id as "caseId", entry`,
    [
      approved.map(({ command }) => command.caseId),
      approved.map(({ command }) => command.data.commune),
      approved.map(({ command }) => command.data.deceased.personalId ?? null),
      approved.map(({ command }) => fullNameOf(command.data.deceased)),
      approved.map(({ command }) => command.data.deceased.birthDate),
      approved.map(({ command }) => command.data.deceased.sex),
      approved.map(({ command }) => command.data.death.date),
      approved.map(({ timing }) => timing),
      approved.map(({ command }) => command.data.copies),
      approved.map(({ command: { data } }) =>
        JSON.stringify({ requester: data.requester, deceased: data.deceased, death: data.death }),
      ),
      at,
      Number(today.slice(0, 4)),
      today,
      lawVersion,
    ],
  );
  return new Map(entered.map(({ caseId, entry }) => [caseId, entry]));
}

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
