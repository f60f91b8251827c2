import { SYSTEM, type Entry } from '@lien-thong/audit';
import type { Approval, Refusal, Request, Review } from './decision';
import type { Circumstances, Command, Granted } from './decision-book';

const ACTIONS = {
  approve: 'benefit.grant',
  refuse: 'benefit.refuse',
  ask: 'benefit.ask-papers',
  review: 'benefit.leave-to-officer',
} as const;

/** What goes on record of a claim that a rule has decided, with the ground it gave. */
export const assessedEntry = (
  { caseId, data }: Command,
  decision: Approval | Refusal | Request | Review,
  granted: Granted | undefined,
  { benefit, lawVersion }: Pick<Circumstances, 'benefit' | 'lawVersion'>,
): Entry => ({
  actor: SYSTEM,
  action: ACTIONS[decision.answer],
  subject: { kind: benefit, id: granted?.code ?? caseId },
  caseId,
  reason: groundOf(decision),
  detail: { attempt: data.attempt, lawVersion },
});

function groundOf(decision: Approval | Refusal | Request | Review): string {
  if (decision.answer === 'approve') return decision.grant.article;
  if (decision.answer === 'review') return `${decision.why}: ${decision.articles.join('; ')}`;
  return decision.ground;
}
