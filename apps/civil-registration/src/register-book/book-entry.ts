import { RegisterDeath, type AnnulmentGround, type DeclarationTiming, type Sex } from '@lien-thong/contracts';
import { rowPlace, type Privacy } from '@lien-thong/privacy';
import { rows, type Sql } from '@lien-thong/service';

/** What an entry said before it was corrected, in the columns that corrections change. */
export interface Correction {
  document: string;
  correctedOn: string;
  fullName: string;
  birthDate: string;
  sex: Sex;
  diedOn: string;
}

/** An entry as its page in the book has it. */
export interface BookEntry {
  entry: number;
  bookYear: number;
  registeredOn: string;
  timing: DeclarationTiming;
  particulars: Pick<RegisterDeath, 'requester' | 'deceased' | 'death'>;
  /** Names of the officer who prepared it and of who signed; none where the office decides by rule alone. */
  preparedBy: string | null;
  signedBy: string | null;
  /** In order of time. */
  corrections: readonly Correction[];
  annulledOn: string | null;
  annulmentGround: AnnulmentGround | null;
  annulmentDocument: string | null;
}

/** A part of the book of a commune and year, both ends included. */
export interface BookRange {
  commune: string;
  year: number;
  from: number;
  to: number;
}

const CORRECTIONS = `
  coalesce((select jsonb_agg(jsonb_build_object('document', document, 'correctedOn', corrected_on, 'fullName', full_name,
      'birthDate', birth_date, 'sex', sex, 'diedOn', died_on) order by nth)
    from registration_correction c where c.case_id = d.case_id), '[]')`;

const lastAct = (act: string, further = '') =>
  `(select actor_name from work_act a where a.case_id = d.case_id and a.task = 'register-death' and a.act = '${act}' ${further}
    order by a.id desc limit 1)`;

/** In order of their numbers, annulled ones among them. */
export async function bookEntries(
  db: Sql,
  privacy: Privacy,
  { commune, year, from, to }: BookRange,
): Promise<BookEntry[]> {
  const found = await rows<BookEntry & { caseId: string }>(
    db,
    `select case_id as "caseId", entry, book_year as "bookYear", registered_on::text as "registeredOn", timing, particulars,
            annulled_on::text as "annulledOn", annulment_ground as "annulmentGround", annulment_document as "annulmentDocument",
            ${CORRECTIONS} as corrections,
            ${lastAct('prepare')} as "preparedBy",
            ${lastAct('sign', `and a.opinion->>'answer' = 'approve'`)} as "signedBy"
     from death_registration d where commune = $1 and book_year = $2 and entry between $3 and $4 order by entry`,
    [commune, year, from, to],
  );
  const own = await privacy.keys.own(db);
  return found.map(({ caseId, ...entry }) => ({
    ...entry,
    particulars: own.openFields(
      RegisterDeath,
      rowPlace('death_registration.particulars', caseId),
      entry.particulars,
    ),
  }));
}
