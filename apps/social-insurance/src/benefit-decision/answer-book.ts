import type { Sql } from '@lien-thong/service';
import type { Refusal, Request } from './decision';
import type { Circumstances, Command } from './decision-book';

/** A refusal, or a request for papers. */
export interface Unapproved<Told = Refusal | Request> {
  command: Command;
  decision: Told;
}

const RECORD = `
  insert into benefit_answer (case_id, benefit, attempt, answer, reason, ground, desk, answered_at, law_version)
  select case_id, $7, attempt, answer, reason, ground, desk, $8::timestamptz, $9
  from unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[])
    as a(case_id, attempt, answer, reason, ground, desk)
  on conflict do nothing`;

/** Keeps what was not approved. */
export async function keepAnswers(
  db: Sql,
  unapproved: readonly Unapproved[],
  { benefit, at, law }: Pick<Circumstances, 'benefit' | 'at' | 'law'>,
): Promise<void> {
  if (!unapproved.length) return;
  await db.query(RECORD, [
    unapproved.map(({ command }) => command.caseId),
    unapproved.map(({ command }) => command.data.attempt),
    unapproved.map(({ decision }) => decision.answer),
    unapproved.map(({ decision }) =>
      decision.answer === 'refuse' ? decision.reason : decision.papers.join(' '),
    ),
    unapproved.map(({ decision }) => decision.ground),
    unapproved.map(({ decision }) => decision.desk),
    benefit,
    at,
    law.version,
  ]);
}
