import type { LawProposalView } from '@lien-thong/contracts';
import type { LawProposalRow } from './law-proposal.entity';

/** A proposal can be published once every effect is known and while the law it builds on is still in force. */
export const isReady = (p: LawProposalRow, inForce: string): boolean =>
  p.state === 'open' && p.basedOn === inForce && p.benefits !== null;

export const proposalView = (p: LawProposalRow, inForce: string): LawProposalView => ({
  proposalId: p.id,
  version: p.version,
  basedOn: p.basedOn,
  state: p.state === 'open' && p.basedOn !== inForce ? 'outdated' : p.state,
  reason: p.reason,
  preparedBy: p.preparedBy,
  proposedAt: p.proposedAt.toISOString(),
  changes: p.changes,
  deadlines: p.deadlines,
  ...(p.benefits ? { benefits: p.benefits } : {}),
  ready: isReady(p, inForce),
  ...(p.decidedBy ? { decidedBy: p.decidedBy } : {}),
  ...(p.decidedWhy ? { decidedWhy: p.decidedWhy } : {}),
  ...(p.decidedAt ? { decidedAt: p.decidedAt.toISOString() } : {}),
});
