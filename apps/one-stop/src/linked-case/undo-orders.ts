import {
  AnnulDeathRegistration,
  RestoreResidence,
  RevokeBenefit,
  StopBenefit,
  StopDeathRegistration,
  StopDeregistration,
  type BenefitName,
  type Step,
} from '@lien-thong/contracts';
import { say, type Saying } from '@lien-thong/messaging';
import { dayOf } from '@lien-thong/service';
import { STEP_OF_BENEFIT } from '../procedures/benefit-steps';
import type { Undoing } from './case-state';
import type { LinkedCase } from './linked-case.entity';

type Order = readonly [shape: new () => object, data: object];

const BENEFITS = Object.entries(STEP_OF_BENEFIT) as [BenefitName, Step][];

export const benefitOf = (step: Step): BenefitName | undefined =>
  BENEFITS.find(([, decidedAt]) => decidedAt === step)?.[0];

const UNANSWERED = 'Hết thời gian chờ gia đình bổ sung giấy tờ.';

/** Tells an office not to decide any more; on the topic and key of what it was told to do, so that it comes after it. */
export const stopOrder = (c: LinkedCase, step: Step, attempt: number, cause: Saying['cause']): Saying => {
  const [shape, data] = stopOf(step, { attempt, why: c.undoing?.why ?? UNANSWERED });
  return say(shape, c.caseId, data, cause, c.version);
};

function stopOf(step: Step, order: { attempt: number; why: string }): Order {
  if (step === 'register-death') return [StopDeathRegistration, order];
  if (step === 'deregister-residence') return [StopDeregistration, order];
  return [StopBenefit, { ...order, benefit: benefitOf(step) }];
}

/**
 * Tells an office to undo what it decided, by an act of its own; what the family asked for names the dossier. A
 * correction has undone what was done to the wrong person.
 */
export const undoOrder = (c: LinkedCase, step: Step, attempt: number, cause: Saying['cause']): Saying => {
  const { why, ground, document = c.dossierCode!, askedAt } = basisOf(c);
  const order = { attempt, document, why };
  const asked = {
    ...order,
    commune: c.commune,
    deceased: c.deceasedName,
    askedOn: dayOf(new Date(askedAt)),
  };
  const [shape, data] = undoOf(step, { order, asked, ground });
  return say(shape, c.caseId, data, cause, c.version);
};

type Basis = Pick<Undoing, 'why' | 'ground' | 'document' | 'askedAt'>;

/** The two never run side by side. */
const basisOf = ({ undoing, correction }: LinkedCase): Basis =>
  correction && !correction.endedAt ? correction : undoing!;

function undoOf(
  step: Step,
  { order, asked, ground }: { order: object; asked: object; ground: string | undefined },
): Order {
  if (step === 'register-death') return [AnnulDeathRegistration, { ...asked, ground }];
  if (step === 'deregister-residence') return [RestoreResidence, asked];
  return [RevokeBenefit, { ...order, benefit: benefitOf(step) }];
}
