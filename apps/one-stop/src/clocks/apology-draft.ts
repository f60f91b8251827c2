import { OFFICE_LABELS, STEP_LABELS, type ApologyCause, type Step } from '@lien-thong/contracts';
import {
  dayInFigures,
  dueOf,
  extensionOf,
  LawGapError,
  localTime,
  nextWorkingDay,
  type Day,
  type Law,
  type StepLimit,
} from '@lien-thong/law';
import { dayOf } from '@lien-thong/service';
import { officeOf } from '../procedures/death';
import type { WatchedCase } from './case-clock';

/** Phiếu xin lỗi, as the system would have it signed. */
export interface ApologyDraft {
  cause: ApologyCause;
  /** The steps that hold the case up. */
  steps: Step[];
  /** Vietnamese sentences; no personal data. */
  reason: string;
  newDay: Day;
}

type Late = Pick<WatchedCase, 'receivedAt' | 'promisedOn' | 'steps' | 'limits'>;

/** How often a new day may be named, and the last one it may be, reckoned from the later of the promised day and today. */
export function reappointment(
  law: Law,
  late: Late,
  today: Day,
): { times: number; earliest: Day; latest?: Day } {
  const { limit } = late.limits.reduce((a, b) => (b.dueOn > a.dueOn ? b : a));
  const dueOn = late.promisedOn > today ? late.promisedOn : today;
  const { times, latest } = extensionOf(law, limit, { on: localTime(late.receivedAt).day, dueOn });
  return { times, earliest: nextWorkingDay(law, dueOn), ...(latest ? { latest } : {}) };
}

/** The slip that is laid ready: which office holds the case, why, and a day by which it can be done. */
export function draftApology(law: Law, late: Late, today: Day): ApologyDraft {
  const held = Object.keys(late.steps).filter((step) => late.steps[step as Step]!.state === 'told') as Step[];
  const asked = Object.keys(late.steps).filter(
    (step) => late.steps[step as Step]!.state === 'papers-asked',
  ) as Step[];
  const begunLate = held.filter(
    (step) => step !== 'register-death' && isLate(late.steps['register-death'], 'answeredAt'),
  );
  const cause = asked.length ? 'papers-awaited' : begunLate.length ? 'begun-late' : 'office-silent';
  return {
    cause,
    steps: held,
    reason: [...held.map((step) => holds(late, step)), REASONS[cause]].filter(Boolean).join(' '),
    newDay: newDayOf(law, late, today),
  };
}

const REASONS: Record<ApologyCause, string> = {
  'office-silent': '',
  'begun-late': 'Việc đăng ký khai tử xong muộn nên các bước sau bắt đầu muộn.',
  'papers-awaited': 'Một bước khác đang chờ gia đình bổ sung giấy tờ.',
};

function holds({ steps }: Late, step: Step): string {
  const toldOn = dayInFigures(dayOf(new Date(steps[step]!.toldAt!)));
  return `${OFFICE_LABELS[officeOf(step)]} chưa giải quyết xong bước “${STEP_LABELS[step]}”, chuyển đến ngày ${toldOn}.`;
}

const isLate = (record: Late['steps'][Step], at: 'answeredAt'): boolean =>
  record?.dueOn !== undefined && record[at] !== undefined && dayOf(new Date(record[at])) > record.dueOn;

/** Each office's limit runs from when it was told, a step that still waits from the registration; within what may be. */
function newDayOf(law: Law, late: Late, today: Day): Day {
  const { earliest, latest } = reappointment(law, late, today);
  const needed = needs(law, late, today);
  const day = needed > earliest ? needed : earliest;
  return latest !== undefined && day > latest ? latest : day;
}

function needs(law: Law, { steps, limits }: Late, today: Day): Day {
  let registered = today;
  let last = today;
  for (const limit of limits) {
    const { state, toldAt } = steps[limit.step] ?? {};
    if (state !== 'told' && state !== 'waiting') continue;
    const day = endsFrom(law, limit, toldAt ? dayOf(new Date(toldAt)) : registered);
    if (limit.step === 'register-death' && day > registered) registered = day;
    if (day > last) last = day;
  }
  return last;
}

/** Beyond the declared calendar nobody can say; the bounds of the new day hold there. */
function endsFrom(law: Law, { row }: StepLimit, from: Day): Day {
  try {
    return dueOf(law, row, { from, what: 'ngày chuyển' }).dueOn;
  } catch (fault) {
    if (fault instanceof LawGapError) return from;
    throw fault;
  }
}
