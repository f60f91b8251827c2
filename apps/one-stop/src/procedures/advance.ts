import type { Paper, Step } from '@lien-thong/contracts';
import type { CaseState, Outcome, StepRecord } from '../linked-case/case-state';
import { STEP_OF_BENEFIT } from './benefit-steps';
import { answersCorrection, decidedAnew } from './correct';
import { DEATH_PROCEDURE, type ProcedureStep } from './death';
import { decidedMeanwhile, isToStop } from './undo';

/** What follows from a change of the case; the caller turns it into messages. */
export type Consequence =
  | { tell: Step; attempt: number }
  /** The office is not to decide any more, unless it has. */
  | { stop: Step; attempt: number }
  /** The registration was corrected: the office says what that changes. */
  | { note: Step; nth: number }
  /** The office undoes what it decided, by an act of its own. */
  | { undo: Step; attempt: number }
  /** Those who paid the dead each month are to pay no more; or again, because the person lives. */
  | { payments: 'stop' | 'resume' }
  | {
      announce:
        'withdrawal-asked' | 'withdrawal-completed' | 'case-stopped' | 'annulled' | 'annulment-completed';
    }
  | { announce: 'received' }
  | { announce: 'correction-completed' }
  | { announce: 'completed' }
  | { announce: 'refused'; outcome: Outcome }
  | { announce: 'supplement-requested'; requests: PaperRequest[]; at: string }
  /** The answer came to something that is not open: recorded, and nothing changes. */
  | { record: 'late-answer'; outcome: Outcome };

/** What an office lacks. */
export interface PaperRequest {
  step: Step;
  papers: Paper[];
}

export interface Advance {
  state: CaseState;
  consequences: Consequence[];
}

type Steps = CaseState['steps'];

const FINAL = new Set<StepRecord['state']>(['done', 'refused', 'not-needed']);

const chosen = ({ procedures }: Pick<CaseState, 'procedures'>): ProcedureStep[] =>
  DEATH_PROCEDURE.filter(({ procedure }) => procedures.includes(procedure));

/** The steps of a case before anything was told. */
export const firstSteps = (
  procedures: CaseState['procedures'],
  dueOn: (step: Step) => string | undefined,
): Steps =>
  Object.fromEntries(
    chosen({ procedures }).map(({ step }) => [step, { state: 'waiting', attempt: 0, dueOn: dueOn(step) }]),
  );

/**
 * Whether its office has not been told yet. A step whose papers were found lacking before waits for the family and for
 * its turn.
 */
export const isUntold = ({ state, attempt }: StepRecord): boolean =>
  state === 'waiting' || (state === 'papers-asked' && attempt === 0);

/** Tells every office whose turn has come; one that is held is told another time. */
export function tellNext(state: CaseState, at: string, held: readonly Step[] = []): Advance {
  const isDone = (step: Step) => state.steps[step]?.state === 'done';
  const ready = chosen(state).filter(
    ({ step, after }) =>
      state.steps[step]?.state === 'waiting' && after.every(isDone) && !held.includes(step),
  );
  const told = ready.map(({ step }) => {
    const record = state.steps[step]!;
    return [
      step,
      { ...record, state: 'told', attempt: record.attempt + 1, toldAt: at } satisfies StepRecord,
    ] as const;
  });
  return {
    state: { ...state, steps: { ...state.steps, ...Object.fromEntries(told) } },
    consequences: told.map(([step, { attempt }]) => ({ tell: step, attempt })),
  };
}

/**
 * What an office's answer does to a case. A refusal is a fact, not a rollback: what was done stays done, and only
 * what depends on the refused step falls away. An answer to something not open changes nothing and is recorded.
 */
export function advance(state: CaseState, outcome: Outcome): Advance {
  if (answersCorrection(state, outcome)) return decidedAnew(state, outcome);
  return withPayersTold(advanceCase(state, outcome), outcome);
}

function advanceCase(state: CaseState, outcome: Outcome): Advance {
  const record = state.steps[outcome.step];
  if (state.endedAt || record?.state !== 'told' || record.attempt !== outcome.attempt)
    return { state, consequences: [{ record: 'late-answer', outcome }] };
  const answered = answer(state, record, outcome);
  if (isToStop(state, outcome.step))
    return outcome.kind === 'papers-asked'
      ? { state, consequences: [{ record: 'late-answer', outcome }] }
      : decidedMeanwhile({ state: answered, consequences: [] }, outcome);
  const next = tellNext(
    outcome.kind === 'refused' ? dropDependants(answered, outcome.step) : answered,
    outcome.at,
  );
  return end(onceAllHaveSpoken(next, outcome.at), outcome);
}

const CLAIMS: readonly Step[] = Object.values(STEP_OF_BENEFIT);

/** A step whose office hears of the death by what it is told. */
export const isClaim = (step: Step): boolean => CLAIMS.includes(step);

/**
 * The death itself ends what the person was paid each month, whether the family claims or not, and also where it
 * withdraws meanwhile. A claim that goes out now tells the payers by itself.
 */
function withPayersTold(so: Advance, { step, kind }: Outcome): Advance {
  const registered =
    step === 'register-death' && kind === 'done' && !so.consequences.some((c) => 'record' in c);
  if (!registered || so.consequences.some((c) => 'tell' in c && isClaim(c.tell))) return so;
  return { ...so, consequences: [...so.consequences, { payments: 'stop' }] };
}

/** Steps that wait for papers the family has not been asked for yet. */
const unrequested = ({ steps }: CaseState): PaperRequest[] =>
  (Object.entries(steps) as [Step, StepRecord][]).flatMap(([step, { state, papers, requestedAt }]) =>
    state === 'papers-asked' && !requestedAt ? [{ step, papers: papers ?? [] }] : [],
  );

/** Phiếu yêu cầu bổ sung: one slip for all that is lacking, once no office is left that might lack more. */
export function onceAllHaveSpoken(so: Advance, at: string): Advance {
  const stillToSpeak = Object.values(so.state.steps).some(({ state }) => state === 'told');
  return stillToSpeak ? so : askFamily(so, at);
}

/** Asks the family for everything that is lacking by now. Every slip counts (decision 766/QĐ-TTg). */
export function askFamily({ state, consequences }: Advance, at: string): Advance {
  const requests = unrequested(state);
  if (!requests.length) return { state, consequences };
  const asked = requests.map(({ step }) => [step, { ...state.steps[step]!, requestedAt: at }] as const);
  return {
    state: withStatus({
      ...state,
      steps: { ...state.steps, ...(Object.fromEntries(asked) as Steps) },
      supplements: state.supplements + 1,
    }),
    consequences: [...consequences, { announce: 'supplement-requested', requests, at }],
  };
}

/** Since when an office has waited for others to say what they lack; undefined where none does. */
export const gatheringSince = ({ steps }: Pick<CaseState, 'steps'>): string | undefined =>
  Object.values(steps)
    .filter(({ state, requestedAt }) => state === 'papers-asked' && !requestedAt)
    .map(({ answeredAt }) => answeredAt!)
    .sort()[0];

/** What is known to be lacking before an office begins: it waits for the family instead of being told. */
export const lacking = (steps: Steps, requests: readonly PaperRequest[], at: string): Steps => ({
  ...steps,
  ...Object.fromEntries(
    requests
      .filter(({ step }) => steps[step]?.state === 'waiting')
      .map(({ step, papers }) => [step, { ...steps[step]!, state: 'papers-asked', papers, answeredAt: at }]),
  ),
});

/** The steps that wait for papers and may still go on. */
export const askedSteps = (state: CaseState): Step[] =>
  chosen(state)
    .map(({ step }) => step)
    .filter((step) => state.steps[step]?.state === 'papers-asked' && !isToStop(state, step));

/** The family brought what these steps asked for: their offices are told again, but for those that are held. */
export function resume(
  state: CaseState,
  steps: readonly Step[],
  at: string,
  held: readonly Step[] = [],
): Advance | undefined {
  const asked = askedSteps(state);
  if (!steps.length || !steps.every((step) => asked.includes(step))) return undefined;
  const waiting = steps.map((step) => {
    const { attempt, dueOn, preCheck } = state.steps[step]!;
    const record: StepRecord = { state: 'waiting', attempt, dueOn, ...(preCheck ? { preCheck } : {}) };
    return [step, record] as const;
  });
  return tellNext(
    withStatus({ ...state, steps: { ...state.steps, ...(Object.fromEntries(waiting) as Steps) } }),
    at,
    held,
  );
}

function answer(
  state: CaseState,
  record: StepRecord,
  { step, kind, at, reason, result, papers }: Outcome,
): CaseState {
  const answered: StepRecord = {
    ...record,
    state: kind,
    answeredAt: at,
    result,
    ...(reason ? { reason } : {}),
    ...(papers ? { papers } : {}),
  };
  return withStatus({ ...state, steps: { ...state.steps, [step]: answered } });
}

/** 5 while any step waits for papers, else 4: an office waiting for another has no national status of its own. */
function withStatus(state: CaseState): CaseState {
  // One that is to go no further keeps the status it was given.
  if (state.undoing && state.undoing.kind !== 'annulment') return state;
  const asked = Object.values(state.steps).some((record) => record.state === 'papers-asked');
  return { ...state, status: asked ? 'supplement-asked' : 'processing' };
}

function dropDependants(state: CaseState, refused: Step): CaseState {
  const dropped = chosen(state)
    .filter(({ step, after }) => {
      const record = state.steps[step];
      return after.includes(refused) && record !== undefined && isUntold(record);
    })
    .map(({ step }) => [step, { ...state.steps[step], state: 'not-needed' }] as const);
  return { ...state, steps: { ...state.steps, ...(Object.fromEntries(dropped) as Steps) } };
}

function end({ state, consequences }: Advance, outcome: Outcome): Advance {
  if (!Object.values(state.steps).every((record) => FINAL.has(record.state))) return { state, consequences };
  const registered = state.steps['register-death']?.state === 'done';
  return {
    state: { ...state, status: registered ? 'done' : 'stopped', endedAt: outcome.at },
    consequences: [
      ...consequences,
      registered ? { announce: 'completed' } : { announce: 'refused', outcome },
    ],
  };
}
