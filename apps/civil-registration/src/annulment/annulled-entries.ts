import type { AnnulDeathRegistration } from '@lien-thong/contracts';
import { rows, type Sql } from '@lien-thong/service';
import { registrationNumber } from '../death-registration/death-registration.entity';

interface Entry {
  entry: number;
  bookYear: number;
  annulledOn: string | null;
}

/** The entry of a case, held until the transaction ends. */
export async function entryOf(db: Sql, caseId: string): Promise<Entry | undefined> {
  const [found] = await rows<Entry>(
    db,
    `select entry, book_year as "bookYear", annulled_on::text as "annulledOn"
     from death_registration where case_id = $1 for update`,
    [caseId],
  );
  return found;
}

/**
 * Strikes the entry: it keeps its number, and the person may be registered again one day.
 * @returns its number; undefined where there is none that holds
 */
export async function annul(
  db: Sql,
  caseId: string,
  { ground, document }: Pick<AnnulDeathRegistration, 'ground' | 'document'>,
  today: string,
): Promise<string | undefined> {
  const [struck] = await rows<{ entry: number; bookYear: number }>(
    db,
    `with freed as (delete from registered_person where case_id = $1)
     update death_registration set annulled_on = $2::date, annulment_ground = $3, annulment_document = $4
     where case_id = $1 and annulled_on is null returning entry, book_year as "bookYear"`,
    [caseId, today, ground, document],
  );
  return struck && registrationNumber(struck);
}
