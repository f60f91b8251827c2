import type { NoticeChannel } from '@lien-thong/contracts';
import { isSmsHour, loadLaw } from '@lien-thong/law';

/** This service waits for no published law; the hours are a setting of ours that comes with the program. */
const SETTINGS = loadLaw();

/** Nobody is woken for a notice: text messages wait for the day, other channels make no noise. */
export const mayGoOut = (channel: NoticeChannel, at: Date): boolean =>
  channel !== 'sms' || isSmsHour(SETTINGS, at.toISOString());
