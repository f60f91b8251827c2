import { rows, type Sql } from '@lien-thong/service';
import type { Matter } from './matter';

export type NewMatter = Matter & { eventId: string };

/** Keeps what officers are told of in the morning; the same event is one matter. */
export async function keepMatters(db: Sql, matters: readonly NewMatter[], at: string): Promise<void> {
  if (!matters.length) return;
  await db.query(
    `insert into officers_matter (event_id, case_id, kind, commune, dossier_code, step, offices, due_on, at)
     select event_id, case_id, kind, commune, dossier_code, step, string_to_array(offices, ' '), due_on, $9::timestamptz
     from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::date[])
       as n(event_id, case_id, kind, commune, dossier_code, step, offices, due_on)
     on conflict do nothing`,
    [
      matters.map((m) => m.eventId),
      matters.map((m) => m.caseId),
      matters.map((m) => m.kind),
      matters.map((m) => m.commune),
      matters.map((m) => m.dossierCode),
      matters.map((m) => m.step),
      matters.map((m) => m.offices.join(' ')),
      matters.map((m) => m.dueOn),
      at,
    ],
  );
}

/** Takes all there is, once: what is told is not told again. */
export const takeMatters = (db: Sql): Promise<Matter[]> =>
  rows<Matter>(
    db,
    `with taken as (delete from officers_matter returning *)
     select kind, case_id as "caseId", commune, dossier_code as "dossierCode", step, offices, due_on::text as "dueOn"
     from taken order by entry`,
  );

/** Nothing is told of a case that was erased. */
export const wipeMatters = async (db: Sql, caseIds: readonly string[]): Promise<void> => {
  await db.query('delete from officers_matter where case_id = any($1::uuid[])', [caseIds]);
};
