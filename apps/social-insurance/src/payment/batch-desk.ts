import type { Caller } from '@lien-thong/access';
import { record, type Actor } from '@lien-thong/audit';
import type { BatchForm } from '@lien-thong/contracts';
import { UnitOfWork } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { Clock, Problem, rows, type Sql } from '@lien-thong/service';
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { batchFile, type OrderToSend } from './batch-file';
import { DOUBTFUL } from './doubtful';
import { payeesOf } from './payees';
import { batchCode, PaymentBatch } from './payment-batch.entity';
import { PaymentOrder } from './payment-order.entity';

/** Orders in one file. */
const MOST = 1000;

/** The orders that go out next, each held by one batch only. */
const DUE = `
  o.desk = :desk and o.seat = :seat and o.method = :method and o.state = 'due' and o.due_on <= :today and not ${DOUBTFUL}`;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Bàn chi trả: makes the numbered batches in which orders go to a payer. An order is in one batch and never in another. */
@Injectable()
export class BatchDesk {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly privacy: Privacy,
  ) {}

  /**
   * Orders what is due and not ordered yet.
   * @returns the batch, and what was put into it
   * @throws Problem 409 `nothing-due`
   */
  make(form: BatchForm, by: Caller): Promise<{ batch: PaymentBatch; sent: OrderToSend[] }> {
    return this.unit.run(async ({ db }) => {
      const due = await dueOrders(db, form, this.clock.today());
      const payees = await payeesOf(db, this.privacy, due);
      const orders = due.filter(({ id }) => payees.has(id));
      if (!orders.length) throw new Problem(409, 'nothing-due', 'Không có lệnh chi nào đến hạn.');
      const sent = orders.map(({ id, reference, amount }) => ({ reference, amount, payee: payees.get(id)! }));
      const batch = await this.number(db, form, sent, by);
      await db.insert(PaymentBatch, batch);
      await db.query(
        `update payment_order set state = 'ordered', batch = $1, version = version + 1 where id = any($2::uuid[])`,
        [batch.id, orders.map(({ id }) => id)],
      );
      await record(db, [entryOf('benefit.pay', batch, by)]);
      return { batch, sent };
    });
  }

  /** The batch's file once more, the same bytes. @throws Problem 410 `erased` once a case in it was */
  file(batch: PaymentBatch, by: Caller): Promise<string> {
    return this.unit.run(async ({ db }) => {
      const orders = await db.find(PaymentOrder, { where: { batch: batch.id }, order: { line: 'asc' } });
      const payees = await payeesOf(db, this.privacy, orders);
      if (payees.size < orders.length)
        throw new Problem(410, 'erased', 'Dữ liệu cá nhân của một hồ sơ trong đợt chi đã được xoá.');
      const file = fileOf(
        batch,
        orders.map(({ id, reference, amount }) => ({ reference, amount, payee: payees.get(id)! })),
      );
      if (sha256(file) !== batch.sha256)
        throw new Error(`the file of batch ${batch.id} is not what was sent`);
      await record(db, [entryOf('benefit.payment-file', batch, by)]);
      return file;
    });
  }

  private async number(
    db: Sql,
    { desk, seat, method }: BatchForm,
    sent: readonly OrderToSend[],
    by: Caller,
  ): Promise<PaymentBatch> {
    const year = Number(this.clock.today().slice(0, 4));
    const number = await nextNumber(db, desk, seat, year);
    const batch = { id: uuid(), desk, seat, year, number, method };
    return {
      ...batch,
      orders: sent.length,
      total: sent.reduce((sum, { amount }) => sum + amount, 0),
      sha256: sha256(fileOf(batch, sent)),
      madeBy: by.signature,
      madeAt: this.clock.now(),
    };
  }
}

type Numbered = Pick<PaymentBatch, 'id' | 'desk' | 'seat' | 'year' | 'number' | 'method'>;

const fileOf = (batch: Numbered, orders: readonly OrderToSend[]): string =>
  batchFile(batchCode(batch), batch.method, orders);

const dueOrders = (db: EntityManager, { desk, seat, method }: BatchForm, today: string) =>
  db
    .createQueryBuilder(PaymentOrder, 'o')
    .where(DUE, { desk, seat, method, today })
    .orderBy('o.line')
    .limit(MOST)
    .setLock('pessimistic_write')
    .setOnLocked('skip_locked')
    .getMany();

async function nextNumber(db: Sql, desk: string, seat: string, year: number): Promise<number> {
  const [counted] = await rows<{ number: number }>(
    db,
    `insert into payment_batch_counter as c (desk, seat, year, last_number) values ($1, $2, $3, 1)
     on conflict (desk, seat, year) do update set last_number = c.last_number + 1 returning last_number as number`,
    [desk, seat, year],
  );
  return counted!.number;
}

const entryOf = (action: string, batch: PaymentBatch, actor: Actor) => ({
  actor,
  action,
  subject: { kind: 'payment-batch', id: batchCode(batch) },
  detail: { orders: batch.orders, total: batch.total },
});
