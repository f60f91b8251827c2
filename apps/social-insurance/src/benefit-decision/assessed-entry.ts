import type { Actor, Entry } from '@lien-thong/audit';
import type { Decision } from './decision';
import type { Circumstances, Command, Granted } from './decision-book';

const ACTIONS = {
  approve: 'benefit.grant',
  refuse: 'benefit.refuse',
  ask: 'benefit.ask-papers',
  review: 'benefit.leave-to-officer',
} as const;

/** What goes on record of a claim that was decided, by whom, with the ground that was given. */
export const assessedEntry = (
  { caseId, data }: Command,
  decision: Decision,
  granted: Granted | undefined,
  actor: Actor,
  { benefit, law }: Pick<Circumstances, 'benefit' | 'law'>,
): Entry => ({
  actor,
  action: ACTIONS[decision.answer],
  subject: { kind: benefit, id: granted?.code ?? caseId },
  caseId,
  reason: groundOf(decision),
  detail: { attempt: data.attempt, lawVersion: law.version },
});

function groundOf(decision: Decision): string {
  if (decision.answer === 'approve') return decision.grant.article;
  if (decision.answer === 'review') return `${decision.why}: ${decision.articles.join('; ')}`;
  return decision.ground;
}
