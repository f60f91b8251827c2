import { SYSTEM } from '@lien-thong/audit';
import { RegisterDeath } from '@lien-thong/contracts';
import { forOfficers, OfficeRules, openItems } from '@lien-thong/desk';
import type { Law } from '@lien-thong/law';
import { Handles, type Work } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { Clock } from '@lien-thong/service';
import { Controller } from '@nestjs/common';
import { lookUp } from './death-register';
import { DeathRegistrar, type Command } from './death-registrar';
import { registerDeath } from './register-death';
import { proposalOf, REGISTER_DEATH } from './register-death.task';

@Controller()
export class RegisterDeathHandler {
  constructor(
    private readonly clock: Clock,
    private readonly privacy: Privacy,
    private readonly rules: OfficeRules,
    private readonly registrar: DeathRegistrar,
  ) {}

  /** What the rule says is done where the office lets the rule decide; elsewhere it is proposed to an officer. */
  @Handles(RegisterDeath)
  async registerDeaths(commands: Command[], work: Work<Law>): Promise<void> {
    const { db, send, law } = work;
    const known = await lookUp(db, this.privacy, commands);
    const rulesOf = await this.rules.of(db, REGISTER_DEATH.office);
    const goesToOfficers = await forOfficers(db, REGISTER_DEATH, commands, rulesOf);
    const judged = commands
      .filter((command) => !known.entryOf(command) && !known.isStopped(command))
      .map((command) => ({
        command,
        decision: registerDeath(command.data, known.of(command), law, this.clock.today()),
      }));
    const signed = judged.filter(({ command }) => goesToOfficers(command));
    const straight = judged.filter(({ command }) => !goesToOfficers(command));
    const proposed = signed.map(({ command, decision }) => ({ command, proposal: proposalOf(decision) }));
    await openItems(work, this.privacy, REGISTER_DEATH, proposed, this.clock.now());
    send(
      commands.flatMap((command) => {
        const entry = known.entryOf(command);
        return entry ? this.registrar.registeredAgain(command, entry) : [];
      }),
    );
    await this.registrar.carryOutAll(work, straight, SYSTEM);
  }
}
