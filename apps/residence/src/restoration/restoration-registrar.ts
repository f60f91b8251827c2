import { record, type Actor } from '@lien-thong/audit';
import {
  ResidenceRestored,
  type Opinion,
  type RestorationResult,
  type RestoreResidence,
} from '@lien-thong/contracts';
import { stopTasks, type CarriesOut, type Decided } from '@lien-thong/desk';
import type { Law } from '@lien-thong/law';
import { say, type Received, type Work } from '@lien-thong/messaging';
import { Clock, Problem } from '@lien-thong/service';
import { Injectable } from '@nestjs/common';
import { DEREGISTER_RESIDENCE } from '../deregistration/deregister-residence.task';
import { restore } from './restored-residents';

type Command = Received<RestoreResidence>;

export interface Decision {
  answer: 'approve';
  ground: string;
}

type Restored = Decided<RestoreResidence, Decision>;

/** Brings deleted registrations back, and tells it. */
@Injectable()
export class RestorationRegistrar implements CarriesOut<RestoreResidence, Decision> {
  constructor(private readonly clock: Clock) {}

  decisionOf(_: Work<Law>, _command: Command, { ground }: Opinion): Decision {
    return { answer: 'approve', ground };
  }

  async carryOutAll(work: Work<Law>, decided: readonly Restored[], actor: Actor): Promise<Restored[]> {
    if (!decided.length) return [];
    const commands = decided.map(({ command }) => command);
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
    return [...decided];
  }

  notAsSigned({ ground }: Decision): Problem {
    return new Problem(409, 'not-as-prepared', `${ground} Xin trả lại.`);
  }

  /** Nothing was deleted: answered at once, and the deletion is not to be acted on should it come later. */
  async nothingToRestore(work: Work, commands: readonly Command[]): Promise<void> {
    if (!commands.length) return;
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
