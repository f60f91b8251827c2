import { RegisterDeath } from '@lien-thong/contracts';
import { rowPlace, type ReadPerson } from '@lien-thong/privacy';
import { rows } from '@lien-thong/service';
import type { DeathRegistration } from './death-registration.entity';

type Entry = Pick<DeathRegistration, 'caseId' | 'fullName' | 'birthDate' | 'particulars'>;

/** What the register of deaths and the health facilities' notices have of a person. */
export const readPerson: ReadPerson = async (db, privacy, { personalId }) => {
  const person = privacy.hash('person', personalId);
  const own = await privacy.keys.own(db);
  const entries = await rows<Entry>(
    db,
    `select case_id as "caseId", commune, book_year as "bookYear", entry, full_name as "fullName", birth_date as "birthDate",
            died_on::text as "diedOn", registered_on::text as "registeredOn", particulars
     from death_registration where person = $1`,
    [person],
  );
  return {
    entries: entries.map((entry) => ({
      ...entry,
      particulars: own.openFields(
        RegisterDeath,
        rowPlace('death_registration.particulars', entry.caseId),
        entry.particulars,
      ),
    })),
    healthNotices: await rows(
      db,
      `select notice_number as "number", full_name as "fullName", died_on::text as "diedOn", facility
       from health_notice where person = $1`,
      [person],
    ),
  };
};
