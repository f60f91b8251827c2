import { sumWorkingDays, type CountedDay } from '../calendar/calendar';
import { localTime, plusDays, plusYears, timeOfDay } from '../calendar/days';
import { rowOn, type Law } from '../rows/law';
import type { Day, LawRow, Scope } from '../rows/row';
import { dayInWords, skippedInWords, timeInWords } from '../calendar/sentences';
import type { BenefitDesk, DayDuty, StepKey } from '../words';

/** Thời hạn: the value of a row of `deadlines`. */
export interface Limit {
  readonly n: number;
  readonly unit: 'same-day' | 'working-day' | 'day' | 'working-hour' | 'year';
  /** The offices that share the limit one after the other. */
  readonly stages?: readonly { readonly desk: BenefitDesk; readonly n: number }[];
}

/** A deadline with its reckoning. */
export interface Due {
  readonly dueOn: Day;
  readonly limit: Limit;
  /** Each day from the first one counted, whether it counted and why. */
  readonly counted: readonly CountedDay[];
  /** A Vietnamese sentence an officer can read to a family; it names each day that was not counted. */
  readonly explanation: string;
  readonly row: LawRow<Limit>;
}

export const limitRow = (law: Law, key: string, on: Day, scope?: Scope): LawRow<Limit> =>
  rowOn<Limit>(law, 'deadlines', key, on, scope);

/**
 * The deadline of what is settled on the day it is received; received after the cut-off, at 15:00, it is due on the
 * next working day (Law on Civil Status 2014 art. 5.3). 15:00:00 itself is not yet after.
 */
export function dueSameDay(law: Law, step: StepKey, receivedAt: string, scope?: Scope): Due {
  const { day, timeOfDay: at } = localTime(receivedAt);
  const row = limitRow(law, step, day, scope);
  const cutOff = timeOfDay(rowOn<string>(law, 'calendar', 'same-day-cut-off', day).value);
  const onDay = sumWorkingDays(law.calendar, day, 0);
  const late = onDay.day === day && at > cutOff;
  const due = late ? sumWorkingDays(law.calendar, day, 1) : onDay;
  const received = `Tiếp nhận lúc ${timeInWords(at)}, ${dayInWords(day)}`;
  const rule = late
    ? `sau ${timeInWords(cutOff)} nên trả kết quả trong ngày làm việc tiếp theo, ${dayInWords(due.day)}`
    : due.day === day
      ? 'trả kết quả trong ngày'
      : `là ngày nghỉ nên trả kết quả trong ngày làm việc đầu tiên sau đó, ${dayInWords(due.day)}`;
  return {
    dueOn: due.day,
    limit: row.value,
    counted: due.counted,
    explanation: sentence(`${received}, ${rule}`, due.counted),
    row,
  };
}

/** The deadline of a limit in working or calendar days that starts to run after the day `from`. */
export function dueAfter(law: Law, row: LawRow<Limit>, from: Day, fromWhat: string): Due {
  const { n, unit } = row.value;
  const [due, words] =
    unit === 'working-day'
      ? [sumWorkingDays(law.calendar, from, n), `${n} ngày làm việc`]
      : [sumWorkingDays(law.calendar, plusDays(from, n), 0), `${n} ngày`];
  if (unit !== 'working-day' && unit !== 'day')
    throw new RangeError(`${row.key} is not counted in days but in ${unit}`);
  const start = `${words} kể từ ngày tiếp theo của ${fromWhat} (${dayInWords(from)})`;
  return {
    dueOn: due.day,
    limit: row.value,
    counted: due.counted,
    explanation: sentence(`${start}, hạn ${dayInWords(due.day)}`, due.counted),
    row,
  };
}

function sentence(text: string, counted: readonly CountedDay[]): string {
  const skipped = counted.filter((d) => !d.counted);
  return `${text}${skipped.length ? `; ${skippedInWords(skipped)}` : ''}.`;
}

export type DeclarationTiming = 'on-time' | 'late' | 'long-dead';

/** Đúng hạn, quá hạn, chết đã lâu: 15 days from the death (Law on Civil Status 2014 art. 33). */
export function declarationTiming(
  law: Law,
  { diedOn, receivedOn }: { diedOn: Day; receivedOn: Day },
): { timing: DeclarationTiming; lastDayOnTime: Day; row: LawRow<Limit> } {
  const onTime = limitRow(law, 'declare-death', receivedOn);
  const longDead = limitRow(law, 'long-dead', receivedOn);
  const lastDayOnTime = lastDayOf(onTime.value, diedOn);
  if (receivedOn <= lastDayOnTime) return { timing: 'on-time', lastDayOnTime, row: onTime };
  if (receivedOn <= lastDayOf(longDead.value, diedOn)) return { timing: 'late', lastDayOnTime, row: onTime };
  return { timing: 'long-dead', lastDayOnTime, row: longDead };
}

/** The last day of a duty of the family or the employer, which runs from the day after `from`. */
export function dutyEndsOn(law: Law, duty: DayDuty, from: Day): { lastDay: Day; row: LawRow<Limit> } {
  const row = limitRow(law, duty, from);
  return { lastDay: lastDayOf(row.value, from), row };
}

const lastDayOf = ({ n, unit }: Limit, from: Day): Day =>
  unit === 'year' ? plusYears(from, n) : plusDays(from, n);
