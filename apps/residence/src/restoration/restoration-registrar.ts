import { record, type Actor } from '@lien-thong/audit';
import { ResidenceRestored, type RestorationResult, type RestoreResidence } from '@lien-thong/contracts';
import { stopTasks, type CarriesOut, type Decided } from '@lien-thong/desk';
import { say, type Received, type Work } from '@lien-thong/messaging';
import { Clock } from '@lien-thong/service';
import { Injectable } from '@nestjs/common';
import { DEREGISTER_RESIDENCE } from '../deregistration/deregister-residence.task';
import { restore } from './restored-residents';

type Command = Received<RestoreResidence>;

/** Brings deleted registrations back, and tells it. */
@Injectable()
export class RestorationRegistrar implements CarriesOut<RestoreResidence> {
  constructor(private readonly clock: Clock) {}

  async carryOut(work: Work, { command }: Decided<RestoreResidence>, actor: Actor): Promise<void> {
    await this.restoreAll(work, [command], actor);
  }

  async restoreAll(work: Work, commands: readonly Command[], actor: Actor): Promise<void> {
    if (!commands.length) return;
    const cases = commands.map(({ caseId }) => caseId);
    const restored = await restore(work.db, cases, this.clock.today());
    await record(
      work.db,
      commands.map(({ caseId, data }) => ({
        actor,
        action: 'residence.restore',
        subject: { kind: 'residence', id: caseId },
        caseId,
        reason: data.why,
        detail: { document: data.document },
      })),
    );
    this.tell(work, commands, (caseId) => (restored.has(caseId) ? 'restored' : 'nothing-to-restore'));
  }

  /** Nothing was deleted: answered at once, and the deletion is not to be acted on should it come later. */
  async nothingToRestore(work: Work, commands: readonly Command[]): Promise<void> {
    const orders = commands.map(({ caseId, data: { attempt, why } }) => ({ caseId, attempt, why }));
    await stopTasks(work.db, DEREGISTER_RESIDENCE.name, orders, this.clock.now());
    this.tell(work, commands, () => 'nothing-to-restore');
  }

  private tell(
    { send }: Work,
    commands: readonly Command[],
    resultOf: (caseId: string) => RestorationResult,
  ): void {
    const restoredOn = this.clock.today();
    send(
      commands.map((command) => {
        const { caseId, data } = command;
        const answer = { attempt: data.attempt, result: resultOf(caseId), restoredOn };
        return say(ResidenceRestored, caseId, answer, command);
      }),
    );
  }
}
