import type { AnnulmentGround, Step, StopResult, UndoState } from '@lien-thong/contracts';
import type {
  CaseState,
  Outcome,
  Standing,
  StepRecord,
  Undoing,
  UndoRecord,
} from '../linked-case/case-state';
import { isBeingCorrected } from './correct';
import { isUntold, type Advance, type Consequence } from './advance';

/** What an office answers to a stop. */
export interface StopAnswer {
  step: Step;
  attempt: number;
  result: StopResult;
  at: string;
}

/** What an office answers to an undoing. */
export interface UndoAnswer {
  step: Step;
  attempt: number;
  state: Extract<UndoState, 'undone' | 'nothing-to-undo' | 'refused'>;
  /** A sentence for people; no personal data. */
  result: string;
  at: string;
}

export interface WithdrawalAsked {
  at: string;
  why: string;
  standing: Standing;
}

/** An authority has the case stop. */
export interface StopAsked extends WithdrawalAsked {
  legalGround: string;
}

export interface AnnulmentAsked {
  at: string;
  why: string;
  ground: AnnulmentGround;
  document: string;
  follows: NonNullable<Undoing['follows']>;
}

type Steps = CaseState['steps'];

const STOPPED = 'Đã dừng, chưa quyết định gì.';

const entriesOf = (steps: Steps) => Object.entries(steps) as [Step, StepRecord][];

/** Whether an office has been told and has not decided. */
const isOpen = (record: StepRecord) =>
  record.state === 'told' || (record.state === 'papers-asked' && !isUntold(record));

/**
 * The family withdraws a case that is being worked on. Who was not told yet is not told; who was told is told to
 * stop; what was decided stands or is undone, as the law says.
 * @returns undefined for a case that has ended or is being undone already
 */
export function withdraw(state: CaseState, { at, why, standing }: WithdrawalAsked): Advance | undefined {
  const undoing: Undoing = { kind: 'withdrawal', askedAt: at, why, standing, steps: {} };
  return goNoFurther(state, 'withdrawn', undoing, [{ announce: 'withdrawal-asked' }]);
}

/** An authority has the case stop: the same to the offices, and another end. */
export function stopCase(
  state: CaseState,
  { at, why, standing, legalGround }: StopAsked,
): Advance | undefined {
  const undoing: Undoing = { kind: 'stop', askedAt: at, why, standing, legalGround, steps: {} };
  return goNoFurther(state, 'stopped', undoing, []);
}

function goNoFurther(
  state: CaseState,
  status: CaseState['status'],
  undoing: Undoing,
  consequences: Consequence[],
): Advance | undefined {
  if (state.endedAt || isBeingUndone(state) || isBeingCorrected(state)) return undefined;
  const at = undoing.askedAt;
  const begun: CaseState = { ...state, status, steps: withoutWaiting(state.steps), undoing };
  const asked = entriesOf(begun.steps).reduce(
    (so, [step, record]) => (isOpen(record) ? stop(so, step, at) : so),
    { state: begun, consequences },
  );
  return settled(
    entriesOf(begun.steps).reduce(
      (so, [step, record]) => (record.state === 'done' ? afterDecision(so, step, at) : so),
      asked,
    ),
    at,
  );
}

/**
 * The registration of this death is to be annulled; the registry decides that, and only then the others are told.
 * @returns undefined for a case without a registration, or one that is being undone already
 */
export function annul(
  state: CaseState,
  { at, why, ground, document, follows }: AnnulmentAsked,
): Advance | undefined {
  if (state.steps['register-death']?.state !== 'done' || isBeingUndone(state) || isBeingCorrected(state))
    return undefined;
  if (state.undoing?.kind === 'annulment' && wasAnnulled(state)) return undefined;
  const undoing: Undoing = { kind: 'annulment', askedAt: at, why, ground, document, follows, steps: {} };
  return ask({ state: { ...state, undoing }, consequences: [] }, 'register-death', at);
}

/** An office's decision that came while the case is being undone: it is kept, and dealt with as one that came first. */
export function decidedMeanwhile(advanced: Advance, outcome: Outcome): Advance {
  if (outcome.kind === 'refused')
    return settled(
      mark(advanced, outcome.step, {
        state: 'nothing-to-undo',
        answeredAt: outcome.at,
        result: outcome.result,
      }),
      outcome.at,
    );
  const next =
    advanced.state.undoing!.kind === 'annulment'
      ? afterAnnulment(advanced, outcome.step, outcome.at)
      : afterDecision(advanced, outcome.step, outcome.at);
  return settled(next, outcome.at);
}

/** What an office answered to the request to stop. Where it had decided before, its decision says what follows. */
export function stopAnswered(state: CaseState, { step, attempt, result, at }: StopAnswer): Advance {
  const record = state.steps[step];
  const asked = state.undoing?.steps[step]?.state === 'asked';
  if (!record || !asked || record.attempt !== attempt || !isOpen(record) || result === 'already-decided')
    return { state, consequences: [] };
  const stopped: StepRecord = { ...record, state: 'not-needed', answeredAt: at };
  const marked = mark(
    { state: { ...state, steps: { ...state.steps, [step]: stopped } }, consequences: [] },
    step,
    { state: 'stopped', answeredAt: at, result: STOPPED },
  );
  return settled(marked, at);
}

/** What an office answered to the undoing of its act. */
export function undone(state: CaseState, { step, attempt, state: answer, result, at }: UndoAnswer): Advance {
  const record = state.steps[step];
  const asked = state.undoing?.steps[step]?.state === 'asked' && record?.attempt === attempt;
  if (!asked || isOpen(record)) return { state, consequences: [] };
  const marked = mark({ state, consequences: [] }, step, { state: answer, answeredAt: at, result });
  return settled(step === 'register-death' && answer === 'undone' ? fanOut(marked, at) : marked, at);
}

/**
 * The registration is annulled: whoever acted on its extract undoes it, whoever has not yet stops. After that, those who
 * paid a person who lives pay on, whatever became of the claims: no claim can have it stopped once more.
 */
function fanOut({ state, consequences }: Advance, at: string): Advance {
  const steps = withoutWaiting(state.steps);
  const begun: Advance = {
    state: { ...state, steps },
    consequences: [...consequences, { announce: 'annulled' }],
  };
  const ordered = entriesOf(steps).reduce((so, [step, record]) => {
    if (step === 'register-death') return so;
    if (isOpen(record)) return stop(so, step, at);
    return record.state === 'done' ? afterAnnulment(so, step, at) : so;
  }, begun);
  return state.undoing?.follows?.paysOn ? add(ordered, { payments: 'resume' }) : ordered;
}

function afterDecision(so: Advance, step: Step, at: string): Advance {
  const { stands, text } = so.state.undoing!.standing![step];
  return stands ? mark(so, step, { state: 'stands', answeredAt: at, result: text }) : ask(so, step, at);
}

/** A registration that another one stands for takes nothing away from what was done. */
function afterAnnulment(so: Advance, step: Step, at: string): Advance {
  const { restores, text } = so.state.undoing!.follows!;
  return restores
    ? ask(so, step, at)
    : mark(so, step, { state: 'stands', answeredAt: at, result: `Vẫn giữ: ${text}` });
}

const attemptOf = ({ state }: Advance, step: Step) => state.steps[step]!.attempt;

const stop = (so: Advance, step: Step, at: string): Advance =>
  add(mark(so, step, { state: 'asked', askedAt: at }), { stop: step, attempt: attemptOf(so, step) });

const ask = (so: Advance, step: Step, at: string): Advance =>
  add(mark(so, step, { state: 'asked', askedAt: at }), { undo: step, attempt: attemptOf(so, step) });

const add = ({ state, consequences }: Advance, ...more: Consequence[]): Advance => ({
  state,
  consequences: [...consequences, ...more],
});

function mark({ state, consequences }: Advance, step: Step, record: UndoRecord): Advance {
  const undoing = state.undoing!;
  const kept = { ...undoing.steps[step], ...record };
  return {
    state: { ...state, undoing: { ...undoing, steps: { ...undoing.steps, [step]: kept } } },
    consequences,
  };
}

const withoutWaiting = (steps: Steps): Steps =>
  Object.fromEntries(
    entriesOf(steps).map(([step, record]) => [
      step,
      isUntold(record) ? { ...record, state: 'not-needed' } : record,
    ]),
  );

/** Ends the undoing once every office has answered; a case that was open ends with it. */
function settled(so: Advance, at: string): Advance {
  const { state } = so;
  const { undoing } = state;
  if (
    !undoing ||
    undoing.endedAt ||
    !everyAnswered(undoing) ||
    entriesOf(state.steps).some(([, r]) => isOpen(r))
  )
    return so;
  if (undoing.kind === 'annulment' && !wasAnnulled(state))
    return { ...so, state: { ...state, undoing: { ...undoing, endedAt: at } } };
  const ended = { ...state, undoing: { ...undoing, endedAt: at } };
  if (undoing.kind !== 'annulment')
    return add(
      { ...so, state: { ...ended, endedAt: at } },
      { announce: undoing.kind === 'stop' ? 'case-stopped' : 'withdrawal-completed' },
    );
  const open = !state.endedAt;
  return add(
    { ...so, state: open ? { ...ended, status: 'stopped', endedAt: at } : ended },
    { announce: 'annulment-completed' },
  );
}

const everyAnswered = ({ steps }: Undoing) => Object.values(steps).every(({ state }) => state !== 'asked');

/** Whether the office was told to stop and has not answered. */
export const isToStop = ({ undoing, steps }: CaseState, step: Step): boolean =>
  undoing?.steps[step]?.state === 'asked' && steps[step] !== undefined && isOpen(steps[step]);

export const isBeingUndone = ({ undoing }: CaseState): boolean => undoing !== undefined && !undoing.endedAt;

/** The registration stands no more. */
export const wasAnnulled = ({ undoing }: Pick<CaseState, 'undoing'>): boolean =>
  undoing?.kind === 'annulment' && undoing.steps['register-death']?.state === 'undone';
