import { RegisterDeath } from '@lien-thong/contracts';
import { Intake } from '@lien-thong/desk';
import type { Law } from '@lien-thong/law';
import { Handles, type Work } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { Clock } from '@lien-thong/service';
import { Controller } from '@nestjs/common';
import { lookUp } from './death-register';
import { DeathRegistrar, type Command } from './death-registrar';
import { registerDeath } from './register-death';
import { REGISTER_DEATH } from './register-death.task';

@Controller()
export class RegisterDeathHandler {
  constructor(
    private readonly clock: Clock,
    private readonly privacy: Privacy,
    private readonly intake: Intake,
    private readonly registrar: DeathRegistrar,
  ) {}

  /** What the rule says is done where the office lets the rule decide; elsewhere it is proposed to an officer. */
  @Handles(RegisterDeath)
  async registerDeaths(commands: Command[], work: Work<Law>): Promise<void> {
    const { db, send, law } = work;
    const known = await lookUp(db, this.privacy, commands);
    const judged = commands
      .filter((command) => !known.entryOf(command) && !known.isStopped(command))
      .map((command) => ({
        command,
        decision: registerDeath(command.data, known.of(command), law, this.clock.today()),
      }));
    await this.intake.receive(work, REGISTER_DEATH, judged);
    send(
      commands.flatMap((command) => {
        const entry = known.entryOf(command);
        return entry ? this.registrar.registeredAgain(command, entry) : [];
      }),
    );
  }
}
