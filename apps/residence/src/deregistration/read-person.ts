import type { ReadPerson } from '@lien-thong/privacy';
import { rows } from '@lien-thong/service';

/** What the register of residents has of a person. */
export const readPerson: ReadPerson = async (db, privacy, { personalId }) => {
  const person = privacy.hash('person', personalId);
  return {
    residence: await rows(
      db,
      `select r.full_name as "fullName", r.birth_date as "birthDate", r.sex, r.commune, h.detail, r.household_number as "householdNumber",
              r.relation_to_head as "relationToHead", r.registered_since::text as "registeredSince",
              r.deregistered_on::text as "deregisteredOn"
       from resident r join household h on h.number = r.household_number where r.person = $1`,
      [person],
    ),
    answers: await rows(
      db,
      `select case_id as "caseId", answer, reason, ground, answered_at as "answeredAt" from deregistration where person = $1`,
      [person],
    ),
  };
};
