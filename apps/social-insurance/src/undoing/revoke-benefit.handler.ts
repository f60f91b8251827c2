import { record, SYSTEM } from '@lien-thong/audit';
import { BenefitRevoked, RevokeBenefit } from '@lien-thong/contracts';
import { stopTasks } from '@lien-thong/desk';
import { Handles, say, type Received, type Work } from '@lien-thong/messaging';
import { Clock } from '@lien-thong/service';
import { Controller } from '@nestjs/common';
import { payOn, revoke, type Revoked } from './revoked-decisions';
import { TASK_OF } from './stop-benefit.handler';

type Command = Received<RevokeBenefit>;

@Controller()
export class RevokeBenefitHandler {
  constructor(private readonly clock: Clock) {}

  /** Money is stopped at once, by the rule alone: to wait for an officer would be to pay it. */
  @Handles(RevokeBenefit)
  async revokeBenefits(commands: Command[], work: Work): Promise<void> {
    const { db } = work;
    const revoked = await revoke(
      db,
      commands.map(({ caseId, data: { benefit, document } }) => ({ caseId, benefit, document })),
      this.clock.today(),
    );
    await payOn(
      db,
      commands.map(({ caseId }) => caseId),
    );
    const decisionOf = ({ caseId, data }: Command) =>
      revoked.find((r) => r.caseId === caseId && r.benefit === data.benefit);
    await this.refuseLater(
      work,
      commands.filter((command) => !decisionOf(command)),
    );
    await record(
      db,
      commands.map((command) => ({
        actor: SYSTEM,
        action: 'benefit.revoke',
        subject: { kind: command.data.benefit, id: decisionOf(command)?.code ?? command.caseId },
        caseId: command.caseId,
        reason: command.data.why,
        detail: { document: command.data.document },
      })),
    );
    work.send(commands.map((command) => this.answer(command, decisionOf(command))));
  }

  /** Nothing was decided: should the claim come after its undoing, it is not acted on. */
  private async refuseLater({ db }: Work, commands: readonly Command[]): Promise<void> {
    for (const [benefit, ofBenefit] of Map.groupBy(commands, ({ data }) => data.benefit))
      await stopTasks(
        db,
        TASK_OF[benefit],
        ofBenefit.map(({ caseId, data: { attempt, why } }) => ({ caseId, attempt, why })),
        this.clock.now(),
      );
  }

  private answer(command: Command, decision: Revoked | undefined) {
    const { attempt, benefit } = command.data;
    const answer = {
      attempt,
      benefit,
      result: decision ? ('payment-stopped' as const) : ('nothing-decided' as const),
      revokedOn: this.clock.today(),
      ...(decision ? { decision: decision.code } : {}),
    };
    return say(BenefitRevoked, command.caseId, answer, command);
  }
}
