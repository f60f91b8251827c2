import type { ListedDecision } from '@lien-thong/contracts';
import type { Listing } from '@lien-thong/desk';
import { rows } from '@lien-thong/service';

const STEP = `case benefit when 'funeral-allowance' then 'grant-funeral-allowance' else 'settle-survivors-benefit' end`;

/** The decisions of a day, and what was refused or asked for. */
const DECIDED = `
  with day as (select ($1 || 'T00:00:00+07:00')::timestamptz as begins)
  select jsonb_build_object('caseId', case_id, 'step', ${STEP}, 'attempt', attempt, 'result', 'done', 'on', $1::text,
    'reference', code, 'commune', commune) as line
  from benefit_decision, day where decided_at >= begins and decided_at < begins + interval '1 day'
  union all
  select jsonb_build_object('caseId', case_id, 'step', ${STEP}, 'attempt', attempt,
    'result', case answer when 'ask' then 'papers-asked' else 'refused' end, 'on', $1::text)
  from benefit_answer, day where answer in ('ask', 'refuse') and answered_at >= begins and answered_at < begins + interval '1 day'`;

export const BENEFIT_LISTING: Listing = {
  office: 'social-insurance',
  decidedOn: async (db, day) =>
    (await rows<{ line: ListedDecision }>(db, DECIDED, [day])).map(({ line }) => line),
};
