import type { Privacy } from '@lien-thong/privacy';
import type { Sql } from '@lien-thong/service';
import type { Refusal, Request } from './decision';
import { personOf, type Circumstances, type Command } from './decision-book';

/** A refusal, or a request for papers. */
export interface Unapproved<Told = Refusal | Request> {
  command: Command;
  decision: Told;
}

const RECORD = `
  with answered as (
    insert into benefit_answer (case_id, benefit, attempt, answer, reason, ground, desk, answered_at, law_version)
    select case_id, $10, attempt, answer, reason, ground, desk, $11::timestamptz, $12
    from unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[])
      as a(case_id, attempt, answer, reason, ground, desk)
    on conflict do nothing),
  death as (
    select * from unnest($7::bytea[], $8::date[], $9::uuid[]) as d(person, died_on, case_id)),
  stopped as (
    update insured i set stopped_on = d.died_on, stopped_for = d.case_id
    from death d where i.person = d.person and i.stopped_on is null)
  update beneficiary b set stopped_on = d.died_on, stopped_for = d.case_id
  from death d where b.person = d.person and b.stopped_on is null`;

/** Keeps what was not approved, and stops what the dead were paid each month from the day of death. */
export async function keepAnswers(
  db: Sql,
  privacy: Privacy,
  unapproved: readonly Unapproved[],
  deaths: readonly Command[],
  { benefit, at, lawVersion }: Pick<Circumstances, 'benefit' | 'at' | 'lawVersion'>,
): Promise<void> {
  if (!unapproved.length && !deaths.length) return;
  await db.query(RECORD, [
    unapproved.map(({ command }) => command.caseId),
    unapproved.map(({ command }) => command.data.attempt),
    unapproved.map(({ decision }) => decision.answer),
    unapproved.map(({ decision }) =>
      decision.answer === 'refuse' ? decision.reason : decision.papers.join(' '),
    ),
    unapproved.map(({ decision }) => decision.ground),
    unapproved.map(({ decision }) => decision.desk),
    deaths.map((command) => personOf(command, privacy)),
    deaths.map(({ data }) => data.extract.diedOn),
    deaths.map(({ caseId }) => caseId),
    benefit,
    at,
    lawVersion,
  ]);
}
