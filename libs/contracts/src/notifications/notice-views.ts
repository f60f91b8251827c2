import { Code, Flag, Instant, ListOf, OneOf, Text, Uuid, Whole } from '../schema/fields';
import { NOTICE_CHANNELS, type NoticeChannel } from './notice-sent';

export class NoticeQuery {
  @Uuid('Mã vụ việc') caseId!: string;
}

export const NOTICE_STATES = ['queued', 'sent', 'failed', 'unclear'] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

/** A notice as an officer sees it: whether the family was told, not what and where exactly. */
export class NoticeLine {
  @Code('Số tham chiếu') reference!: string;
  @Code('Mẫu thông báo') template!: string;
  @OneOf('Kênh', NOTICE_CHANNELS) channel!: NoticeChannel;
  @Text('Địa chỉ', { max: 254, note: 'Masked.' }) address!: string;
  @OneOf('Trạng thái', NOTICE_STATES) state!: NoticeState;
  @Whole('Lần thử', { min: 0, max: 1000 }) tries!: number;
  @Instant('Lập lúc') createdAt!: string;
  @Instant('Gửi lúc', { optional: true }) sentAt?: string;
  @Instant('Thử lại lúc', { optional: true }) nextTryAt?: string;
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
