import { Event } from '../message';
import { Code, Instant, OneOf, Whole } from '../schema/fields';

export const NOTICE_CHANNELS = ['email', 'sms', 'post'] as const;
export type NoticeChannel = (typeof NOTICE_CHANNELS)[number];

@Event('notifications.notice-sent.v1', { summary: 'The family was told, by which channel and when.' })
export class NoticeSent {
  @Code('Mẫu thông báo') template!: string;
  @OneOf('Kênh', NOTICE_CHANNELS) channel!: NoticeChannel;
  @Code('Số tham chiếu') reference!: string;
  @Instant('Gửi lúc') sentAt!: string;
  @Whole('Lần thử', { min: 1, max: 1000 }) tries!: number;
}

@Event('notifications.notice-failed.v1', { summary: 'The family could not be told by this channel.' })
export class NoticeFailed {
  @Code('Mẫu thông báo') template!: string;
  @OneOf('Kênh', NOTICE_CHANNELS) channel!: NoticeChannel;
  @Code('Số tham chiếu') reference!: string;
  @Instant('Lúc') failedAt!: string;
}
