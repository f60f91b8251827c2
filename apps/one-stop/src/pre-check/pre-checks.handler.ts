import {
  BenefitsPreChecked,
  RegistrationPreChecked,
  ResidencePreChecked,
  type PreCheck,
} from '@lien-thong/contracts';
import { Handles, type Received, type Work } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { Controller } from '@nestjs/common';
import { proceed, type Change } from '../linked-case/case-process';
import { preChecked } from '../procedures/pre-check';

/** What the offices found when they were asked before their turn. */
@Controller()
export class PreChecksHandler {
  constructor(private readonly privacy: Privacy) {}

  @Handles(RegistrationPreChecked)
  registrationPreChecked(messages: Received<RegistrationPreChecked>[], work: Work) {
    return this.note(messages, work);
  }

  @Handles(ResidencePreChecked)
  residencePreChecked(messages: Received<ResidencePreChecked>[], work: Work) {
    return this.note(messages, work);
  }

  @Handles(BenefitsPreChecked)
  benefitsPreChecked(messages: Received<BenefitsPreChecked>[], work: Work) {
    return this.note(messages, work);
  }

  /** A case that is gone by now needs no finding. */
  private async note(messages: Received<{ checks: PreCheck[] }>[], work: Work): Promise<void> {
    const changes = messages.map((message): Change => ({
      caseId: message.caseId,
      at: message.time,
      cause: message,
      rule: (state) => preChecked(state, message.data.checks, message.time),
    }));
    await proceed(work, this.privacy, changes);
  }
}
