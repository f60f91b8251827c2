import {
  DeathRegistered,
  DeathRegistrationPapersAsked,
  DeathRegistrationRefused,
  FuneralAllowanceGranted,
  FuneralAllowanceNotGranted,
  FuneralAllowancePapersAsked,
  ResidenceDeregistered,
  ResidenceNotDeregistered,
  SurvivorsBenefitNotSettled,
  SurvivorsBenefitPapersAsked,
  SurvivorsBenefitSettled,
  type Extract,
} from '@lien-thong/contracts';
import { Handles, type Received, type Work } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { checkExtract, TrustedOffices } from '@lien-thong/signature';
import { Controller } from '@nestjs/common';
import { advance } from '../procedures/advance';
import { officeOf } from '../procedures/death';
import { entry } from '../timeline/timeline';
import { proceed, type Change } from './case-process';
import type { Outcome } from './case-state';
import { outcomes } from './outcomes';

/** What the offices answered. */
@Controller()
export class AnswersHandler {
  constructor(
    private readonly privacy: Privacy,
    private readonly trusted: TrustedOffices,
  ) {}

  @Handles(DeathRegistered)
  deathRegistered(messages: Received<DeathRegistered>[], work: Work) {
    for (const { caseId, data } of messages) checkExtract(this.trusted, caseId, data.extract);
    return answered(work, this.privacy, messages, outcomes.deathRegistered, ({ extract }) => extract);
  }

  @Handles(DeathRegistrationRefused)
  deathRegistrationRefused(messages: Received<DeathRegistrationRefused>[], work: Work) {
    return answered(work, this.privacy, messages, outcomes.deathRegistrationRefused);
  }

  @Handles(DeathRegistrationPapersAsked)
  deathRegistrationPapersAsked(messages: Received<DeathRegistrationPapersAsked>[], work: Work) {
    return answered(work, this.privacy, messages, outcomes.deathRegistrationPapersAsked);
  }

  @Handles(ResidenceDeregistered)
  residenceDeregistered(messages: Received<ResidenceDeregistered>[], work: Work) {
    return answered(work, this.privacy, messages, outcomes.residenceDeregistered);
  }

  @Handles(ResidenceNotDeregistered)
  residenceNotDeregistered(messages: Received<ResidenceNotDeregistered>[], work: Work) {
    return answered(work, this.privacy, messages, outcomes.residenceNotDeregistered);
  }

  @Handles(FuneralAllowanceGranted)
  funeralAllowanceGranted(messages: Received<FuneralAllowanceGranted>[], work: Work) {
    return answered(work, this.privacy, messages, outcomes.funeralAllowanceGranted);
  }

  @Handles(FuneralAllowanceNotGranted)
  funeralAllowanceNotGranted(messages: Received<FuneralAllowanceNotGranted>[], work: Work) {
    return answered(work, this.privacy, messages, outcomes.funeralAllowanceNotGranted);
  }

  @Handles(FuneralAllowancePapersAsked)
  funeralAllowancePapersAsked(messages: Received<FuneralAllowancePapersAsked>[], work: Work) {
    return answered(work, this.privacy, messages, outcomes.funeralAllowancePapersAsked);
  }

  @Handles(SurvivorsBenefitSettled)
  survivorsBenefitSettled(messages: Received<SurvivorsBenefitSettled>[], work: Work) {
    return answered(work, this.privacy, messages, outcomes.survivorsBenefitSettled);
  }

  @Handles(SurvivorsBenefitNotSettled)
  survivorsBenefitNotSettled(messages: Received<SurvivorsBenefitNotSettled>[], work: Work) {
    return answered(work, this.privacy, messages, outcomes.survivorsBenefitNotSettled);
  }

  @Handles(SurvivorsBenefitPapersAsked)
  survivorsBenefitPapersAsked(messages: Received<SurvivorsBenefitPapersAsked>[], work: Work) {
    return answered(work, this.privacy, messages, outcomes.survivorsBenefitPapersAsked);
  }
}

/** An office may answer only a case that was filed here: one without a row is our own fault and gets parked. */
class UnknownCase extends Error {}

async function answered<T extends object>(
  work: Work,
  privacy: Privacy,
  messages: Received<T>[],
  outcomeOf: (message: Received<T>) => Outcome,
  extractOf?: (data: T) => Extract,
): Promise<void> {
  const changes = messages.map((message): Change => {
    const outcome = outcomeOf(message);
    const { caseId, data, time } = message;
    return {
      caseId,
      at: time,
      cause: message,
      rule: (state) => advance(state, outcome),
      extract: extractOf?.(data),
      entries: [entry(caseId, time, 'answered', officeOf(outcome.step), outcome.result, outcome.step)],
    };
  });
  const cases = await proceed(work, privacy, changes);
  const missing = cases.findIndex((c) => c === undefined);
  if (missing >= 0) throw new UnknownCase(`there is no case ${messages[missing]!.caseId}`);
}
