import { fullNameOf, RegisterDeath, type CorrectDeathRegistration } from '@lien-thong/contracts';
import { rowPlace, type Privacy } from '@lien-thong/privacy';
import { rows, type Sql } from '@lien-thong/service';
import { IsNull, type EntityManager } from 'typeorm';
import { idPlace } from '../death-registration/death-register';
import { DeathRegistration } from '../death-registration/death-registration.entity';

export type Corrected = { entry: DeathRegistration } | { refused: 'not-registered' | 'registered-elsewhere' };

/** When an entry is corrected, and for which order. */
interface Circumstances {
  caseId: string;
  order: Omit<CorrectDeathRegistration, 'commune' | 'deceased' | 'askedOn'>;
  today: string;
}

/**
 * Corrects an entry: it keeps its number, and what it said before is kept beside it. Saying the same correction again
 * changes nothing.
 * @returns the entry as it reads now, its personal id opened
 */
export async function correct(
  db: EntityManager,
  privacy: Privacy,
  { caseId, order, today }: Circumstances,
): Promise<Corrected> {
  const entry = await db.findOne(DeathRegistration, {
    where: { caseId, annulledOn: IsNull() },
    lock: { mode: 'pessimistic_write' },
  });
  if (!entry) return { refused: 'not-registered' };
  const own = await privacy.keys.own(db);
  const { personalId, diedOn, familyName, middleName, givenName, birthDate, sex } = order.corrected;
  const person = personalId === undefined ? null : privacy.hash('person', personalId);
  if (!(await claimPerson(db, caseId, person))) return { refused: 'registered-elsewhere' };
  const particulars = rowPlace('death_registration.particulars', caseId);
  const declared = own.openFields(RegisterDeath, particulars, entry.particulars);
  const { middleName: _, personalId: __, ...deceased } = declared.deceased;
  const names = { familyName, givenName, ...(middleName ? { middleName } : {}) };
  const right = {
    ...declared,
    deceased: { ...deceased, ...names, birthDate, sex, ...(personalId ? { personalId } : {}) },
    death: { ...declared.death, date: diedOn },
  };
  const fullName = fullNameOf(right.deceased);
  await db.query(
    `with former as (
       insert into registration_correction (case_id, nth, document, why, corrected_on, full_name, birth_date, sex, died_on,
         personal_id, particulars)
       select case_id, $2, $3, $4, $5::date, full_name, birth_date, sex, died_on, personal_id, particulars
       from death_registration where case_id = $1)
     update death_registration set full_name = $6, birth_date = $7, sex = $8, died_on = $9::date, personal_id = $10,
       person = $11, particulars = $12 where case_id = $1`,
    [
      caseId,
      order.attempt,
      order.document,
      order.why,
      today,
      fullName,
      birthDate,
      sex,
      diedOn,
      personalId === undefined ? null : own.seal(idPlace(caseId), personalId),
      person,
      JSON.stringify(own.sealFields(RegisterDeath, particulars, right)),
    ],
  );
  return {
    entry: { ...entry, fullName, birthDate, sex, diedOn, person, personalId: personalId ?? null },
  };
}

/** A person stands in one entry: who is named by another already is not named by this one. */
async function claimPerson(db: Sql, caseId: string, person: Buffer | null): Promise<boolean> {
  if (person) {
    const [holder] = await rows<{ caseId: string }>(
      db,
      `insert into registered_person (person, case_id) values ($1, $2)
       on conflict (person) do update set case_id = registered_person.case_id returning case_id as "caseId"`,
      [person, caseId],
    );
    if (holder!.caseId !== caseId) return false;
  }
  await db.query('delete from registered_person where case_id = $1 and person is distinct from $2', [
    caseId,
    person,
  ]);
  return true;
}

/** Which of these corrections are made already. */
export async function madeAlready(
  db: Sql,
  orders: readonly { caseId: string; attempt: number }[],
): Promise<Set<string>> {
  const made = await rows<{ caseId: string }>(
    db,
    `select case_id as "caseId" from registration_correction
     join unnest($1::uuid[], $2::int[]) as n(case_id, nth) using (case_id, nth)`,
    [orders.map(({ caseId }) => caseId), orders.map(({ attempt }) => attempt)],
  );
  return new Set(made.map(({ caseId }) => caseId));
}
