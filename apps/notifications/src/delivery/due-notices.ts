import { NOTICE_CHANNELS, type NoticeChannel } from '@lien-thong/contracts';
import type { Law } from '@lien-thong/law';
import type { Privacy } from '@lien-thong/privacy';
import { rows, type Sql } from '@lien-thong/service';
import type { Notice } from '../notice/notice.entity';
import { opened } from '../notice/sealed-notice';
import type { Handover } from './carrier';
import type { Standing } from './after-try';
import { mayGoOut } from './sms-hours';

/** A notice that was claimed dies with its process: after this long another one sends it again. */
const LOST_AFTER_S = 120;

export type Claimed = Pick<
  Notice,
  | 'reference'
  | 'caseId'
  | 'commune'
  | 'eventId'
  | 'traceparent'
  | 'template'
  | 'channel'
  | 'address'
  | 'subject'
  | 'body'
  | 'tries'
  | 'goodUntil'
>;

/** What is due: outside the hours of its channel only what the family waits for. */
const DUE = 'n.next_try_at <= $1 and (n.good_until is not null or n.channel = any($2::text[]))';

/** When it is, and by which channels notices may go out now. */
export interface Hour {
  now: Date;
  open: readonly NoticeChannel[];
}

export const hourOf = (law: Law | undefined, now: Date): Hour => ({
  now,
  open: NOTICE_CHANNELS.filter((channel) => mayGoOut(channel, law, now)),
});

export async function channelsDue(db: Sql, { now, open }: Hour): Promise<NoticeChannel[]> {
  const due = await rows<{ channel: NoticeChannel }>(
    db,
    `select channel from unnest('{email,sms,post}'::text[]) as c(channel)
     where exists (select 1 from notice n where n.channel = c.channel and ${DUE})`,
    [now, open],
  );
  return due.map(({ channel }) => channel);
}

/**
 * Takes due notices for one try, oldest first; several instances never take the same one. From now until its outcome
 * is kept a notice is unclear, which is what it is if this process dies.
 */
export async function claim(
  db: Sql,
  privacy: Privacy,
  channel: NoticeChannel,
  most: number,
  { now, open }: Hour,
): Promise<Claimed[]> {
  const claimed = await rows<Claimed & { createdAt: Date }>(
    db,
    `update notice n
     set state = 'unclear', tries = n.tries + 1, next_try_at = $1::timestamptz + make_interval(secs => $5)
     from (select reference from notice n where n.channel = $3 and ${DUE}
           order by n.next_try_at, n.created_at limit $4 for update skip locked) due
     where n.reference = due.reference
     returning n.reference, n.case_id as "caseId", n.commune, n.event_id as "eventId", n.traceparent, n.template, n.channel,
               n.address, n.subject, n.body, n.tries, n.good_until as "goodUntil", n.created_at as "createdAt"`,
    [now, open, channel, most, LOST_AFTER_S],
  );
  return (await opened(db, privacy, claimed)).sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
}

export interface Tried {
  notice: Claimed;
  handover: Handover;
  standing: Standing;
}

/**
 * Keeps the outcome of a try.
 * @returns the references that it was kept for; a notice that was meanwhile claimed for another try is not ours to judge
 */
export async function keepOutcome(db: Sql, tried: readonly Tried[], now: Date): Promise<Set<string>> {
  const kept = await rows<{ reference: string }>(
    db,
    `update notice n
     set state = t.state, next_try_at = t.next_try_at, last_fault = t.fault, bad_address = t.state = 'undeliverable',
         sent_at = case when t.state = 'sent' then $6::timestamptz end
     from unnest($1::text[], $2::int[], $3::text[], $4::timestamptz[], $5::text[])
       as t(reference, tries, state, next_try_at, fault)
     where n.reference = t.reference and n.tries = t.tries and n.state = 'unclear'
     returning n.reference`,
    [
      tried.map(({ notice }) => notice.reference),
      tried.map(({ notice }) => notice.tries),
      tried.map(({ standing }) => standing.state),
      tried.map(({ standing }) => standing.nextTryAt),
      tried.map(({ handover }) => handover.fault ?? null),
      now,
    ],
  );
  return new Set(kept.map(({ reference }) => reference));
}
