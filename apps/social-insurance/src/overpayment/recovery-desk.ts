import type { Caller } from '@lien-thong/access';
import { record } from '@lien-thong/audit';
import type { RecoveryState, RecoveryStep } from '@lien-thong/contracts';
import { UnitOfWork } from '@lien-thong/messaging';
import { checkVersion, Problem } from '@lien-thong/service';
import { Injectable } from '@nestjs/common';
import { mustBeOfDesk } from '../desk-reach';
import { Recovery } from './recovery.entity';

const NOT_FOUND = 'Không tìm thấy khoản thu hồi.';

const MAY_BECOME: Record<RecoveryState, readonly RecoveryState[]> = {
  open: ['asked', 'recovered', 'waived'],
  asked: ['recovered', 'waived'],
  recovered: [],
  waived: [],
};

/** Where money that was not due is asked for, comes back, or is let go. */
@Injectable()
export class RecoveryDesk {
  constructor(private readonly unit: UnitOfWork) {}

  /** @throws Problem 404; 409 where it has ended or was asked for already; 412 */
  step(
    id: string,
    { to, why }: RecoveryStep,
    { asker, ifMatch }: { asker: Caller; ifMatch: string | undefined },
  ): Promise<Recovery> {
    return this.unit.run(async ({ db }) => {
      const found = await db.findOne(Recovery, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!found) throw new Problem(404, 'not-found', NOT_FOUND);
      mustBeOfDesk(asker, found, NOT_FOUND);
      checkVersion(ifMatch, found.version, 'Khoản này vừa được cập nhật. Xin tải lại rồi thực hiện.');
      if (!MAY_BECOME[found.state].includes(to))
        throw new Problem(409, 'not-now', 'Khoản này đã được yêu cầu hoặc đã kết thúc.');
      const change = { state: to, reason: why, version: found.version + 1 };
      await db.update(Recovery, { id }, change);
      await record(db, [
        {
          actor: asker,
          action: 'benefit.recover',
          subject: { kind: 'recovery', id },
          caseId: found.caseId,
          reason: why,
          detail: { to, amount: found.amount },
        },
      ]);
      return Object.assign(found, change);
    });
  }
}
