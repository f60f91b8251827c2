import { SolarDate } from '@nghiavuive/lunar_date_vi';
import type { Day } from '../rows/row';

/** Ngày âm lịch of a day, as people write it: day before month, '10/3'; a leap month (tháng nhuận) as '10/3 nhuận'. */
export function lunarDay(day: Day): string {
  const [year, month, ofMonth] = day.split('-').map(Number) as [number, number, number];
  const lunar = new SolarDate({ year, month, day: ofMonth }).toLunarDate().get();
  return `${lunar.day}/${lunar.month}${lunar.leap_month ? ' nhuận' : ''}`;
}
