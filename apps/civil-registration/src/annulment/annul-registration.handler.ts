import { AnnulDeathRegistration, type Opinion } from '@lien-thong/contracts';
import { openItems } from '@lien-thong/desk';
import { annulmentGround, type Law } from '@lien-thong/law';
import { Handles, type Received, type Work } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { Clock } from '@lien-thong/service';
import { Controller } from '@nestjs/common';
import { ANNUL_REGISTRATION } from './annul-registration.task';
import { AnnulmentRegistrar } from './annulment-registrar';

@Controller()
export class AnnulRegistrationHandler {
  constructor(
    private readonly clock: Clock,
    private readonly privacy: Privacy,
    private readonly registrar: AnnulmentRegistrar,
  ) {}

  /** Always two persons' work, however the office decides otherwise: a living person may be at stake. */
  @Handles(AnnulDeathRegistration)
  async annulRegistrations(commands: Received<AnnulDeathRegistration>[], work: Work<Law>): Promise<void> {
    const open: Received<AnnulDeathRegistration>[] = [];
    for (const command of commands)
      if (!(await this.registrar.answerKnown(work, command))) open.push(command);
    const proposed = open.map((command) => ({ command, proposal: this.proposalOf(command.data, work.law) }));
    await openItems(work, this.privacy, ANNUL_REGISTRATION, proposed, this.clock.now());
  }

  private proposalOf({ ground, document }: AnnulDeathRegistration, law: Law): Opinion {
    const { text } = annulmentGround(law, ground, this.clock.today());
    return { answer: 'approve', ground: `${text} Văn bản làm căn cứ: ${document}.` };
  }
}
