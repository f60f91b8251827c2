import { record, type Actor } from '@lien-thong/audit';
import {
  BenefitPaid,
  BenefitPaymentFailed,
  type StatementFindings,
  type StatementLine,
} from '@lien-thong/contracts';
import { say, UnitOfWork, type Saying } from '@lien-thong/messaging';
import { Clock, type Sql } from '@lien-thong/service';
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { ofPayment } from './payment-line';
import { PaymentOrder } from './payment-order.entity';
import { reconcile, type Finding } from './reconcile';

type Read = StatementLine & { finding: Finding };

const SETTLE = `
  update payment_order o
  set state = s.state, settled_on = s.settled_on, reason = coalesce(s.reason, o.reason), version = o.version + 1
  from unnest($1::uuid[], $2::text[], $3::date[], $4::text[]) as s(id, state, settled_on, reason)
  where o.id = s.id`;

/** Money that did not arrive, or came back by itself, is no more to be recovered. */
const CAME_BACK = `
  update recovery r set state = 'recovered', reason = o.state, version = r.version + 1
  from payment_order o where o.id = r.payment and o.id = any($1::uuid[]) and o.state in ('failed', 'returned')
    and r.state in ('open', 'asked')`;

const KEEP = `
  insert into payment_statement_line (statement, reference, result, on_day, amount, outcome, stated_by, stated_at)
  select $1, reference, result, on_day, amount, outcome, $7, $8::timestamptz
  from unnest($2::text[], $3::text[], $4::date[], $5::bigint[], $6::text[]) as l(reference, result, on_day, amount, outcome)`;

/** Đối chiếu sao kê: what the payers say became of what they were given. */
@Injectable()
export class StatementDesk {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Reads a statement. Taking the same one again changes nothing.
   * @param isTheirs whether an order is among those that the asker may settle; all others are not there
   */
  take(
    lines: readonly StatementLine[],
    by: Actor,
    isTheirs: (order: PaymentOrder) => boolean,
  ): Promise<StatementFindings> {
    return this.unit.run(async ({ db, send }) => {
      const orders = await heldOrders(db, lines, isTheirs);
      const before = new Map([...orders].map(([reference, order]) => [reference, order.state]));
      const read = lines.map((line) => ({ ...line, finding: readLine(orders.get(line.reference), line) }));
      const statement = uuid();
      await keepLines(db, statement, read, { by: by.subject, at: this.clock.instant() });
      const changed = read
        .filter(({ finding }) => finding.order)
        .map(({ reference }) => orders.get(reference)!);
      const settled = [...new Set(changed)];
      await settle(db, settled);
      send(settled.filter((order) => before.get(order.reference) !== order.state).flatMap(tell));
      await record(db, [
        {
          actor: by,
          action: 'benefit.pay',
          subject: { kind: 'payment-statement', id: statement },
          detail: { lines: lines.length, settled: settled.length },
        },
      ]);
      return {
        statement,
        lines: read.map(({ reference, finding }) => ({ reference, outcome: finding.outcome })),
      };
    });
  }
}

async function heldOrders(
  db: EntityManager,
  lines: readonly StatementLine[],
  isTheirs: (order: PaymentOrder) => boolean,
): Promise<Map<string, PaymentOrder>> {
  const found = await db.find(PaymentOrder, {
    where: { reference: In([...new Set(lines.map(({ reference }) => reference))]) },
    order: { id: 'asc' },
    lock: { mode: 'pessimistic_write' },
  });
  return new Map(found.filter(isTheirs).map((order) => [order.reference, order]));
}

/** Reads a line against its order, which from then on stands as the line says: the next line may be of it too. */
function readLine(order: PaymentOrder | undefined, line: StatementLine): Finding {
  if (!order) return { outcome: 'no-order' };
  const finding = reconcile(order, line);
  if (finding.order) Object.assign(order, finding.order, { reason: line.fault ?? null });
  return finding;
}

async function settle(db: Sql, settled: readonly PaymentOrder[]): Promise<void> {
  if (!settled.length) return;
  const ids = settled.map(({ id }) => id);
  await db.query(SETTLE, [
    ids,
    settled.map(({ state }) => state),
    settled.map(({ settledOn }) => settledOn),
    settled.map(({ reason }) => reason),
  ]);
  await db.query(CAME_BACK, [ids]);
}

function keepLines(
  db: Sql,
  statement: string,
  read: readonly Read[],
  { by, at }: { by: string; at: string },
): Promise<unknown> {
  return db.query(KEEP, [
    statement,
    read.map(({ reference }) => reference),
    read.map(({ result }) => result),
    read.map(({ on }) => on),
    read.map(({ amount }) => amount),
    read.map(({ finding }) => finding.outcome),
    by,
    at,
  ]);
}

/** What the family is told; of what is unclear, nothing before it is clear. */
function tell(order: PaymentOrder): Saying[] {
  const { caseId, state, settledOn, reason } = order;
  if (state === 'paid') return [say(BenefitPaid, caseId, { ...ofPayment(order), paidOn: settledOn! })];
  if (state !== 'failed' && state !== 'returned') return [];
  const fault = (reason ?? 'other') as BenefitPaymentFailed['fault'];
  return [say(BenefitPaymentFailed, caseId, { ...ofPayment(order), fault, failedOn: settledOn! })];
}
