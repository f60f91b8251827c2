import { dayNumber, weekdayOf } from './days';
import type { Day } from '../rows/row';

const WEEKDAYS = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'];

/** 'thứ Tư 25/11/2026' */
export const dayInWords = (day: Day): string =>
  `${WEEKDAYS[weekdayOf(dayNumber(day))]} ${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;

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

/** '25.300.000 đồng' */
export const dong = (amount: number): string =>
  `${String(amount).replace(/\B(?=(\d{3})+(?!\d))/g, '.')} đồng`;

export interface SkippedDay {
  day: Day;
  why: string;
}

/** 'không tính thứ Bảy 28/11/2026, Chủ nhật 29/11/2026 (nghỉ hằng tuần); thứ Ba 24/11/2026 (…)' */
export function skippedInWords(skipped: readonly SkippedDay[]): string {
  const byReason = new Map<string, string[]>();
  for (const { day, why } of skipped) byReason.set(why, [...(byReason.get(why) ?? []), dayInWords(day)]);
  return `không tính ${[...byReason].map(([why, days]) => `${days.join(', ')} (${why})`).join('; ')}`;
}
