import type { Work } from '@lien-thong/messaging';
import type { Privacy } from '@lien-thong/privacy';
import { rows } from '@lien-thong/service';
import { undeliverable } from '../delivery/undeliverable';
import type { NewNotice } from './notice-of';
import { sealed } from './sealed-notice';

export const KNOWN_BAD = 'address-known-bad';

/** Queues notices in one statement; one that stands already stays as it is. What will not arrive is told at once. */
export async function queue(
  { db, send }: Pick<Work, 'db' | 'send'>,
  privacy: Privacy,
  queued: readonly NewNotice[],
  at: string,
): Promise<void> {
  if (!queued.length) return;
  const notices = await sealed(db, privacy, queued);
  const inserted = await rows<{ reference: string }>(
    db,
    `insert into notice (reference, case_id, event_id, traceparent, template, channel, address, subject, body, commune,
                         good_until, created_at, state, next_try_at, last_fault)
     select reference, case_id, event_id, traceparent, template, channel, address, subject, body, commune, good_until,
            $13::timestamptz, case when bad then 'undeliverable' else 'queued' end,
            case when not bad then $13::timestamptz end, case when bad then $14 end
     from unnest($1::text[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
                 $10::text[], $11::timestamptz[], $12::boolean[])
       as n(reference, case_id, event_id, traceparent, template, channel, address, subject, body, commune, good_until, bad)
     on conflict do nothing returning reference`,
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
      notices.map((n) => n.isBad),
      at,
      KNOWN_BAD,
    ],
  );
  const isNew = new Set(inserted.map(({ reference }) => reference));
  const unsent = queued.filter(({ isBad, reference }) => isBad && isNew.has(reference));
  if (unsent.length) send(await undeliverable(db, unsent, at));
}
