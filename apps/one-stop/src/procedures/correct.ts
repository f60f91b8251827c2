import type { ResidenceCorrection, Step } from '@lien-thong/contracts';
import type { CaseState, Correction, CorrectionRecord, Outcome, StepRecord } from '../linked-case/case-state';
import { isClaim, type Advance, type Consequence } from './advance';
import { isBeingUndone, wasAnnulled, type UndoAnswer } from './undo';

type Steps = CaseState['steps'];

export interface CorrectionAsked {
  at: string;
  document: string;
  why: string;
}

/** An office's answer to a correction, by its number. */
export interface CorrectionAnswer {
  step: Step;
  nth: number;
  /** A sentence for people; no personal data. */
  result: string;
  at: string;
}

/**
 * The entry of this death is to be corrected; the registry decides that, and only then the others are told.
 * @returns undefined for a case without a registration that holds, or one that is being undone or corrected
 */
export function askCorrection(state: CaseState, { at, document, why }: CorrectionAsked): Advance | undefined {
  const registered = state.steps['register-death']?.state === 'done';
  if (!registered || wasAnnulled(state) || isBeingUndone(state) || isBeingCorrected(state)) return undefined;
  const nth = (state.correction?.nth ?? 0) + 1;
  const steps: Correction['steps'] = { 'register-death': { state: 'asked', askedAt: at } };
  return { state: { ...state, correction: { nth, askedAt: at, document, why, steps } }, consequences: [] };
}

/** The registry does not correct: everything stands as it was. */
export function notCorrected(state: CaseState, { nth, at, result }: CorrectionAnswer): Advance | undefined {
  if (!waitsForRegistry(state, nth)) return undefined;
  const refused = { state: 'refused', answeredAt: at, result } as const;
  return settled(mark({ state, consequences: [] }, 'register-death', refused), at);
}

/**
 * The entry is corrected: who has not decided decides by the new extract, who has says what it changes. An office whose
 * turn has not come will know no other.
 */
export function corrected(state: CaseState, { nth, at, result }: CorrectionAnswer): Advance | undefined {
  if (!waitsForRegistry(state, nth)) return undefined;
  const begun = mark({ state, consequences: [] }, 'register-death', {
    state: 'noted',
    answeredAt: at,
    result,
  });
  const others = (Object.entries(state.steps) as [Step, StepRecord][]).filter(
    ([step, record]) => step !== 'register-death' && CONCERNED.has(record.state),
  );
  const asked = others.reduce((so, [step, record]) => askOffice(so, step, record, at), begun);
  return settled(withPayersTold(asked), at);
}

/** Where no claim tells the payers of the dead what is right, an order of its own does. */
function withPayersTold(so: Advance): Advance {
  const claims = so.consequences.some((c) =>
    'note' in c ? isClaim(c.note) : 'tell' in c && isClaim(c.tell),
  );
  return claims ? so : add(so, { payments: 'stop' });
}

const CONCERNED = new Set<StepRecord['state']>(['told', 'done', 'refused']);

/**
 * One that is at work is told again first: it decides by the new extract, or says what it decided by the former. One that
 * refused may have done so because of what was wrong.
 */
function askOffice(so: Advance, step: Step, record: StepRecord, at: string): Advance {
  const nth = so.state.correction!.nth;
  const attempt = record.attempt + 1;
  if (record.state === 'refused')
    return add(mark(so, step, { state: 'deciding', askedAt: at, attempt }), { tell: step, attempt });
  const asked = mark(so, step, { state: 'asked', askedAt: at });
  if (record.state === 'done') return add(asked, { note: step, nth });
  const steps: Steps = { ...asked.state.steps, [step]: { ...record, attempt, toldAt: at } };
  return add({ ...asked, state: { ...asked.state, steps } }, { tell: step, attempt }, { note: step, nth });
}

/** An office has taken note. The police restore whom they deleted wrongly before they delete the right registration. */
export function noted(
  state: CaseState,
  { step, nth, at, result }: CorrectionAnswer,
  found?: ResidenceCorrection,
): Advance | undefined {
  if (recordOf(state, step, nth)?.state !== 'asked') return undefined;
  const so: Advance = { state, consequences: [] };
  if (found === 'another-person')
    return add(mark(so, step, { state: 'undoing', answeredAt: at, result }), {
      undo: step,
      attempt: state.steps[step]!.attempt,
    });
  return settled(mark(so, step, { state: 'noted', answeredAt: at, result }), at);
}

/** Whether an office is undoing its act because of a correction, and not because the case is undone. */
export const undoesForCorrection = (state: CaseState, step: Step): boolean =>
  state.correction?.steps[step]?.state === 'undoing';

/** What was done to the wrong person is undone: the office is told again, with the new extract. */
export function undoneForCorrection(state: CaseState, { step, result, at }: UndoAnswer): Advance {
  const attempt = state.steps[step]!.attempt + 1;
  const deciding = { state: 'deciding', answeredAt: at, result, attempt } as const;
  return add(mark({ state, consequences: [] }, step, deciding), { tell: step, attempt });
}

/** Whether an outcome answers what an office was told anew because of a correction. */
export const answersCorrection = (state: CaseState, { step, attempt }: Outcome): boolean => {
  const record = state.correction?.steps[step];
  return record?.state === 'deciding' && record.attempt === attempt;
};

/** The first decision stays on record as it was; what was decided anew stands in the correction. */
export const decidedAnew = (state: CaseState, { step, result, at }: Outcome): Advance =>
  settled(mark({ state, consequences: [] }, step, { state: 'decided-anew', answeredAt: at, result }), at);

export const isBeingCorrected = ({ correction }: CaseState): boolean =>
  correction !== undefined && !correction.endedAt;

const recordOf = ({ correction }: CaseState, step: Step, nth: number): CorrectionRecord | undefined =>
  correction?.nth === nth ? correction.steps[step] : undefined;

const waitsForRegistry = (state: CaseState, nth: number): boolean =>
  recordOf(state, 'register-death', nth)?.state === 'asked';

function mark({ state, consequences }: Advance, step: Step, record: Partial<CorrectionRecord>): Advance {
  const correction = state.correction!;
  const kept = { ...correction.steps[step], ...record } as CorrectionRecord;
  return {
    state: { ...state, correction: { ...correction, steps: { ...correction.steps, [step]: kept } } },
    consequences,
  };
}

const add = ({ state, consequences }: Advance, ...more: Consequence[]): Advance => ({
  state,
  consequences: [...consequences, ...more],
});

const OPEN = new Set<CorrectionRecord['state']>(['asked', 'undoing', 'deciding']);

/** Ends the correction once everybody has answered. */
function settled(so: Advance, at: string): Advance {
  const correction = so.state.correction!;
  if (Object.values(correction.steps).some(({ state }) => OPEN.has(state))) return so;
  return add(
    { ...so, state: { ...so.state, correction: { ...correction, endedAt: at } } },
    { announce: 'correction-completed' },
  );
}
