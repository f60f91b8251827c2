import type { BenefitCorrection } from '@lien-thong/contracts';
import type { Grant } from '../benefit-decision/decision';
import type { Difference, Standing } from './corrected-decisions';

/** What the rule decides by the corrected entry. */
export type Rejudged = { answer: 'approve'; grant: Grant } | { answer: 'refuse' | 'ask' | 'review' };

export interface Change {
  result: BenefitCorrection;
  /** Đồng, never negative. */
  difference?: number;
  draft?: Pick<Difference, 'kind' | 'to'>;
}

/** What a correction changes of a decision: the same regime pays more or less, or an officer has to look. */
export function whatChanges(standing: Standing, rejudged: Rejudged): Change {
  if (rejudged.answer !== 'approve') return { result: 'officer-decides', draft: { kind: 'review' } };
  const { desk, category, kind, amount: to } = rejudged.grant;
  const sameRegime = desk === standing.desk && (category ?? null) === standing.category;
  if (!sameRegime || (kind ?? null) !== standing.kind)
    return { result: 'officer-decides', draft: { kind: 'regime-changes', to } };
  const difference = Math.abs(to - standing.amount);
  if (!difference) return { result: 'unchanged' };
  return to > standing.amount
    ? { result: 'to-add', difference, draft: { kind: 'top-up', to } }
    : { result: 'to-recover', difference, draft: { kind: 'overpaid', to } };
}
