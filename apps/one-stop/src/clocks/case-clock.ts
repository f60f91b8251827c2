import type { Step } from '@lien-thong/contracts';
import {
  apologyDraftFrom,
  localTime,
  nearDueFrom,
  supplementAwaitedUntil,
  supplementGatheredUntil,
  type Day,
  type Law,
  type StepLimit,
} from '@lien-thong/law';
import { dayOf } from '@lien-thong/service';
import type { CaseState } from '../linked-case/case-state';
import { gatheringSince } from '../procedures/advance';

/** What happens to an open case because time has passed. */
export const CLOCK_ACTS = [
  'near-due',
  'apology-draft',
  'step-overdue',
  'overdue',
  'supplement-request',
  'supplement-lapse',
] as const;

/** An act is of one deadline: one that has moved is another. Without a step it is of the case as a whole. */
export interface ClockAct {
  act: (typeof CLOCK_ACTS)[number];
  step?: Step;
  dueOn: Day;
}

export const nameOfAct = ({ act, step = '' as Step, dueOn }: ClockAct): string => `${act} ${step} ${dueOn}`;

/** Whether an act is done once for its deadline; a request to the family shows in the case itself that it was made. */
export type DoneOnce = ClockAct & { act: Exclude<ClockAct['act'], 'supplement-request'> };
export const isDoneOnce = (act: ClockAct): act is DoneOnce => act.act !== 'supplement-request';

/** An open case as far as its clocks are concerned. */
export interface WatchedCase {
  receivedAt: string;
  promisedOn: Day;
  steps: CaseState['steps'];
  /** The law's own limits of its steps. */
  limits: readonly StepLimit[];
  /** The names of the acts that were done. */
  done: ReadonlySet<string>;
}

/**
 * What is due of a case by `now`, in the order it fell due, and the instant at which something is due next. What was
 * done is not done again, however the clock is moved.
 */
export function clockActs(
  law: Law,
  watched: WatchedCase,
  now: string,
): { acts: ClockAct[]; firesAt?: string } {
  const left = moments(law, watched)
    .filter(({ act }) => !watched.done.has(nameOfAct(act)))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : rankOf(a.act) - rankOf(b.act)));
  const next = left.find(({ at }) => at > now);
  return {
    acts: left.filter(({ at }) => at <= now).map(({ act }) => act),
    ...(next ? { firesAt: next.at } : {}),
  };
}

interface Moment {
  at: string;
  act: ClockAct;
}

const rankOf = ({ act }: ClockAct): number => CLOCK_ACTS.indexOf(act);

const DAY_MS = 86_400_000;

/** Midnight in Viet Nam, at which a day begins. */
const startOf = (day: Day): string => new Date(`${day}T00:00:00+07:00`).toISOString();
const endOf = (day: Day): string => new Date(Date.parse(startOf(day)) + DAY_MS).toISOString();

/** Whether an office is at work on it; while all wait for the family, the clock of the whole stands still. */
export const isRunning = (steps: CaseState['steps']): boolean =>
  Object.values(steps).some(({ state }) => state === 'told');

/** The steps that are not over and do not wait for the family. */
const openSteps = (steps: CaseState['steps']): [Step, Day][] =>
  Object.entries(steps).flatMap(([step, { state, dueOn }]) =>
    dueOn && (state === 'told' || state === 'waiting') ? [[step as Step, dueOn]] : [],
  );

function moments(law: Law, watched: WatchedCase): Moment[] {
  return [
    ...requests(law, watched.steps),
    ...lapses(law, watched.steps),
    ...(isRunning(watched.steps) ? deadlines(law, watched) : []),
  ];
}

function deadlines(law: Law, { receivedAt, promisedOn, steps, limits }: WatchedCase): Moment[] {
  const received = localTime(receivedAt).day;
  const open = openSteps(steps);
  const nearDue = (dueOn: Day, step?: Step): Moment[] => {
    const lawful = limits.find((one) => one.step === step) ?? latest(limits);
    const from =
      lawful.dueOn === dueOn ? lawful.nearDueFrom : nearDueFrom(law, lawful.limit, { from: received, dueOn });
    // What is due on the day it came stands at the top of its desk's list already.
    return from > received ? [{ at: startOf(from), act: { act: 'near-due', step, dueOn } }] : [];
  };
  const draftFrom = apologyDraftFrom(law, { on: received, dueOn: promisedOn });
  return [
    ...open.flatMap(([step, dueOn]) => nearDue(dueOn, step)),
    ...(open.some(([, dueOn]) => dueOn === promisedOn) ? [] : nearDue(promisedOn)),
    {
      at: startOf(draftFrom > received ? draftFrom : promisedOn),
      act: { act: 'apology-draft', dueOn: promisedOn },
    },
    ...open.flatMap(([step, dueOn]): Moment[] =>
      dueOn < promisedOn ? [{ at: endOf(dueOn), act: { act: 'step-overdue', step, dueOn } }] : [],
    ),
    { at: endOf(promisedOn), act: { act: 'overdue', dueOn: promisedOn } },
  ];
}

const latest = (limits: readonly StepLimit[]): StepLimit =>
  limits.reduce((a, b) => (b.dueOn > a.dueOn ? b : a));

const lapses = (law: Law, steps: CaseState['steps']): Moment[] =>
  Object.entries(steps).flatMap(([step, { state, requestedAt }]): Moment[] => {
    if (state !== 'papers-asked' || !requestedAt) return [];
    const dueOn = supplementAwaitedUntil(law, dayOf(new Date(requestedAt)));
    return [{ at: endOf(dueOn), act: { act: 'supplement-lapse', step: step as Step, dueOn } }];
  });

/** What offices lack is put to the family, though others are silent still. */
function requests(law: Law, steps: CaseState['steps']): Moment[] {
  const since = gatheringSince({ steps });
  if (since === undefined) return [];
  return [
    {
      at: supplementGatheredUntil(law, since),
      act: { act: 'supplement-request', dueOn: dayOf(new Date(since)) },
    },
  ];
}
