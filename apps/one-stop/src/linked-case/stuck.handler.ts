import {
  CaseReleased,
  MessageParked,
  NoticeFailed,
  NoticeSent,
  NoticeUndeliverable,
  OFFICE_LABELS,
  type Office,
} from '@lien-thong/contracts';
import { Handles, type OnParked, type Received, type Work } from '@lien-thong/messaging';
import { Controller } from '@nestjs/common';
import { append, entry } from '../timeline/timeline';

const officeOf = (source: string) => source.slice(1) as Office;

const parkedText = (office: Office) =>
  `Phần mềm của ${OFFICE_LABELS[office]} đang vướng, bộ phận vận hành đã được báo.`;

interface Stuck {
  caseId: string;
  causeInWords?: string;
}

async function markStuck({ db }: Work, office: Office, stuck: readonly Stuck[], at: string): Promise<void> {
  const whys = new Map(stuck.map(({ caseId, causeInWords }) => [caseId, causeInWords]));
  const cases = [...whys.keys()].sort();
  await db.query(
    `insert into stuck_case (case_id, office, since, why)
     select case_id, $2, $4, why from unnest($1::uuid[], $3::text[]) as s(case_id, why) on conflict do nothing`,
    [cases, office, cases.map((caseId) => whys.get(caseId) ?? null), at],
  );
  await db.query(
    `update linked_case set version = version + 1, stuck_at = array_append(stuck_at, $2)
     where case_id = any($1::uuid[]) and not stuck_at @> array[$2]`,
    [cases, office],
  );
  await append(
    db,
    cases.map((caseId) => entry(caseId, at, 'stuck', office, parkedText(office))),
  );
}

/** one-stop's own parked messages: its case shows it in the same transaction. */
export const onParked: OnParked = (work, parked) =>
  markStuck(work, 'one-stop', parked, new Date().toISOString());

/** Where the software of an office holds a case up, and that families were told. */
@Controller()
export class StuckHandler {
  @Handles(MessageParked)
  async parked(messages: Received<MessageParked>[], work: Work): Promise<void> {
    for (const [source, ofSource] of Map.groupBy(messages, (m) => m.source))
      await markStuck(
        work,
        officeOf(source),
        ofSource.map(({ caseId, data }) => ({ caseId, causeInWords: data.causeInWords })),
        ofSource[0]!.time,
      );
  }

  @Handles(CaseReleased)
  async released(messages: Received<CaseReleased>[], { db }: Work): Promise<void> {
    for (const [source, ofSource] of Map.groupBy(messages, (m) => m.source))
      await db.query(
        `with free as (delete from stuck_case where case_id = any($1::uuid[]) and office = $2)
         update linked_case set version = version + 1, stuck_at = array_remove(stuck_at, $2) where case_id = any($1::uuid[])`,
        [ofSource.map((m) => m.caseId).sort(), officeOf(source)],
      );
    await append(
      db,
      messages.map((m) =>
        entry(m.caseId, m.time, 'released', officeOf(m.source), 'Đã khắc phục, hồ sơ được xử lý tiếp.'),
      ),
    );
  }

  @Handles(NoticeSent)
  async noticeSent(messages: Received<NoticeSent>[], { db }: Work): Promise<void> {
    await append(
      db,
      messages.map((m) =>
        entry(
          m.caseId,
          m.time,
          'family-told',
          'notifications',
          `Đã báo gia đình qua ${CHANNELS[m.data.channel]}.`,
        ),
      ),
    );
  }

  @Handles(NoticeFailed)
  async noticeFailed(messages: Received<NoticeFailed>[], { db }: Work): Promise<void> {
    await append(
      db,
      messages.map((m) =>
        entry(
          m.caseId,
          m.time,
          'family-not-told',
          'notifications',
          `Chưa báo được gia đình qua ${CHANNELS[m.data.channel]}.`,
        ),
      ),
    );
  }

  /** The family's address does not take anything: somebody has to call, unless it heard by another. */
  @Handles(NoticeUndeliverable)
  async noticeUndeliverable(messages: Received<NoticeUndeliverable>[], { db }: Work): Promise<void> {
    await db.query(
      `update linked_case c set version = version + 1, unreachable_by = array_append(unreachable_by, n.channel)
       from unnest($1::uuid[], $2::text[]) as n(case_id, channel)
       where c.case_id = n.case_id and not unreachable_by @> array[n.channel]`,
      [messages.map((m) => m.caseId), messages.map((m) => m.data.channel)],
    );
    await append(
      db,
      messages.map((m) =>
        entry(m.caseId, m.time, 'family-not-told', 'notifications', undeliverableText(m.data)),
      ),
    );
  }
}

const CHANNELS = { email: 'thư điện tử', sms: 'tin nhắn', post: 'bưu chính' } as const;

function undeliverableText({ channel, alsoBy }: NoticeUndeliverable): string {
  const failed = `Không gửi được tin báo cho gia đình qua ${CHANNELS[channel]}`;
  const others = alsoBy.map((other) => OTHERWISE[other]).join(', ');
  return others ? `${failed}; ${others}.` : `${failed}; hãy gọi điện hoặc đưa giấy.`;
}

const OTHERWISE = {
  email: 'tin được gửi qua thư điện tử',
  sms: 'tin được gửi qua tin nhắn',
  post: 'giấy báo đã in, chờ trao tại nơi tiếp nhận',
} as const;
