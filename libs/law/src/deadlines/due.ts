import { dayFinding } from '../calendar/calendar';
import { sumDays, sumWorkingDays, type CountedDay, type DaySum } from '../calendar/count-days';
import { dayNumber, localTime, plusYears, timeOfDay, type LocalTime } from '../calendar/days';
import { sumWorkingHours } from '../calendar/office-hours';
import { dayInWords, skippedInWords, timeInWords, workedInWords } from '../calendar/sentences';
import { rowOn, type Law } from '../rows/law';
import type { Day, LawRow, Scope } from '../rows/row';
import { DUTY_KEYS, type BenefitDesk } from '../words';
import { limitInWords, type Limit } from './limit';
import { nearDueFrom } from './near-due';
import { standingAt, standstill, type Pause, type Standing } from './pauses';

/** A deadline with its reckoning. */
export interface Due {
  readonly dueOn: Day;
  /** The instant, with its offset, where hours are counted. */
  readonly dueAt?: string;
  readonly limit: Limit;
  /** Each day from the first one looked at, whether it counted and why. */
  readonly counted: readonly CountedDay[];
  /** Vietnamese sentences an officer can read to a family; they name each day that was not counted. */
  readonly explanation: string;
  /** The day each office must hand on, where the limit is shared by several. */
  readonly stages?: readonly StageDue[];
  /** Sắp đến hạn: the first day on which a dossier that is still open needs somebody's eye. */
  readonly nearDueFrom: Day;
  /** The clock stands still and waits for an answer: `dueOn` is the earliest there can be. */
  readonly standing?: Standing;
  readonly row: LawRow<Limit>;
}

export interface StageDue {
  readonly desk?: BenefitDesk;
  readonly dueOn: Day;
}

/** When a limit starts to run. */
export type Start =
  | { readonly receivedAt: string }
  /** `what` is a Vietnamese phrase, e.g. 'ngày có trích lục khai tử'. */
  | { readonly from: Day; readonly what: string };

/** The deadline of a limit of any unit, with the days on which the clock stands still left out. */
export function dueOf(
  law: Law,
  row: LawRow<Limit>,
  start: Start,
  { pauses = [], scope }: { pauses?: readonly Pause[]; scope?: Scope } = {},
): Due {
  const started: Started = 'from' in start ? start : { ...localTime(start.receivedAt), ...start };
  const run = RUNS[row.value.unit]({ law, row, started, pauses, scope });
  const from = 'from' in started ? started.from : started.day;
  const standing = standingAt(pauses, run.day);
  const stages = stagesOf(row.value, run.counted);
  return {
    dueOn: run.day,
    ...(run.at && { dueAt: run.at }),
    limit: row.value,
    counted: run.counted,
    explanation: explained(run, standing),
    ...(stages && { stages }),
    nearDueFrom: nearDueFrom(law, row.value, { from, dueOn: run.day }),
    ...(standing && { standing }),
    row,
  };
}

function stagesOf({ stages }: Limit, counted: readonly CountedDay[]): StageDue[] | undefined {
  const days = counted.filter((d) => d.counted);
  let passed = 0;
  return stages?.map(({ desk, n }) => ({ ...(desk && { desk }), dueOn: days[(passed += n) - 1]!.day }));
}

type Started = (LocalTime & { readonly receivedAt: string }) | { readonly from: Day; readonly what: string };

interface Clock {
  readonly law: Law;
  readonly row: LawRow<Limit>;
  readonly started: Started;
  readonly pauses: readonly Pause[];
  readonly scope?: Scope;
}

interface Run extends DaySum {
  readonly at?: string;
  /** What is said before the days that were not counted. */
  readonly said: string;
  /** Days that were told in what is said already. */
  readonly told?: readonly CountedDay[];
  /** Of the days that were counted, those of rest that are worked instead of others. */
  readonly worked?: readonly string[];
}

const RUNS: Readonly<Record<Limit['unit'], (clock: Clock) => Run>> = {
  'same-day': sameDay,
  'working-day': workingDays,
  day: days,
  'working-hour': workingHours,
  year: years,
};

const isDuty = ({ key }: LawRow): boolean => (DUTY_KEYS as readonly string[]).includes(key);

const startDay = (started: Started): Day => ('from' in started ? started.from : started.day);

const opening = (row: LawRow, started: Started): string =>
  'from' in started
    ? `Từ ${started.what} (${dayInWords(started.from)})`
    : `${isDuty(row) ? 'Tính từ' : 'Tiếp nhận'} lúc ${timeInWords(started.timeOfDay)}, ${dayInWords(started.day)}`;

const ending = (row: LawRow): string => (isDuty(row) ? 'hạn cuối là' : 'hạn trả kết quả là');

/**
 * Received after the cut-off, at 15:00, it is due on the next working day (Law on Civil Status 2014 art. 5.3).
 * 15:00:00 itself is not yet after. A same-day matter whose clock stood still is due the working day after the answer.
 */
function sameDay({ law, row, started, pauses }: Clock): Run {
  const day = startDay(started);
  const still = standstill(pauses);
  const onDay = sumWorkingDays(law.calendar, day, 0, still);
  const cutOff = timeOfDay(rowOn<string>(law, 'calendar', 'same-day-cut-off', day).value);
  const late = onDay.day === day && 'timeOfDay' in started && started.timeOfDay > cutOff;
  const due = late ? sumWorkingDays(law.calendar, day, 1, still) : onDay;
  const rule = late
    ? `sau ${timeInWords(cutOff)} nên trả kết quả trong ngày làm việc tiếp theo, ${dayInWords(due.day)}`
    : due.day === day
      ? 'trả kết quả trong ngày'
      : pauses.length
        ? `trả kết quả vào ${dayInWords(due.day)}`
        : `là ngày nghỉ nên trả kết quả trong ngày làm việc đầu tiên sau đó, ${dayInWords(due.day)}`;
  return { ...due, said: `${opening(row, started)}, ${rule}` };
}

function workingDays({ law, row, started, pauses }: Clock): Run {
  const sum = sumWorkingDays(law.calendar, startDay(started), row.value.n, standstill(pauses));
  const first = sum.counted.find(({ counted }) => counted)!.day;
  const counted = `thời hạn là ${limitInWords(row.value)}, tính từ ${dayInWords(first)}`;
  const swapped = sum.counted.filter(
    (d) => d.counted && dayFinding(law.calendar, d.day).kind === 'swap-work',
  );
  return {
    ...sum,
    worked: swapped.length ? [workedInWords(swapped)] : [],
    said: `${opening(row, started)}, ${counted}, nên ${ending(row)} ${dayInWords(sum.day)}`,
  };
}

function days({ law, row, started, pauses }: Clock): Run {
  const { n } = row.value;
  const from = startDay(started);
  const sum = sumDays(law.calendar, from, n, {
    still: standstill(pauses),
    toWorkingDay: endsOnWorkingDay(law, from),
  });
  const said = `${opening(row, started)}, thời hạn là ${limitInWords(row.value)}, tính cả ngày nghỉ`;
  const moved = daysMovedOver(sum);
  if (!moved.length || standstill(pauses)(dayNumber(moved[0]!.day)) !== undefined)
    return { ...sum, said: `${said}, nên ${ending(row)} ${dayInWords(sum.day)}` };
  const last = `${dayInWords(moved[0]!.day)} (${moved[0]!.why})`;
  return {
    ...sum,
    told: moved.filter(({ day }) => standstill(pauses)(dayNumber(day)) === undefined),
    said: `${said}; ngày cuối rơi vào ${last} nên ${ending(row)} ngày làm việc tiếp theo, ${dayInWords(sum.day)}`,
  };
}

/** The days off just before the end, which moved it on. */
function daysMovedOver({ counted }: DaySum): CountedDay[] {
  const before = counted.slice(0, -1);
  const lastCounted = before.findLastIndex((d) => d.counted);
  return before.slice(lastCounted + 1);
}

function years({ law, row, started }: Clock): Run {
  const end = plusYears(startDay(started), row.value.n);
  const sum = sumDays(law.calendar, end, 0, { toWorkingDay: false });
  return {
    ...sum,
    said: `${opening(row, started)}, thời hạn là ${limitInWords(row.value)}, nên ${ending(row)} ${dayInWords(sum.day)}`,
  };
}

function workingHours({ law, row, started, pauses, scope }: Clock): Run {
  const { n, office } = row.value;
  if (!office || 'from' in started) throw new RangeError(`${row.key} is counted in hours, from an instant`);
  const clock = { law, office, scope, still: standstill(pauses) };
  const sum = sumWorkingHours(clock, started.receivedAt, n * 3_600_000);
  const spans = sum.counted
    .filter(({ counted }) => counted)
    .map(({ day, why }) => `${dayInWords(day)} ${why}`);
  const counted = `thời hạn là ${limitInWords(row.value)} (${spans.join('; ')})`;
  const end = `${timeInWords(sum.timeOfDay)}, ${dayInWords(sum.day)}`;
  const said = `${opening(row, started)}, ${counted}, nên ${ending(row)} ${end}`;
  const clockTime = new Date(sum.timeOfDay).toISOString().slice(11, 19);
  return { day: sum.day, counted: sum.counted, at: `${sum.day}T${clockTime}+07:00`, said };
}

export const endsOnWorkingDay = (law: Law, on: Day): boolean =>
  rowOn<boolean>(law, 'calendar', 'limit-in-days-ends-on-working-day', on).value;

function explained({ said, counted, told = [], worked = [] }: Run, standing?: Standing): string {
  const skipped = counted.filter((d) => !d.counted && !told.includes(d));
  const main = `${[said, ...worked, ...(skipped.length ? [skippedInWords(skipped)] : [])].join('; ')}.`;
  if (!standing) return main;
  return `${main} Hồ sơ đang ${standing.why} từ ${dayInWords(standing.since)}; khi có trả lời, hạn sẽ được tính tiếp từ ngày làm việc sau ngày trả lời.`;
}
