import { CorrectDeathRegistration } from '@lien-thong/contracts';
import { Intake } from '@lien-thong/desk';
import type { Law } from '@lien-thong/law';
import { Handles, type Received, type Work } from '@lien-thong/messaging';
import { Controller } from '@nestjs/common';
import { CORRECT_REGISTRATION } from './correct-registration.task';
import { madeAlready } from './corrected-entries';
import { CorrectionRegistrar, type Decision } from './correction-registrar';

@Controller()
export class CorrectRegistrationHandler {
  constructor(
    private readonly intake: Intake,
    private readonly registrar: CorrectionRegistrar,
  ) {}

  @Handles(CorrectDeathRegistration)
  async correctRegistrations(commands: Received<CorrectDeathRegistration>[], work: Work<Law>): Promise<void> {
    const made = await madeAlready(
      work.db,
      commands.map(({ caseId, data: { attempt } }) => ({ caseId, attempt })),
    );
    const judged = commands
      .filter(({ caseId }) => !made.has(caseId))
      .map((command) => ({ command, decision: judge(command.data) }));
    await this.intake.receive(work, CORRECT_REGISTRATION, judged);
    for (const command of commands)
      if (made.has(command.caseId)) work.send(await this.registrar.correctedAgain(work.db, command));
  }
}

const judge = ({ document }: CorrectDeathRegistration): Decision => ({
  answer: 'approve',
  ground: `Có giấy tờ chứng minh nội dung đúng: ${document}.`,
});
