import { rowPlace, type DataKey, type Privacy } from '@lien-thong/privacy';
import type { Sql } from '@lien-thong/service';
import type { Review } from '../benefit-decision/decision';
import type { Circumstances, Command } from '../benefit-decision/decision-book';
import { seatOf } from '../benefit-decision/decision-code';
import type { PersonRecord } from '../register/person-record';
import type { BenefitReview } from './benefit-review.entity';

export interface ToReview {
  command: Command;
  review: Review;
  /** What the registers said when it was looked at. */
  record: PersonRecord;
}

const KEEP = `
  insert into benefit_review (case_id, attempt, desk, between_regimes, articles, why, command, register, benefit, law_version, asked_at, seat)
  select case_id, attempt, desk, array(select jsonb_array_elements_text(between_regimes)),
         array(select jsonb_array_elements_text(articles)), why, command, register, $9, $10, $11::timestamptz, seat
  from unnest($1::uuid[], $2::int[], $3::text[], $4::jsonb[], $5::jsonb[], $6::text[], $7::text[], $8::text[], $12::text[])
    as r(case_id, attempt, desk, between_regimes, articles, why, command, register, seat)
  on conflict (case_id, benefit) do update set attempt = excluded.attempt, command = excluded.command, register = excluded.register,
    between_regimes = excluded.between_regimes, articles = excluded.articles, why = excluded.why, law_version = excluded.law_version
  where benefit_review.decided_at is null`;

const placeOf = (column: 'command' | 'register', benefit: string): string =>
  rowPlace(`benefit_review.${column}`, benefit);

/** What a review is about; null once its case was erased. */
export function readReview(
  { benefit, command, register }: BenefitReview,
  key: DataKey,
): { command: Command; record: PersonRecord } | null {
  const claim = key.openJson<Command>(placeOf('command', benefit), command);
  const record = key.openJson<PersonRecord>(placeOf('register', benefit), register);
  return claim && record && { command: claim, record };
}

/** Keeps what an officer has to decide; a claim that comes again with more papers takes the place of the earlier one. */
export async function keepReviews(
  db: Sql,
  privacy: Privacy,
  reviews: readonly ToReview[],
  { benefit, lawVersion, at }: Pick<Circumstances, 'benefit' | 'lawVersion' | 'at'>,
): Promise<void> {
  if (!reviews.length) return;
  const keyOf = await privacy.sealing(
    db,
    reviews.map(({ command }) => command.caseId),
  );
  const seal = (column: 'command' | 'register', { caseId }: Command, value: unknown) =>
    keyOf(caseId).sealJson(placeOf(column, benefit), value);
  await db.query(KEEP, [
    reviews.map(({ command }) => command.caseId),
    reviews.map(({ command }) => command.data.attempt),
    reviews.map(({ review }) => review.desk),
    reviews.map(({ review }) => JSON.stringify(review.between)),
    reviews.map(({ review }) => JSON.stringify(review.articles)),
    reviews.map(({ review }) => review.why),
    reviews.map(({ command }) => seal('command', command, command)),
    reviews.map(({ command, record }) => seal('register', command, record)),
    benefit,
    lawVersion,
    at,
    reviews.map(({ command, review }) => seatOf(review.desk, command.data.commune)),
  ]);
}
