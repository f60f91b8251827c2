import type { AnnulDeathRegistration } from '@lien-thong/contracts';
import { rows, type Sql } from '@lien-thong/service';
import { registrationNumber } from '../death-registration/death-registration.entity';

interface Entry {
  caseId: string;
  entry: number;
  bookYear: number;
}

/** The numbers of those cases whose entries are struck already. */
export async function struckAlready(db: Sql, cases: readonly string[]): Promise<Map<string, string>> {
  const found = await rows<Entry>(
    db,
    `select case_id as "caseId", entry, book_year as "bookYear" from death_registration
     where case_id = any($1::uuid[]) and annulled_on is not null`,
    [cases],
  );
  return new Map(found.map((one) => [one.caseId, registrationNumber(one)]));
}

type Order = Pick<AnnulDeathRegistration, 'ground' | 'document'> & { caseId: string };

/**
 * Strikes entries: they keep their numbers, and their persons may be registered again one day.
 * @returns the numbers; none for a case without an entry that holds
 */
export async function annul(db: Sql, orders: readonly Order[], today: string): Promise<Map<string, string>> {
  if (!orders.length) return new Map();
  const struck = await rows<Entry>(
    db,
    `with named as (
       select * from unnest($1::uuid[], $2::text[], $3::text[]) as n(case_id, ground, document)),
     freed as (
       delete from registered_person p using named n where p.case_id = n.case_id)
     update death_registration d set annulled_on = $4::date, annulment_ground = n.ground, annulment_document = n.document
     from named n where d.case_id = n.case_id and d.annulled_on is null
     returning d.case_id as "caseId", d.entry, d.book_year as "bookYear"`,
    [
      orders.map(({ caseId }) => caseId),
      orders.map(({ ground }) => ground),
      orders.map(({ document }) => document),
      today,
    ],
  );
  return new Map(struck.map((one) => [one.caseId, registrationNumber(one)]));
}
