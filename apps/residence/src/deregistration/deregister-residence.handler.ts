import { SYSTEM } from '@lien-thong/audit';
import { DeregisterResidence } from '@lien-thong/contracts';
import { forOfficers, OfficeRules, openItems } from '@lien-thong/desk';
import type { Law } from '@lien-thong/law';
import { Handles, type Work } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { Clock } from '@lien-thong/service';
import { checkExtract, TrustedOffices } from '@lien-thong/signature';
import { Controller } from '@nestjs/common';
import { deregisterResidence } from './deregister-residence';
import { DEREGISTER_RESIDENCE, proposalOf } from './deregister-residence.task';
import { deregistered, ResidenceRegistrar, type Command } from './residence-registrar';
import { lookUp } from './resident-register';

@Controller()
export class DeregisterResidenceHandler {
  constructor(
    private readonly clock: Clock,
    private readonly trusted: TrustedOffices,
    private readonly privacy: Privacy,
    private readonly rules: OfficeRules,
    private readonly registrar: ResidenceRegistrar,
  ) {}

  /** What the rule says is done where the office lets the rule decide; elsewhere it is proposed to an officer. */
  @Handles(DeregisterResidence)
  async deregisterResidences(commands: Command[], work: Work<Law>): Promise<void> {
    const { db, send, law } = work;
    for (const { caseId, data } of commands) checkExtract(this.trusted, caseId, data.extract);
    const known = await lookUp(db, this.privacy, commands);
    const rulesOf = await this.rules.of(db, DEREGISTER_RESIDENCE.office);
    const goesToOfficers = await forOfficers(db, DEREGISTER_RESIDENCE, commands, rulesOf);
    const judged = commands
      .filter((command) => !known.removedFor(command) && !known.isStopped(command))
      .map((command) => ({
        command,
        decision: deregisterResidence(command.data, known.candidatesFor(command), law, this.clock.today()),
      }));
    const signed = judged.filter(({ command }) => goesToOfficers(command));
    const straight = judged.filter(({ command }) => !goesToOfficers(command));
    const proposed = signed.map(({ command, decision }) => ({ command, proposal: proposalOf(decision) }));
    await openItems(work, this.privacy, DEREGISTER_RESIDENCE, proposed, this.clock.now());
    send(
      commands.flatMap((command) => {
        const done = known.removedFor(command);
        return done ? deregistered(command, done) : [];
      }),
    );
    await this.registrar.carryOutAll(work, straight, SYSTEM);
  }
}
