import { AnnulDeathRegistration } from '@lien-thong/contracts';
import { Intake } from '@lien-thong/desk';
import { annulmentGround, type Law } from '@lien-thong/law';
import { Handles, type Received, type Work } from '@lien-thong/messaging';
import { Clock } from '@lien-thong/service';
import { Controller } from '@nestjs/common';
import { ANNUL_REGISTRATION } from './annul-registration.task';
import { struckAlready } from './annulled-entries';
import { AnnulmentRegistrar, type Decision } from './annulment-registrar';

@Controller()
export class AnnulRegistrationHandler {
  constructor(
    private readonly clock: Clock,
    private readonly intake: Intake,
    private readonly registrar: AnnulmentRegistrar,
  ) {}

  @Handles(AnnulDeathRegistration)
  async annulRegistrations(commands: Received<AnnulDeathRegistration>[], work: Work<Law>): Promise<void> {
    const struck = await struckAlready(
      work.db,
      commands.map(({ caseId }) => caseId),
    );
    const judged = commands
      .filter(({ caseId }) => !struck.has(caseId))
      .map((command) => ({ command, decision: this.judge(command.data, work.law) }));
    await this.intake.receive(work, ANNUL_REGISTRATION, judged);
    work.send(
      commands.flatMap((command) => {
        const number = struck.get(command.caseId);
        return number === undefined ? [] : this.registrar.struckAgain(command, number);
      }),
    );
  }

  private judge({ ground, document }: AnnulDeathRegistration, law: Law): Decision {
    const { text } = annulmentGround(law, ground, this.clock.today());
    return { answer: 'approve', ground: `${text} Văn bản làm căn cứ: ${document}.` };
  }
}
