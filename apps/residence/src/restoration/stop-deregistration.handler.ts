import { DeregistrationStopped, StopDeregistration } from '@lien-thong/contracts';
import { stopTasks } from '@lien-thong/desk';
import { Handles, say, type Received, type Work } from '@lien-thong/messaging';
import { Clock, rows } from '@lien-thong/service';
import { Controller } from '@nestjs/common';
import { DEREGISTER_RESIDENCE } from '../deregistration/deregister-residence.task';

@Controller()
export class StopDeregistrationHandler {
  constructor(private readonly clock: Clock) {}

  @Handles(StopDeregistration)
  async stopDeregistrations(commands: Received<StopDeregistration>[], { db, send }: Work): Promise<void> {
    const answered = await rows<{ caseId: string }>(
      db,
      `select d.case_id as "caseId" from deregistration d
       join unnest($1::uuid[], $2::int[]) as n(case_id, attempt) on d.case_id = n.case_id
         and (d.answer = 'removed' and d.restored_on is null or d.attempt = n.attempt)`,
      [commands.map(({ caseId }) => caseId), commands.map(({ data }) => data.attempt)],
    );
    const decided = new Set(answered.map(({ caseId }) => caseId));
    const orders = commands
      .filter(({ caseId }) => !decided.has(caseId))
      .map(({ caseId, data: { attempt, why } }) => ({ caseId, attempt, why }));
    await stopTasks(db, DEREGISTER_RESIDENCE.name, orders, this.clock.now());
    send(
      commands.map((command) => {
        const { caseId, data } = command;
        const result = decided.has(caseId) ? 'already-decided' : 'stopped';
        return say(DeregistrationStopped, caseId, { attempt: data.attempt, result }, command);
      }),
    );
  }
}
