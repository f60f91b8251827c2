import { PreCheckResidence, ResidencePreChecked } from '@lien-thong/contracts';
import { preCheckOf } from '@lien-thong/desk';
import type { Law } from '@lien-thong/law';
import { Handles, say, type Received, type Work } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { Clock } from '@lien-thong/service';
import { Controller } from '@nestjs/common';
import { deregisterResidence } from '../deregistration/deregister-residence';
import { lookUp } from '../deregistration/resident-register';

/** Says whether the register of residents knows the person as declared; nothing is deleted. */
@Controller()
export class PreCheckResidenceHandler {
  constructor(
    private readonly clock: Clock,
    private readonly privacy: Privacy,
  ) {}

  @Handles(PreCheckResidence)
  async preCheckResidences(
    commands: Received<PreCheckResidence>[],
    { db, send, law }: Work<Law>,
  ): Promise<void> {
    const asked = commands.map(({ caseId, data: { deceased, lastResidence } }) => ({
      caseId,
      data: { extract: { deceased }, lastResidence },
    }));
    const known = await lookUp(db, this.privacy, asked);
    const today = this.clock.today();
    send(
      commands.map((command, i) => {
        const one = asked[i]!;
        const decision = deregisterResidence(one.data, known.candidatesFor(one), law, today);
        const checks = [preCheckOf('deregister-residence', decision)];
        return say(ResidencePreChecked, command.caseId, { checks }, command);
      }),
    );
  }
}
