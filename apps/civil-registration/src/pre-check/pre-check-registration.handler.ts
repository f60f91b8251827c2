import { PreCheckRegistration, RegistrationPreChecked } from '@lien-thong/contracts';
import { preCheckOf } from '@lien-thong/desk';
import type { Law } from '@lien-thong/law';
import { Handles, say, type Received, type Work } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { Clock } from '@lien-thong/service';
import { Controller } from '@nestjs/common';
import { lookUp } from '../death-registration/death-register';
import { registerDeath } from '../death-registration/register-death';

/** Says what the register and the rule would make of a registration; nothing is entered. */
@Controller()
export class PreCheckRegistrationHandler {
  constructor(
    private readonly clock: Clock,
    private readonly privacy: Privacy,
  ) {}

  @Handles(PreCheckRegistration)
  async preCheckRegistrations(
    commands: Received<PreCheckRegistration>[],
    { db, send, law }: Work<Law>,
  ): Promise<void> {
    const known = await lookUp(db, this.privacy, commands);
    const today = this.clock.today();
    send(
      commands.map((command) => {
        const { caseId, data } = command;
        const application = { ...data, receivedAt: data.declaredAt };
        const decision = registerDeath(application, known.of(command), law, today);
        return say(
          RegistrationPreChecked,
          caseId,
          { checks: [preCheckOf('register-death', decision)] },
          command,
        );
      }),
    );
  }
}
