import { Event } from '../message';
import { Code, Instant, ListOneOf, OneOf, Whole } from '../schema/fields';

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

@Event('notifications.notice-undeliverable.v1', {
  summary:
    'A notice did not arrive, for good: the address does not exist or the letter came back. The address is not in it.',
})
export class NoticeUndeliverable {
  @Code('Mẫu thông báo') template!: string;
  @OneOf('Kênh', NOTICE_CHANNELS) channel!: NoticeChannel;
  @Code('Số tham chiếu') reference!: string;
  @Instant('Lúc') at!: string;
  @ListOneOf('Kênh khác', NOTICE_CHANNELS, {
    max: NOTICE_CHANNELS.length,
    note: 'By which the same is or was told. None: somebody has to call, or hand out a letter.',
  })
  alsoBy!: NoticeChannel[];
}
