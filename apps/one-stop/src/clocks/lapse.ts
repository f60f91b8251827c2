import { SupplementLapsed, type Step } from '@lien-thong/contracts';
import { say, type Saying } from '@lien-thong/messaging';
import { ofReceivedCase } from '../linked-case/case-messages';
import type { CaseState } from '../linked-case/case-state';
import type { LinkedCase } from '../linked-case/linked-case.entity';
import { advance, isUntold, type Advance } from '../procedures/advance';

/** Why a step ended that nobody refused. */
export const SUPPLEMENT_UNANSWERED = 'supplement-unanswered';

const RESULT =
  'Đã hết thời gian chờ gia đình bổ sung giấy tờ nên bước này dừng. Gia đình có thể nộp lại bất cứ lúc nào.';

/** The family did not bring the papers in time: the asking step ends as if refused, and what depends on it falls away. */
export function lapse(state: CaseState, step: Step, at: string): Advance | undefined {
  const record = state.steps[step];
  if (state.endedAt || record?.state !== 'papers-asked') return undefined;
  const { papers: _papers, ...waiting } = record;
  const ended = advance(
    { ...state, steps: { ...state.steps, [step]: { ...waiting, state: 'told' } } },
    { step, attempt: record.attempt, at, kind: 'refused', reason: SUPPLEMENT_UNANSWERED, result: RESULT },
  );
  if (isUntold(record)) return ended;
  // The office that asked takes it off its desk.
  const stop = { stop: step, attempt: record.attempt };
  return { ...ended, consequences: [stop, ...ended.consequences] };
}

/** Of a registration the case's own end tells the family; of a branch this does. */
export const lapsed = (c: LinkedCase, step: Step, requestedAt: string, at: string): Saying[] =>
  step === 'register-death'
    ? []
    : [
        say(
          SupplementLapsed,
          c.caseId,
          { ...ofReceivedCase(c), status: c.status, step, requestedAt, lapsedAt: at },
          undefined,
          c.version,
        ),
      ];
