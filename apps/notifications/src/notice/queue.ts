import type { Privacy } from '@lien-thong/privacy';
import { type Sql } from '@lien-thong/service';
import type { NewNotice } from './notice-of';
import { sealed } from './sealed-notice';

/** Queues notices in one statement; one that stands already stays as it is. */
export async function queue(
  db: Sql,
  privacy: Privacy,
  queued: readonly NewNotice[],
  at: string,
): Promise<void> {
  if (!queued.length) return;
  const notices = await sealed(db, privacy, queued);
  await db.query(
    `insert into notice (reference, case_id, event_id, traceparent, template, channel, address, subject, body, commune,
                         good_until, created_at, next_try_at)
     select *, $12::timestamptz, $12::timestamptz
     from unnest($1::text[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[],
                 $11::timestamptz[])
     on conflict do nothing`,
    [
      notices.map((n) => n.reference),
      notices.map((n) => n.caseId),
      notices.map((n) => n.eventId),
      notices.map((n) => n.traceparent),
      notices.map((n) => n.template),
      notices.map((n) => n.channel),
      notices.map((n) => n.address),
      notices.map((n) => n.subject),
      notices.map((n) => n.body),
      notices.map((n) => n.commune),
      notices.map((n) => n.goodUntil ?? null),
      at,
    ],
  );
}
