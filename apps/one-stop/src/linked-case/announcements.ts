import {
  AnnulmentCompleted,
  CaseAnnulled,
  CaseCompleted,
  CaseReceived,
  CaseRefused,
  CaseStopped,
  CorrectionCompleted,
  STEPS,
  SupplementRequestedV2,
  WithdrawalCompleted,
  WithdrawalRequested,
  type StepSummary,
} from '@lien-thong/contracts';
import { say, type Saying } from '@lien-thong/messaging';
import type { Consequence } from '../procedures/advance';
import { ofReceivedCase } from './case-messages';
import { correctionSteps, undoViews } from './case-view';
import type { LinkedCase } from './linked-case.entity';

export type Announcement = Extract<Consequence, { announce: string }>;

/** What everybody is told of a case that has changed. */
export function announced(c: LinkedCase, announcement: Announcement, cause: Saying['cause']): Saying {
  const [shape, data] = contentOf(c, announcement);
  return say(shape, c.caseId, { ...ofReceivedCase(c), ...data }, cause, c.version);
}

type Content = readonly [shape: new () => object, data: object];

function contentOf(c: LinkedCase, announcement: Announcement): Content {
  switch (announcement.announce) {
    case 'received':
      return [CaseReceived, { procedures: c.procedures }];
    case 'completed':
      return [CaseCompleted, { steps: summaryOf(c), endedAt: endOf(c), supplements: c.supplements }];
    case 'refused': {
      const { reason, result } = announcement.outcome;
      return [CaseRefused, { reason, ground: result, endedAt: endOf(c) }];
    }
    case 'supplement-requested': {
      const { requests, at } = announcement;
      return [SupplementRequestedV2, { requests, nth: c.supplements, requestedAt: at }];
    }
    case 'correction-completed':
      return [CorrectionCompleted, correctionContent(c)];
    default:
      return undoingContent(c, announcement.announce);
  }
}

function undoingContent(
  c: LinkedCase,
  announce: 'withdrawal-asked' | 'withdrawal-completed' | 'case-stopped' | 'annulled' | 'annulment-completed',
): Content {
  const { askedAt, why, legalGround, ground, document, endedAt, steps } = c.undoing!;
  switch (announce) {
    case 'withdrawal-asked':
      return [WithdrawalRequested, { requestedAt: askedAt }];
    case 'withdrawal-completed':
      return [WithdrawalCompleted, { steps: undoViews(c), endedAt }];
    case 'case-stopped':
      return [CaseStopped, { why, ground: legalGround, steps: undoViews(c), endedAt }];
    case 'annulled':
      return [CaseAnnulled, { ground, document, annulledAt: steps['register-death']!.answeredAt }];
    case 'annulment-completed':
      return [AnnulmentCompleted, { steps: undoViews(c), endedAt }];
  }
}

function correctionContent(c: LinkedCase): object {
  const { document, endedAt, steps } = c.correction!;
  const corrected = steps['register-death']!.state === 'noted';
  return { corrected, document, steps: correctionSteps(c), endedAt };
}

const endOf = ({ endedAt }: LinkedCase) => endedAt!.toISOString();

const summaryOf = ({ steps }: LinkedCase): StepSummary[] =>
  STEPS.flatMap((step) => {
    const record = steps[step];
    return record
      ? [{ step, state: record.state, toldAt: record.toldAt, answeredAt: record.answeredAt }]
      : [];
  });
