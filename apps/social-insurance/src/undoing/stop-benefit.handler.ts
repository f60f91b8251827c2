import { BenefitStopped, StopBenefit, type BenefitName } from '@lien-thong/contracts';
import { stopTasks } from '@lien-thong/desk';
import { Handles, say, type Received, type Work } from '@lien-thong/messaging';
import { Clock, rows, type Sql } from '@lien-thong/service';
import { Controller } from '@nestjs/common';

type Command = Received<StopBenefit>;

export const TASK_OF: Record<BenefitName, string> = {
  'funeral-allowance': 'grant-funeral-allowance',
  'survivors-benefit': 'settle-survivors-benefit',
};

const keyOf = ({ caseId, benefit }: { caseId: string; benefit: string }) => `${caseId} ${benefit}`;

@Controller()
export class StopBenefitHandler {
  constructor(private readonly clock: Clock) {}

  @Handles(StopBenefit)
  async stopBenefits(commands: Command[], { db, send }: Work): Promise<void> {
    const decided = await decidedOf(db, commands);
    const isDecided = ({ caseId, data: { benefit } }: Command) => decided.has(keyOf({ caseId, benefit }));
    const open = commands.filter((command) => !isDecided(command));
    for (const [benefit, ofBenefit] of Map.groupBy(open, ({ data }) => data.benefit))
      await stopTasks(
        db,
        TASK_OF[benefit],
        ofBenefit.map(({ caseId, data: { attempt, why } }) => ({ caseId, attempt, why })),
        this.clock.now(),
      );
    send(
      commands.map((command) => {
        const { attempt, benefit } = command.data;
        const result = isDecided(command) ? 'already-decided' : 'stopped';
        return say(BenefitStopped, command.caseId, { attempt, benefit, result }, command);
      }),
    );
  }
}

/** What is granted, or refused to this very attempt; a request for papers decides nothing. */
async function decidedOf(db: Sql, commands: readonly Command[]): Promise<Set<string>> {
  const found = await rows<{ caseId: string; benefit: string }>(
    db,
    `select d.case_id as "caseId", d.benefit from benefit_decision d
       join unnest($1::uuid[], $2::text[]) as n(case_id, benefit) using (case_id, benefit) where d.revoked_on is null
     union
     select a.case_id, a.benefit from benefit_answer a
       join unnest($1::uuid[], $2::text[], $3::int[]) as n(case_id, benefit, attempt) using (case_id, benefit, attempt)
       where a.answer = 'refuse'`,
    [
      commands.map(({ caseId }) => caseId),
      commands.map(({ data }) => data.benefit),
      commands.map(({ data }) => data.attempt),
    ],
  );
  return new Set(found.map(keyOf));
}
