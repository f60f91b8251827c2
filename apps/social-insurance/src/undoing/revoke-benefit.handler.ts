import { record, SYSTEM } from '@lien-thong/audit';
import { BenefitRevoked, RevokeBenefit, type RevocationResult } from '@lien-thong/contracts';
import { stopTasks } from '@lien-thong/desk';
import type { Law } from '@lien-thong/law';
import { Handles, say, type Received, type Work } from '@lien-thong/messaging';
import { Clock } from '@lien-thong/service';
import { Controller } from '@nestjs/common';
import { liftStops } from '../overpayment/lift-stops';
import { StopsPayments, type StoppedDecision } from '../payment/stops-payments';
import { revoke, stoppedBy, type Revoked } from './revoked-decisions';
import { TASK_OF } from './stop-benefit.handler';

type Command = Received<RevokeBenefit>;

@Controller()
export class RevokeBenefitHandler {
  constructor(
    private readonly clock: Clock,
    private readonly payments: StopsPayments,
  ) {}

  /** Money is stopped at once, by the rule alone: to wait for an officer would be to pay it. */
  @Handles(RevokeBenefit)
  async revokeBenefits(commands: Command[], work: Work<Law>): Promise<void> {
    const { db } = work;
    const revoked = await revoke(
      db,
      commands.map(({ caseId, data: { benefit, document } }) => ({ caseId, benefit, document })),
      this.clock.today(),
    );
    const stopped = await this.stopMoney(work, commands);
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
    const moneyOf = ({ caseId, data }: Command) =>
      stopped.find((one) => one.caseId === caseId && one.benefit === data.benefit);
    work.send(commands.map((command) => this.answer(command, decisionOf(command), moneyOf(command))));
  }

  private async stopMoney(work: Work<Law>, commands: readonly Command[]): Promise<StoppedDecision[]> {
    const orders = commands.map(({ caseId, data: { benefit, why } }) => ({ caseId, benefit, why }));
    const stopped = await this.payments.stop(work, orders, SYSTEM);
    await this.payOn(work, commands);
    return stopped;
  }

  /** An order from before `ResumePayments` was said has the living paid on by itself. */
  private async payOn({ db, law }: Work<Law>, commands: readonly Command[]): Promise<void> {
    const cases = commands
      .filter(({ data }) => data.payOn)
      .map(({ caseId, data: { why } }) => ({ caseId, why }));
    if (!cases.length) return;
    const living = await stoppedBy(db, cases);
    await liftStops(db, living, { law, actor: SYSTEM, today: this.clock.today(), at: this.clock.instant() });
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

  private answer(command: Command, decision: Revoked | undefined, money: StoppedDecision | undefined) {
    const { attempt, benefit } = command.data;
    const ofBenefit = { attempt, benefit, revokedOn: this.clock.today() };
    if (!decision)
      return say(BenefitRevoked, command.caseId, { ...ofBenefit, result: 'nothing-decided' }, command);
    const toRecover = money?.outcome === 'to-recover' ? { toRecover: money.amount } : {};
    const result: RevocationResult = money?.outcome === 'to-recover' ? 'to-recover' : 'payment-stopped';
    const answer = { ...ofBenefit, result, decision: decision.code, ...toRecover };
    return say(BenefitRevoked, command.caseId, answer, command);
  }
}
