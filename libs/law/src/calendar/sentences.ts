import { dayNumber, daysBetween, weekdayOf } from './days';
import type { Day } from '../rows/row';

const WEEKDAYS = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'];

/** 'thứ Tư 25/11/2026' */
export const dayInWords = (day: Day): string =>
  `${WEEKDAYS[weekdayOf(dayNumber(day))]} ${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;

/** '25/11/2026' */
export const dayInFigures = (day: Day): string => day.split('-').reverse().join('/');

/** '15 giờ 30 phút' */
export function timeInWords(timeOfDay: number): string {
  const seconds = Math.floor(timeOfDay / 1000);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return [
    `${h} giờ`,
    ...(m || s ? [`${String(m).padStart(2, '0')} phút`] : []),
    ...(s ? [`${s} giây`] : []),
  ].join(' ');
}

/** '2 giờ', '1 giờ 30 phút', '45 phút' */
export const durationInWords = (ms: number): string =>
  ms < 3_600_000 ? `${Math.ceil(ms / 60_000)} phút` : timeInWords(ms);

/** '25.300.000 đồng' */
export const dong = (amount: number): string =>
  `${String(amount).replace(/\B(?=(\d{3})+(?!\d))/g, '.')} đồng`;

export interface SkippedDay {
  readonly day: Day;
  readonly why: string;
}

/** 'không tính thứ Bảy 28/11/2026, Chủ nhật 29/11/2026 (nghỉ hằng tuần); từ thứ Hai … đến thứ Sáu … (…)' */
export const skippedInWords = (skipped: readonly SkippedDay[]): string => `không tính ${byReason(skipped)}`;

/** 'có tính thứ Bảy 22/08/2026 (làm bù …)': the days of rest that are worked instead of others. */
export const workedInWords = (worked: readonly SkippedDay[]): string => `có tính ${byReason(worked)}`;

function byReason(told: readonly SkippedDay[]): string {
  const reasons = new Map<string, Day[]>();
  for (const { day, why } of told) reasons.set(why, [...(reasons.get(why) ?? []), day]);
  return [...reasons].map(([why, days]) => `${runsInWords(days)} (${why})`).join('; ');
}

/** Three days or more in a row are said as one stretch. */
function runsInWords(days: readonly Day[]): string {
  const runs: Day[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run && daysBetween(run.at(-1)!, day) === 1) run.push(day);
    else runs.push([day]);
  }
  const said = runs.flatMap((run) =>
    run.length < 3 ? run.map(dayInWords) : [`từ ${dayInWords(run[0]!)} đến ${dayInWords(run.at(-1)!)}`],
  );
  return said.join(', ');
}

/** A name as it stands inside a sentence: 'Phường Cái Khế' → 'phường Cái Khế'. */
export const inSentence = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
