import type { Standstill } from '../calendar/count-days';
import { dayNumber, isDay } from '../calendar/days';
import { nationalStatuses } from '../catalogue/procedures';
import type { Law } from '../rows/law';
import { LawQuestionError } from '../rows/law-question-error';
import type { Day } from '../rows/row';

/** Tạm dừng: the office's clock stands still, from the day it asks for something to the day it is answered. */
export interface Pause {
  readonly from: Day;
  /** The day of the answer; absent while it is awaited. */
  readonly until?: Day;
  /** One of the paused national statuses, e.g. 'supplement-asked', or a reason in Vietnamese. */
  readonly why: string;
}

/** Statuses 5, 6 and 8. */
const STATUS_PHRASES: Readonly<Record<string, string>> = {
  'supplement-asked': 'tạm dừng chờ bổ sung giấy tờ',
  'payment-asked': 'tạm dừng chờ thực hiện nghĩa vụ tài chính',
  stopped: 'dừng xử lý hồ sơ',
};

export const pausePhrase = ({ why }: Pause): string => STATUS_PHRASES[why] ?? why;

/**
 * The days on which the clock stands still. A day counts for the office only whole, so the day of the request and the
 * day of the answer both stand outside the count, and the clock goes on with the working day after the answer. While
 * an answer is awaited only the day of the request is left out: the deadline is then the earliest there can be.
 */
export function standstill(pauses: readonly Pause[]): Standstill {
  if (!pauses.length) return () => undefined;
  const stretches = pauses.map((pause) => ({
    first: dayNumber(pause.from),
    last: dayNumber(pause.until ?? pause.from),
    phrase: pausePhrase(pause),
  }));
  return (n) => stretches.find(({ first, last }) => first <= n && n <= last)?.phrase;
}

/** Throws a LawQuestionError for a pause that cannot have been. */
export function checkPauses(law: Law, pauses: readonly Pause[], receivedOn: Day): void {
  const paused = new Map(nationalStatuses(law).map((status) => [status.key as string, status.paused]));
  pauses.forEach(({ from, until, why }, i) => {
    const refuse = (field: string, code: string, message: string) => {
      throw new LawQuestionError(`pauses/${i}/${field}`, code, message);
    };
    if (!isDay(from))
      refuse('from', 'not-a-day', 'Ngày bắt đầu tạm dừng phải là một ngày có thật, dạng 2026-11-24.');
    if (from < receivedOn) refuse('from', 'before-receipt', 'Không thể tạm dừng trước ngày tiếp nhận.');
    if (until !== undefined && !isDay(until))
      refuse('until', 'not-a-day', 'Ngày kết thúc tạm dừng phải là một ngày có thật, dạng 2026-11-24.');
    if (until !== undefined && until < from)
      refuse('until', 'ends-before-it-starts', 'Ngày kết thúc tạm dừng không thể trước ngày bắt đầu.');
    if (why.trim() === '') refuse('why', 'no-reason', 'Mỗi lần tạm dừng phải có lý do.');
    if (paused.get(why) === false)
      refuse('why', 'not-a-pause', `Trạng thái "${why}" không làm dừng thời gian giải quyết.`);
  });
}

/** Đồng hồ đang dừng: an answer is awaited, and what is left of the limit starts to run the working day after it. */
export interface Standing {
  readonly since: Day;
  readonly why: string;
}

export const standingAt = (pauses: readonly Pause[], due: Day): Standing | undefined => {
  const open = pauses.find(({ from, until }) => until === undefined && from <= due);
  return open && { since: open.from, why: pausePhrase(open) };
};
