import { dayFinding } from '../calendar/calendar';
import { sumWorkingDays } from '../calendar/count-days';
import { dayNumber, dayOfNumber, localTime } from '../calendar/days';
import { dayInWords } from '../calendar/sentences';
import type { Law } from '../rows/law';
import type { Day } from '../rows/row';
import { deadline } from './deadline';
import type { DeadlineQuestion } from './deadline-question';
import { limitInWords, type Limit } from './limit';
import { promise, type PromiseQuestion } from './promise';

/** A dossier that is still open, with what its day was reckoned from. */
export interface OpenDeadline {
  readonly id: string;
  readonly question: PromiseQuestion | DeadlineQuestion;
  /** The day the family was told. */
  readonly promisedOn: Day;
}

export interface MovedDeadline {
  readonly id: string;
  readonly from: Day;
  readonly to: Day;
  /** A Vietnamese sentence that names what made it move. */
  readonly why: string;
}

/**
 * Which open deadlines move when the rows change. A day that was promised otherwise than reckoned, e.g. put off by an
 * officer, moves only when it has become a day off.
 */
export function recomputed(before: Law, after: Law, open: readonly OpenDeadline[]): MovedDeadline[] {
  return open.flatMap(({ id, question, promisedOn }) => {
    const [was, is] = [reckoned(before, question), reckoned(after, question)];
    const to = was.due === promisedOn ? is.due : firstWorkingDay(before, after, promisedOn);
    if (to === promisedOn) return [];
    const received = localTime(question.receivedAt).day;
    const reasons =
      changedDays(before, after, { from: received, to: promisedOn > to ? promisedOn : to }) ||
      changedLimit(was.limit, is.limit) ||
      'cách tính hạn đã thay đổi';
    const why = `Hạn trả kết quả chuyển từ ${dayInWords(promisedOn)} sang ${dayInWords(to)} vì ${reasons}.`;
    return [{ id, from: promisedOn, to, why }];
  });
}

interface Reckoned {
  readonly due: Day;
  readonly limit: Limit;
}

function reckoned(law: Law, question: PromiseQuestion | DeadlineQuestion): Reckoned {
  if ('procedure' in question) return deadline(law, question);
  const { promisedOn, limits } = promise(law, question);
  return { due: promisedOn, limit: limits.find(({ dueOn }) => dueOn === promisedOn)!.limit };
}

const firstWorkingDay = (before: Law, after: Law, day: Day): Day =>
  dayFinding(before.calendar, day).working ? sumWorkingDays(after.calendar, day, 0).day : day;

/** 'thứ Tư 25/11/2026 nay là ngày nghỉ (nghỉ …)' for each day that is worked under one law only. */
function changedDays(before: Law, after: Law, { from, to }: { from: Day; to: Day }): string {
  const changed: string[] = [];
  for (let n = dayNumber(from); n <= dayNumber(to); n++) {
    const [was, is] = [before.calendar.days.get(n), after.calendar.days.get(n)];
    if (!was || !is || was.working === is.working) continue;
    const now = is.working ? 'ngày làm việc' : 'ngày nghỉ';
    const reason = is.why === now ? '' : ` (${is.why})`;
    changed.push(`${dayInWords(dayOfNumber(n))} nay là ${now}${reason}`);
  }
  return changed.join(', ');
}

const changedLimit = (was: Limit, is: Limit): string =>
  was.n === is.n && was.unit === is.unit
    ? ''
    : `thời hạn nay là ${limitInWords(is)}, trước đây là ${limitInWords(was)}`;
