import type { NoticeChannel } from '@lien-thong/contracts';
import { isSmsHour, type Law } from '@lien-thong/law';

/**
 * Nobody is woken for a notice: text messages wait for the day, other channels make no noise. Before the first law has
 * arrived nobody knows the hours, and they wait too.
 */
export const mayGoOut = (channel: NoticeChannel, law: Law | undefined, at: Date): boolean =>
  channel !== 'sms' || (law !== undefined && isSmsHour(law, at.toISOString()));
