import type { BenefitCategory, Step } from '@lien-thong/contracts';
import type { Law, Pause, PromiseQuestion } from '@lien-thong/law';
import { dayOf, rows, type Sql } from '@lien-thong/service';
import { promised } from '../filing/receive';
import type { CaseState } from '../linked-case/case-state';
import type { LinkedCase } from '../linked-case/linked-case.entity';
import type { Advance } from '../procedures/advance';

/** When the clock of each step stood still, for the questions to the law. */
export const pausesOf = (steps: CaseState['steps']): PromiseQuestion['pauses'] =>
  Object.fromEntries(
    Object.entries(steps).flatMap(([step, { pauses }]) => (pauses?.length ? [[step, pauses]] : [])),
  );

/** A case of which some steps waited for the family's papers until now. */
export interface Waited {
  linkedCase: LinkedCase;
  claimed?: BenefitCategory[];
  /** The case before the wait was over. */
  before: CaseState;
  answered: readonly Step[];
  at: string;
}

/**
 * The time a family took for its papers is not the offices' (Decision 766/QĐ-TTg): the days of the steps that are not
 * over, and the promised day, move by the law's rule. A promised day that was put off further stays.
 */
export function afterWait(
  law: Law,
  { linkedCase, claimed, before, answered, at }: Waited,
  advanced: Advance,
): Advance {
  const waited = answered.map((step) => {
    const { requestedAt, answeredAt, pauses = [] } = before.steps[step]!;
    const pause: Pause = {
      from: dayOf(new Date(requestedAt ?? answeredAt!)),
      until: dayOf(new Date(at)),
      why: 'supplement-asked',
    };
    return [step, { ...advanced.state.steps[step]!, pauses: [...pauses, pause] }] as const;
  });
  const steps: CaseState['steps'] = { ...advanced.state.steps, ...Object.fromEntries(waited) };
  const { procedures, channel, commune, receivedAt } = linkedCase;
  const benefit = claimed ? { categories: claimed } : undefined;
  const question = { procedures, channel, commune, ...(benefit ? { benefit } : {}) };
  const { promisedOn, dueOn } = promised(law, question, receivedAt!.toISOString(), pausesOf(steps));
  if (promisedOn > linkedCase.promisedOn!) linkedCase.promisedOn = promisedOn;
  return { ...advanced, state: { ...advanced.state, steps: dueAnew(steps, dueOn) } };
}

/** A step that was answered keeps the day it had. */
export const dueAnew = (
  steps: CaseState['steps'],
  dueOn: (step: Step) => string | undefined,
): CaseState['steps'] =>
  Object.fromEntries(
    Object.entries(steps).map(([step, record]) => {
      const day = record.answeredAt ? undefined : dueOn(step as Step);
      return [step, day ? { ...record, dueOn: day } : record];
    }),
  );

/** The benefits that a case claims: each has a limit of its own. */
export async function claimedOf(db: Sql, caseId: string): Promise<BenefitCategory[] | undefined> {
  const [declared] = await rows<{ claimed: BenefitCategory[] | null }>(
    db,
    `select form -> 'benefit' -> 'categories' as claimed from declaration where case_id = $1`,
    [caseId],
  );
  return declared?.claimed ?? undefined;
}
