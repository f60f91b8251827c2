import type { PreCheck, Step } from '@lien-thong/contracts';
import type { CaseState, StepRecord } from '../linked-case/case-state';
import { askFamily, lacking, onceAllHaveSpoken, tellNext, type Advance, type PaperRequest } from './advance';

type Steps = CaseState['steps'];

/**
 * What an office found when it was asked before its turn. Only the first finding of a step counts: what the family
 * brought since, the office has not seen. What it lacks goes onto the slip of a case that is being worked on.
 */
export function preChecked(state: CaseState, checks: readonly PreCheck[], at: string): Advance | undefined {
  const fresh = checks.filter(({ step }) => {
    const record = state.steps[step];
    return record?.state === 'waiting' && !record.preCheck;
  });
  if (!fresh.length || state.endedAt || state.undoing) return undefined;
  const found = fresh.map(
    ({ step, ...check }) =>
      [step, { ...state.steps[step]!, preCheck: { ...check, checkedAt: at } } satisfies StepRecord] as const,
  );
  const noted = { ...state, steps: { ...state.steps, ...(Object.fromEntries(found) as Steps) } };
  if (state.status === 'new') return { state: noted, consequences: [] };
  const steps = lacking(noted.steps, lacksOf(found), at);
  return onceAllHaveSpoken({ state: { ...noted, steps }, consequences: [] }, at);
}

/**
 * A received case begins: with one slip for all that its registers found lacking before, and the offices told whose
 * turn it is, unless they wait for the family's word on the draft of the extract.
 */
export function begin(state: CaseState, at: string, held: readonly Step[] = []): Advance {
  const steps = lacking(state.steps, lacksOf(entriesOf(state.steps)), at);
  const told = tellNext({ ...state, steps }, at, held);
  return askFamily({ ...told, consequences: [{ announce: 'received' }, ...told.consequences] }, at);
}

/** What was found before a case was received still holds for the steps as they are drawn up then. */
export const withFindings = (steps: Steps, before: Steps): Steps =>
  Object.fromEntries(
    entriesOf(steps).map(([step, record]) => {
      const preCheck = before[step]?.preCheck;
      return [step, preCheck ? { ...record, preCheck } : record];
    }),
  );

const entriesOf = (steps: Steps) => Object.entries(steps) as [Step, StepRecord][];

const lacksOf = (steps: readonly (readonly [Step, StepRecord])[]): PaperRequest[] =>
  steps.flatMap(([step, { preCheck }]) => (preCheck?.papers ? [{ step, papers: preCheck.papers }] : []));
