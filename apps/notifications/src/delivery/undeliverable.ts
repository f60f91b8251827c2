import { NoticeUndeliverable, type NoticeChannel } from '@lien-thong/contracts';
import { keepMatters, type NewMatter } from '../officers/matters';
import { say, type Saying } from '@lien-thong/messaging';
import { rows, type Sql } from '@lien-thong/service';
import { Counter, register } from 'prom-client';
import { isToFamily, type Notice } from '../notice/notice.entity';

export type Undelivered = Pick<
  Notice,
  'reference' | 'caseId' | 'commune' | 'eventId' | 'traceparent' | 'template' | 'channel'
>;

const counted =
  (register.getSingleMetric('notices_undeliverable_total') as Counter) ??
  new Counter({
    name: 'notices_undeliverable_total',
    help: 'Notices that did not arrive, for good',
    labelNames: ['channel'],
  });

/**
 * What is said of notices that will not arrive; each with the channels by which its event is or was told besides. Where
 * there is none but the letter at the desk, the desk reads of the family in the morning.
 */
export async function undeliverable(db: Sql, notices: readonly Undelivered[], at: string): Promise<Saying[]> {
  const others = await rows<{ eventId: string; channels: NoticeChannel[] }>(
    db,
    `select event_id as "eventId", array_agg(channel order by channel) as channels from notice
     where event_id = any($1::uuid[]) and state in ('queued', 'unclear', 'sent') group by event_id`,
    [notices.map(({ eventId }) => eventId)],
  );
  const alsoBy = new Map(others.map(({ eventId, channels }) => [eventId, channels]));
  const toFamilies = notices.filter(isToFamily);
  const unreached = toFamilies.filter(
    ({ eventId }) => !alsoBy.get(eventId)?.some((channel) => channel !== 'post'),
  );
  await keepMatters(db, unreached.map(unreachable), at);
  for (const { channel } of notices) counted.inc({ channel });
  return toFamilies.map(({ caseId, eventId, traceparent, template, channel, reference }) =>
    say(
      NoticeUndeliverable,
      caseId,
      { template, channel, reference, at, alsoBy: alsoBy.get(eventId) ?? [] },
      { id: eventId, traceparent: traceparent ?? undefined },
    ),
  );
}

const unreachable = ({ eventId, caseId, commune }: Undelivered): NewMatter => ({
  eventId,
  caseId,
  kind: 'unreachable',
  commune,
  dossierCode: null,
  step: null,
  offices: [],
  dueOn: null,
});
