import { SYSTEM } from '@lien-thong/audit';
import { RestoreResidence } from '@lien-thong/contracts';
import { forOfficers, OfficeRules, openItems } from '@lien-thong/desk';
import type { Law } from '@lien-thong/law';
import { Handles, type Received, type Work } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { Clock } from '@lien-thong/service';
import { Controller } from '@nestjs/common';
import { RESTORE_RESIDENCE } from './restore-residence.task';
import { RestorationRegistrar } from './restoration-registrar';
import { removedFor } from './restored-residents';

@Controller()
export class RestoreResidenceHandler {
  constructor(
    private readonly clock: Clock,
    private readonly privacy: Privacy,
    private readonly rules: OfficeRules,
    private readonly registrar: RestorationRegistrar,
  ) {}

  @Handles(RestoreResidence)
  async restoreResidences(commands: Received<RestoreResidence>[], work: Work<Law>): Promise<void> {
    const { db } = work;
    const removed = await removedFor(
      db,
      commands.map(({ caseId }) => caseId),
    );
    const rulesOf = await this.rules.of(db, RESTORE_RESIDENCE.office);
    const goesToOfficers = await forOfficers(db, RESTORE_RESIDENCE, commands, rulesOf);
    await this.registrar.nothingToRestore(
      work,
      commands.filter(({ caseId }) => !removed.has(caseId)),
    );
    const toRestore = commands.filter(({ caseId }) => removed.has(caseId));
    const proposed = toRestore.filter(goesToOfficers).map((command) => ({
      command,
      proposal: {
        answer: 'approve' as const,
        ground: `Đăng ký khai tử đã bị hủy. Văn bản làm căn cứ: ${command.data.document}.`,
      },
    }));
    await openItems(work, this.privacy, RESTORE_RESIDENCE, proposed, this.clock.now());
    await this.registrar.restoreAll(
      work,
      toRestore.filter((command) => !goesToOfficers(command)),
      SYSTEM,
    );
  }
}
