import type { ListedDecision } from '@lien-thong/contracts';
import type { Listing } from '@lien-thong/desk';
import { rows } from '@lien-thong/service';

/** Every answer of a day, as `deregistration` has it. */
const DECIDED = `
  select jsonb_build_object('caseId', case_id, 'step', 'deregister-residence', 'attempt', attempt,
    'result', case answer when 'removed' then 'done' else 'refused' end, 'on', $1::text, 'commune', commune) as line
  from deregistration
  where answered_at >= ($1 || 'T00:00:00+07:00')::timestamptz
    and answered_at < ($1 || 'T00:00:00+07:00')::timestamptz + interval '1 day'
  order by deregistration.line`;

export const RESIDENCE_LISTING: Listing = {
  office: 'residence',
  decidedOn: async (db, day) =>
    (await rows<{ line: ListedDecision }>(db, DECIDED, [day])).map(({ line }) => line),
};
