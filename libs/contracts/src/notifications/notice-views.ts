import { Code, Flag, Instant, ListOf, OneOf, Text, Uuid, Whole } from '../schema/fields';
import { NOTICE_CHANNELS, type NoticeChannel } from './notice-sent';

/** `undeliverable`: there is no such address, or the letter came back. */
export const NOTICE_STATES = ['queued', 'sent', 'failed', 'unclear', 'undeliverable'] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

export class NoticeQuery {
  @Uuid('Mã vụ việc', {
    optional: true,
    note: 'All of a case, oldest first; needed unless a state is asked for.',
  })
  caseId?: string;
  @OneOf('Trạng thái', NOTICE_STATES, { optional: true, note: 'In this state alone, newest first.' })
  state?: NoticeState;
}

/** A notice as an officer sees it: whether the family was told, not what and where exactly. */
export class NoticeLine {
  @Uuid('Mã vụ việc') caseId!: string;
  @Code('Số tham chiếu') reference!: string;
  @Code('Mẫu thông báo') template!: string;
  @OneOf('Kênh', NOTICE_CHANNELS) channel!: NoticeChannel;
  @Text('Địa chỉ', { max: 254, note: 'Masked.' }) address!: string;
  @OneOf('Trạng thái', NOTICE_STATES) state!: NoticeState;
  @Whole('Lần thử', { min: 0, max: 1000 }) tries!: number;
  @Instant('Lập lúc') createdAt!: string;
  @Instant('Gửi lúc', { optional: true }) sentAt?: string;
  @Instant('Thử lại lúc', { optional: true }) nextTryAt?: string;
  @Code('Lỗi', { optional: true, note: 'Of the last try: a code, never what the other side wrote.' })
  fault?: string;
}

export class NoticeList {
  @ListOf('Thông báo', () => NoticeLine, { max: 200 }) items!: NoticeLine[];
}

/** What would have gone out. */
export class SimulatedLine {
  @Code('Số tham chiếu') reference!: string;
  @Text('Địa chỉ', { max: 254, note: 'Masked.' }) address!: string;
  @Text('Nội dung', { max: 10_000 }) body!: string;
  @Instant('Lúc') handedOverAt!: string;
}

export class SimulatedOutbox {
  @Flag('Mô phỏng', { note: 'Always true: none of it was really sent.' }) simulated!: true;
  @ListOf('Tin gửi', () => SimulatedLine, { max: 100 }) items!: SimulatedLine[];
}

/** What became of a mail that came in as a report. */
export const BOUNCE_OUTCOMES = ['undeliverable', 'known', 'not-a-failure', 'unknown-letter'] as const;
export type BounceOutcome = (typeof BOUNCE_OUTCOMES)[number];

export class BounceTaken {
  @OneOf('Kết quả', BOUNCE_OUTCOMES, {
    note: '`known`: that it did not arrive was known before. `not-a-failure`: a delay or a receipt. `unknown-letter`: none of ours.',
  })
  outcome!: BounceOutcome;
}
