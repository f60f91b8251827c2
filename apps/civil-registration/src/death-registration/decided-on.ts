import type { ListedDecision } from '@lien-thong/contracts';
import type { Listing } from '@lien-thong/desk';
import { rows } from '@lien-thong/service';

/** The entries of a day, and what was refused or asked for. The book does not keep which telling an entry answers. */
const DECIDED = `
  with day as (select ($1 || 'T00:00:00+07:00')::timestamptz as begins)
  select jsonb_build_object('caseId', case_id, 'step', 'register-death', 'result', 'done', 'on', $1::text,
    'reference', entry || '/' || book_year, 'commune', commune) as line
  from death_registration, day where registered_at >= begins and registered_at < begins + interval '1 day'
  union all
  select jsonb_build_object('caseId', case_id, 'step', 'register-death', 'attempt', attempt,
    'result', case answer when 'ask' then 'papers-asked' else 'refused' end, 'on', $1::text)
  from registration_answer, day where answered_at >= begins and answered_at < begins + interval '1 day'`;

export const REGISTRATION_LISTING: Listing = {
  office: 'civil-registration',
  decidedOn: async (db, day) =>
    (await rows<{ line: ListedDecision }>(db, DECIDED, [day])).map(({ line }) => line),
};
