import {
  CaseReleased,
  MessageParked,
  NoticeFailed,
  NoticeSent,
  OFFICE_LABELS,
  type Office,
} from '@lien-thong/contracts';
import { Handles, type OnParked, type Received, type Work } from '@lien-thong/messaging';
import { Controller } from '@nestjs/common';
import { append, entry } from '../timeline/timeline';

const officeOf = (source: string) => source.slice(1) as Office;

const parkedText = (office: Office) =>
  `Phần mềm của ${OFFICE_LABELS[office]} đang vướng, bộ phận vận hành đã được báo.`;

async function markStuck({ db }: Work, office: Office, cases: readonly string[], at: string): Promise<void> {
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
  markStuck(
    work,
    'one-stop',
    [...new Set(parked.map(({ caseId }) => caseId))].sort(),
    new Date().toISOString(),
  );

/** Where the software of an office holds a case up, and that families were told. */
@Controller()
export class StuckHandler {
  @Handles(MessageParked)
  async parked(messages: Received<MessageParked>[], work: Work): Promise<void> {
    for (const [source, ofSource] of Map.groupBy(messages, (m) => m.source))
      await markStuck(work, officeOf(source), ofSource.map((m) => m.caseId).sort(), ofSource[0]!.time);
  }

  @Handles(CaseReleased)
  async released(messages: Received<CaseReleased>[], { db }: Work): Promise<void> {
    for (const [source, ofSource] of Map.groupBy(messages, (m) => m.source))
      await db.query(
        'update linked_case set version = version + 1, stuck_at = array_remove(stuck_at, $2) where case_id = any($1::uuid[])',
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
}

const CHANNELS = { email: 'thư điện tử', sms: 'tin nhắn', post: 'bưu chính' } as const;
