import type { Caller } from '@lien-thong/access';
import { record, type Entry } from '@lien-thong/audit';
import {
  BenefitPaid,
  type CashHandOver,
  type Payee,
  type PayingDesk,
  type PaymentAgain,
} from '@lien-thong/contracts';
import { say, UnitOfWork } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { checkVersion, Clock, invalid, Problem, rows, type Sql } from '@lien-thong/service';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { mustBeOfDesk } from '../desk-reach';
import { DOUBTFUL } from './doubtful';
import { monthAfter, monthOf, monthsBetween } from './month';
import { openOrders, type Payable } from './open-orders';
import { orderPlace, payeesOf } from './payees';
import { ofPayment } from './payment-line';
import { PaymentOrder } from './payment-order.entity';
import { referenceOf } from './reference';

const NOT_FOUND = 'Không tìm thấy lệnh chi.';
const notNow = (title: string) => new Problem(409, 'not-now', title);

/** Which order, who handles it, and what of it they have seen. */
export interface Handling {
  id: string;
  asker: Caller;
  ifMatch: string | undefined;
}

/** What officers do to single orders. */
@Injectable()
export class OrderDesk {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly privacy: Privacy,
  ) {}

  /** Giao tiền tại bàn. @throws Problem 404; 409 where it is not to be paid in cash now; 412 */
  handOver(handling: Handling, receiver: CashHandOver): Promise<PaymentOrder> {
    return this.unit.run(async ({ db, send }) => {
      const order = await heldOrder(db, handling);
      const today = this.clock.today();
      if (order.method !== 'cash' || order.state !== 'due' || order.dueOn > today)
        throw notNow('Lệnh chi này không phải để giao tiền tại bàn lúc này.');
      if (await isDoubtful(db, order)) throw notNow('Lần chi trước chưa rõ kết quả.');
      const key = (await this.privacy.sealing(db, [order.caseId]))(order.caseId);
      const change = {
        state: 'paid' as const,
        settledOn: today,
        receiver: key.sealJson(orderPlace('receiver', order.reference), receiver),
        version: order.version + 1,
      };
      await db.update(PaymentOrder, { id: order.id }, change);
      send(say(BenefitPaid, order.caseId, { ...ofPayment(order), paidOn: today }));
      await record(db, [entryOf('benefit.hand-over', order, handling.asker)]);
      return Object.assign(order, change);
    });
  }

  /**
   * Chi lại: another attempt at what certainly did not arrive, to another account if one is given.
   * @throws Problem 404; 409 where it may have arrived, was ordered anew already or is not due any more; 412; 422
   */
  again(handling: Handling, { why, method, account }: PaymentAgain): Promise<PaymentOrder> {
    return this.unit.run(async ({ db }) => {
      const order = await heldOrder(db, handling);
      await mustMayGoAgain(db, order);
      const payee = (await payeesOf(db, this.privacy, [order])).get(order.id);
      if (!payee) throw notNow('Dữ liệu cá nhân của hồ sơ này đã được xoá.');
      const corrected = { ...payee, ...(method ? { method } : {}), ...(account ? { account } : {}) };
      mustHaveAccount(corrected);
      const next = await this.nextAttempt(db, order, corrected, why);
      await db.insert(PaymentOrder, next);
      await record(db, [{ ...entryOf('benefit.pay-again', next, handling.asker), reason: why }]);
      return db.findOneByOrFail(PaymentOrder, { id: next.id });
    });
  }

  private async nextAttempt(db: EntityManager, order: PaymentOrder, payee: Payee, why: string) {
    const { line: _, ...same } = order;
    const attempt = order.attempt + 1;
    const reference = referenceOf(order.decision, attempt, order.month);
    const key = (await this.privacy.sealing(db, [order.caseId]))(order.caseId);
    return {
      ...same,
      id: uuid(),
      attempt,
      reference,
      method: payee.method,
      payee: key.sealJson(orderPlace('payee', reference), payee),
      dueOn: this.clock.today(),
      state: 'due' as const,
      reason: why,
      settledOn: null,
      batch: null,
      version: 1,
      openedAt: this.clock.now(),
    };
  }

  /**
   * Lập danh sách chi trả hằng tháng: opens the orders of the months that have come. Doing it again opens none.
   * @returns how many
   */
  openMonths({ desk, seat }: PayingDesk, by: Caller): Promise<number> {
    return this.unit.run(async ({ db }) => {
      const [today, at] = [this.clock.today(), this.clock.instant()];
      const schedules = await rows<
        Omit<Payable, 'purpose' | 'month'> & { nextMonth: string; amount: string }
      >(db, DUE_SCHEDULES, [desk, seat, monthOf(today)]);
      const due = schedules.flatMap(({ nextMonth, amount, ...one }): Payable[] =>
        monthsBetween(nextMonth, today).map((month) => ({
          ...one,
          amount: Number(amount),
          purpose: 'month',
          month,
        })),
      );
      await openOrders(db, due, { today, at });
      await db.query(
        `update payment_schedule s set next_month = $2::date
         from unnest($1::uuid[], $3::text[]) as d(case_id, benefit) where s.case_id = d.case_id and s.benefit = d.benefit`,
        [schedules.map(({ caseId }) => caseId), monthAfter(today), schedules.map(({ benefit }) => benefit)],
      );
      const subject = { kind: 'monthly-list', id: `${desk}-${seat}` };
      await record(db, [{ actor: by, action: 'benefit.pay', subject, detail: { orders: due.length } }]);
      return due.length;
    });
  }
}

const DUE_SCHEDULES = `
  select case_id as "caseId", benefit, decision, desk, seat, method, amount, next_month::text as "nextMonth"
  from payment_schedule s
  where desk = $1 and seat = $2 and next_month <= $3::date
    and not exists (select from stopped_benefit b where b.case_id = s.case_id and b.benefit = s.benefit)
  order by case_id, benefit for update`;

async function heldOrder(db: EntityManager, { id, asker, ifMatch }: Handling): Promise<PaymentOrder> {
  const found = await db.findOne(PaymentOrder, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!found) throw new Problem(404, 'not-found', NOT_FOUND);
  mustBeOfDesk(asker, found, NOT_FOUND);
  checkVersion(ifMatch, found.version, 'Lệnh chi này vừa được cập nhật. Xin tải lại rồi thực hiện.');
  return found;
}

async function isDoubtful(db: Sql, { id }: PaymentOrder): Promise<boolean> {
  return (await rows(db, `select from payment_order o where o.id = $1 and ${DOUBTFUL}`, [id])).length > 0;
}

const LATER = `
  select from payment_order o
  where o.id = $1
    and (exists (select from stopped_benefit s where s.case_id = o.case_id and s.benefit = o.benefit)
      or exists (select from payment_order n
                 where n.decision = o.decision and n.month is not distinct from o.month and n.attempt > o.attempt))`;

async function mustMayGoAgain(db: Sql, order: PaymentOrder): Promise<void> {
  if (order.state !== 'failed' && order.state !== 'returned')
    throw notNow('Chỉ chi lại khi đã biết chắc tiền chưa đến hoặc đã bị trả về.');
  const later = await rows(db, LATER, [order.id]);
  if (later.length || (await isDoubtful(db, order)))
    throw notNow('Khoản này đã được chi lại, đã dừng, hoặc một lần chi trước chưa rõ kết quả.');
}

function mustHaveAccount({ method, account }: Payee): void {
  if (method === 'bank-transfer' && !account)
    throw invalid('invalid-payment', [
      { pointer: '/account', code: 'required', message: 'Chuyển khoản cần có tài khoản ngân hàng.' },
    ]);
}

const entryOf = (
  action: string,
  { reference, caseId, amount }: Pick<PaymentOrder, 'reference' | 'caseId' | 'amount'>,
  actor: Caller,
): Entry => ({
  actor,
  action,
  subject: { kind: 'payment-order', id: reference },
  caseId,
  detail: { amount },
});
