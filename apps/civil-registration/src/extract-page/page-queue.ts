import { rows, type Sql } from '@lien-thong/service';
import { randomBytes } from 'node:crypto';

/** Crockford's base 32: no letter is taken for another when somebody types it. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 130 random bits: nobody comes upon a code that was given. */
const LETTERS_OF_A_CODE = 26;
export const CODE = new RegExp(`^[${LETTERS}]{${LETTERS_OF_A_CODE}}$`);

export const newCode = (): string =>
  Array.from(randomBytes(LETTERS_OF_A_CODE), (byte) => LETTERS[byte & 31]).join('');

/** A page that was being made when its process died is made by another one this much later. */
const LOST_AFTER_S = 120;

/** Asks for the page of each registration, in the transaction that registers it. */
export async function askForPages(db: Sql, caseIds: readonly string[], at: string): Promise<void> {
  if (!caseIds.length) return;
  await db.query(
    `insert into extract_page (case_id, verification_code, next_try_at)
     select *, $3::timestamptz from unnest($1::uuid[], $2::text[]) on conflict do nothing`,
    [caseIds, caseIds.map(newCode), at],
  );
}

/**
 * Has the page of a corrected registration made anew, under a code of its own. The former one is kept: its code tells
 * that another took its place. A page that is being made is not taken for the new one.
 */
export async function replacePage(db: Sql, caseId: string, at: string): Promise<void> {
  await db.query(
    `with former as (
       insert into replaced_page (verification_code, case_id, signed_at, pdf, replaced_at)
       select verification_code, case_id, signed_at, pdf, $3::timestamptz from extract_page
       where case_id = $1 and state = 'made')
     update extract_page set verification_code = $2, state = 'queued', tries = tries + 1, next_try_at = $3::timestamptz,
       signed_at = null, pdf = null, last_fault = null where case_id = $1`,
    [caseId, newCode(), at],
  );
}

export interface DuePage {
  caseId: string;
  code: string;
  tries: number;
}

/** Takes one page that is due; several instances never take the same one. */
export async function claimPage(db: Sql, now: Date): Promise<DuePage | undefined> {
  const [claimed] = await rows<DuePage>(
    db,
    `update extract_page p set tries = p.tries + 1, next_try_at = $1::timestamptz + make_interval(secs => $2)
     from (select case_id from extract_page where next_try_at <= $1 order by next_try_at limit 1 for update skip locked) due
     where p.case_id = due.case_id
     returning p.case_id as "caseId", p.verification_code as code, p.tries`,
    [now, LOST_AFTER_S],
  );
  return claimed;
}

export const keepPage = (
  db: Sql,
  { caseId, tries }: DuePage,
  pdf: Buffer,
  signedAt: Date,
): Promise<unknown> =>
  db.query(
    `update extract_page set state = 'made', next_try_at = null, last_fault = null, pdf = $3, signed_at = $4
     where case_id = $1 and tries = $2 and state = 'queued'`,
    [caseId, tries, pdf, signedAt],
  );

export const keepFault = (
  db: Sql,
  { caseId, tries }: DuePage,
  fault: string,
  nextTryAt: Date,
): Promise<unknown> =>
  db.query(`update extract_page set last_fault = $3, next_try_at = $4 where case_id = $1 and tries = $2`, [
    caseId,
    tries,
    fault,
    nextTryAt,
  ]);
