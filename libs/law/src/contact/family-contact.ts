import { localTime, timeOfDay } from '../calendar/days';
import { rowOn, type Law } from '../rows/law';
import type { Day } from '../rows/row';

/** How a family proves that a dossier is its own, by a code that is sent to it. */
export interface OneTimeCodeRule {
  goodForMinutes: number;
  /** How often one code may be tried. */
  tries: number;
  /** How many codes a case gives out in a day. */
  codesADay: number;
  /** How long after one code the next. */
  waitSeconds: number;
  /** How long the family may then look. */
  sessionMinutes: number;
}

export const oneTimeCodeRule = (law: Law, today: Day): OneTimeCodeRule =>
  rowOn<OneTimeCodeRule>(law, 'family-contact', 'one-time-code', today).value;

/** Whether a family may be sent a text message at an instant, by the clock in Viet Nam. */
export function isSmsHour(law: Law, instant: string): boolean {
  const { day, timeOfDay: now } = localTime(instant);
  const { from, to } = rowOn<{ from: string; to: string }>(law, 'family-contact', 'sms-hours', day).value;
  return timeOfDay(from) <= now && now < timeOfDay(to);
}
