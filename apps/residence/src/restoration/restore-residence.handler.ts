import { RestoreResidence } from '@lien-thong/contracts';
import { Intake } from '@lien-thong/desk';
import type { Law } from '@lien-thong/law';
import { Handles, type Received, type Work } from '@lien-thong/messaging';
import { Controller } from '@nestjs/common';
import { RESTORE_RESIDENCE } from './restore-residence.task';
import { RestorationRegistrar, type Decision } from './restoration-registrar';
import { removedFor } from './restored-residents';

@Controller()
export class RestoreResidenceHandler {
  constructor(
    private readonly intake: Intake,
    private readonly registrar: RestorationRegistrar,
  ) {}

  @Handles(RestoreResidence)
  async restoreResidences(commands: Received<RestoreResidence>[], work: Work<Law>): Promise<void> {
    const removed = await removedFor(
      work.db,
      commands.map(({ caseId }) => caseId),
    );
    const { there = [], nothing = [] } = Object.groupBy(commands, ({ caseId }) =>
      removed.has(caseId) ? 'there' : 'nothing',
    );
    await this.registrar.nothingToRestore(work, nothing);
    await this.intake.receive(
      work,
      RESTORE_RESIDENCE,
      there.map((command) => ({ command, decision: judge(command.data) })),
    );
  }
}

const judge = ({ document }: RestoreResidence): Decision => ({
  answer: 'approve',
  ground: `Kết quả xóa đăng ký thường trú phải được hủy. Văn bản làm căn cứ: ${document}.`,
});
