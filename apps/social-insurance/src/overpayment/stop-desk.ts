import type { Caller } from '@lien-thong/access';
import type { BenefitDesk, StopConfirmation, StopList, StopListName } from '@lien-thong/contracts';
import type { Law } from '@lien-thong/law';
import { UnitOfWork, type Work } from '@lien-thong/messaging';
import { checkVersion, Clock, invalid, Problem } from '@lien-thong/service';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { mustBeOfDesk } from '../desk-reach';
import { monthOf } from '../payment/month';
import { BenefitStop, stopLine } from './benefit-stop.entity';
import { confirmStops } from './confirm-stops';
import { countsOf, stopsIn } from './stop-lists';

const NOT_FOUND = 'Không tìm thấy việc dừng chi.';

/** Whose stop it is, who confirms it, and what of it they have seen. */
interface Handling {
  id: string;
  asker: Caller;
  ifMatch: string | undefined;
}

/** Where each payer confirms that it pays the dead no more. */
@Injectable()
export class StopDesk {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** A page of a list, and how many stand in each. */
  list(
    of: { desk: BenefitDesk; seats: string[] | null },
    page: { list: StopListName; after: number },
  ): Promise<StopList> {
    return this.unit.run(async ({ db, law }: Work<Law>) => {
      const stops = { ...of, today: this.clock.today() };
      const items = await stopsIn(db, law, stops, page);
      return { items: items.map(stopLine), counts: await countsOf(db, law, stops) };
    });
  }

  /**
   * The payer says through which month it paid; what was paid for months after the death is listed for recovery.
   * @throws Problem 404; 409 where it is confirmed or lifted already; 412; 422
   */
  confirm({ id, asker, ifMatch }: Handling, { paidThrough }: StopConfirmation): Promise<BenefitStop> {
    return this.unit.run(async (work: Work<Law>) => {
      const stop = await openStop(work.db, id, asker);
      checkVersion(ifMatch, stop.version, 'Việc này vừa được cập nhật. Xin tải lại rồi thực hiện.');
      const month = this.monthPaid(paidThrough);
      await confirmStops(work, [{ stop, paidThrough: month }], { actor: asker, clock: this.clock });
      return work.db.findOneByOrFail(BenefitStop, { id });
    });
  }

  private monthPaid(paidThrough: string): string {
    const month = monthOf(paidThrough);
    if (month > monthOf(this.clock.today()))
      throw invalid('invalid-confirmation', [
        { pointer: '/paidThrough', code: 'in-the-future', message: 'Tháng này chưa đến.' },
      ]);
    return month;
  }
}

async function openStop(db: EntityManager, id: string, asker: Caller): Promise<BenefitStop> {
  const found = await db.findOne(BenefitStop, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!found) throw new Problem(404, 'not-found', NOT_FOUND);
  mustBeOfDesk(asker, found, NOT_FOUND);
  if (found.state !== 'open') throw new Problem(409, 'not-now', 'Việc này đã được xác nhận hoặc đã hủy.');
  return found;
}
