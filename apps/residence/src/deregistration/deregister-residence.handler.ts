import { DeregisterResidence } from '@lien-thong/contracts';
import { Intake } from '@lien-thong/desk';
import type { Law } from '@lien-thong/law';
import { Handles, type Work } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { Clock } from '@lien-thong/service';
import { checkExtract, TrustedOffices } from '@lien-thong/signature';
import { Controller } from '@nestjs/common';
import { deregisterResidence } from './deregister-residence';
import { DEREGISTER_RESIDENCE } from './deregister-residence.task';
import { deregistered, ResidenceRegistrar, type Command } from './residence-registrar';
import { lookUp } from './resident-register';

@Controller()
export class DeregisterResidenceHandler {
  constructor(
    private readonly clock: Clock,
    private readonly trusted: TrustedOffices,
    private readonly privacy: Privacy,
    private readonly intake: Intake,
    private readonly registrar: ResidenceRegistrar,
  ) {}

  /** What the rule says is done where the office lets the rule decide; elsewhere it is proposed to an officer. */
  @Handles(DeregisterResidence)
  async deregisterResidences(commands: Command[], work: Work<Law>): Promise<void> {
    const { db, send, law } = work;
    for (const { caseId, data } of commands) checkExtract(this.trusted, caseId, data.extract);
    const known = await lookUp(db, this.privacy, commands);
    const judged = commands
      .filter((command) => !known.removedFor(command) && !known.isStopped(command))
      .map((command) => ({
        command,
        decision: deregisterResidence(command.data, known.candidatesFor(command), law, this.clock.today()),
      }));
    await this.intake.receive(work, DEREGISTER_RESIDENCE, judged);
    send(
      commands.flatMap((command) => {
        const done = known.removedFor(command);
        return done ? deregistered(command, done) : [];
      }),
    );
  }
}
