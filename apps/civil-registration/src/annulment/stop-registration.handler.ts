import { DeathRegistrationStopped, StopDeathRegistration } from '@lien-thong/contracts';
import { stopTasks } from '@lien-thong/desk';
import { Handles, say, type Received, type Work } from '@lien-thong/messaging';
import { Clock, rows } from '@lien-thong/service';
import { Controller } from '@nestjs/common';
import { REGISTER_DEATH } from '../death-registration/register-death.task';

@Controller()
export class StopRegistrationHandler {
  constructor(private readonly clock: Clock) {}

  @Handles(StopDeathRegistration)
  async stopRegistrations(commands: Received<StopDeathRegistration>[], { db, send }: Work): Promise<void> {
    const decided = new Set(
      (
        await rows<{ caseId: string }>(
          db,
          `select case_id as "caseId" from death_registration where case_id = any($1::uuid[])
           union select a.case_id from registration_answer a
             join unnest($1::uuid[], $2::int[]) as n(case_id, attempt) using (case_id, attempt) where a.answer = 'refuse'`,
          [commands.map(({ caseId }) => caseId), commands.map(({ data }) => data.attempt)],
        )
      ).map(({ caseId }) => caseId),
    );
    const orders = commands
      .filter(({ caseId }) => !decided.has(caseId))
      .map(({ caseId, data: { attempt, why } }) => ({ caseId, attempt, why }));
    await stopTasks(db, REGISTER_DEATH.name, orders, this.clock.now());
    send(
      commands.map((command) => {
        const { caseId, data } = command;
        const result = decided.has(caseId) ? 'already-decided' : 'stopped';
        return say(DeathRegistrationStopped, caseId, { attempt: data.attempt, result }, command);
      }),
    );
  }
}
