import type { Caller } from '@lien-thong/access';
import { record } from '@lien-thong/audit';
import { CaseDataErased } from '@lien-thong/contracts';
import { Gazette } from '@lien-thong/gazette';
import { articleOf, dayInFigures, keptUntil, type Law } from '@lien-thong/law';
import { say, UnitOfWork, type Work } from '@lien-thong/messaging';
import { Clock, dayOf, Problem } from '@lien-thong/service';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { findPrepared } from '../prepared-case/prepared-case';
import { LinkedCase } from '../linked-case/linked-case.entity';

/** Where the personal data of a case that need no longer be kept is given up, here and at every other service. */
@Injectable()
export class ErasureDesk {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly gazette: Gazette,
  ) {}

  /**
   * Says that the case is to be erased; this service does it as all others, when it hears it.
   * @throws Problem 404; 409 `not-now` while it is open, `kept-by-law` while the law has it kept
   */
  erase(caseId: string, why: string, asker: Caller): Promise<void> {
    return this.unit.run(async ({ db, law, send }: Work<Law>) => {
      await this.gazette.hold(db, law);
      const endedAt = await endOf(db, caseId);
      if (!endedAt) throw new Problem(409, 'not-now', 'Hồ sơ đang được giải quyết.');
      this.refuseWhileKept(law, dayOf(endedAt));
      await record(db, [
        { actor: asker, action: 'case.erase', subject: { kind: 'case', id: caseId }, caseId, reason: why },
      ]);
      const erased = { ground: why, erasedAt: this.clock.instant() };
      const notices = await findPrepared(db, 'p.case_id = $1', [caseId]);
      const owners = [caseId, ...notices.map(({ preparedId }) => preparedId)];
      send(owners.map((owner) => say(CaseDataErased, owner, erased)));
    });
  }

  private refuseWhileKept(law: Law, endedOn: string): void {
    const today = this.clock.today();
    const { until, row } = keptUntil(law, 'linked-case', endedOn, today);
    if (until !== undefined && until <= today) return;
    const term = until === undefined ? 'vĩnh viễn' : `đến ngày ${dayInFigures(until)}`;
    throw new Problem(409, 'kept-by-law', `Hồ sơ phải lưu trữ ${term} (${articleOf(row.source)}).`);
  }
}

async function endOf(db: EntityManager, caseId: string): Promise<Date | null> {
  const found = await db.findOneBy(LinkedCase, { caseId });
  if (!found) throw new Problem(404, 'not-found', 'Không tìm thấy hồ sơ.');
  return found.endedAt;
}
