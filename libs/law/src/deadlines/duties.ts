import { sumWorkingDays } from '../calendar/count-days';
import { plusDays, plusYears } from '../calendar/days';
import type { Law } from '../rows/law';
import type { Day, LawRow, Scope } from '../rows/row';
import type { DayDuty } from '../words';
import { endsOnWorkingDay } from './due';
import { limitRow, type Limit } from './limit';

export type DeclarationTiming = 'on-time' | 'late' | 'long-dead';

/** Đúng hạn, quá hạn, chết đã lâu: 15 days from the death (Law on Civil Status 2014 art. 33). */
export function declarationTiming(
  law: Law,
  { diedOn, receivedOn }: { diedOn: Day; receivedOn: Day },
): { timing: DeclarationTiming; lastDayOnTime: Day; row: LawRow<Limit> } {
  const onTime = limitRow(law, 'declare-death', receivedOn);
  const longDead = limitRow(law, 'long-dead', receivedOn);
  const lastDayOnTime = lastDayOf(law, onTime.value, diedOn);
  if (receivedOn <= lastDayOnTime) return { timing: 'on-time', lastDayOnTime, row: onTime };
  if (receivedOn <= lastDayOf(law, longDead.value, diedOn))
    return { timing: 'late', lastDayOnTime, row: onTime };
  return { timing: 'long-dead', lastDayOnTime, row: longDead };
}

/**
 * The last day of a duty of the family or the employer, which runs from the day after `from`, by the law of that day
 * or, where it is the procedure's to say, of the day of receipt.
 */
export function dutyEndsOn(
  law: Law,
  duty: DayDuty,
  from: Day,
  on: Day = from,
  scope?: Scope,
): { lastDay: Day; row: LawRow<Limit> } {
  const row = limitRow(law, duty, on, scope);
  return { lastDay: lastDayOf(law, row.value, from), row };
}

/**
 * A limit in days that ends on a day off ends with the next working day (Civil Code 2015 art. 148.5). Of days outside
 * the declared calendar, e.g. of a death long ago, nobody says whether they are off: there it ends on the day itself.
 */
function lastDayOf(law: Law, { n, unit }: Limit, from: Day): Day {
  if (unit === 'year') return plusYears(from, n);
  const last = plusDays(from, n);
  const { calendar } = law;
  if (unit === 'working-day' && from >= calendar.first) return sumWorkingDays(calendar, from, n).day;
  if (last < calendar.first || last > calendar.last || !endsOnWorkingDay(law, last)) return last;
  return sumWorkingDays(calendar, last, 0).day;
}
