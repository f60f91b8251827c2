import { record, type Actor } from '@lien-thong/audit';
import { PayerConfirmed } from '@lien-thong/contracts';
import type { Law } from '@lien-thong/law';
import { say, type Work } from '@lien-thong/messaging';
import type { Clock } from '@lien-thong/service';
import { v7 as uuid } from 'uuid';
import type { BenefitStop } from './benefit-stop.entity';
import { overpaid, type Overpaid } from './overpaid';

/** A stop that is open and locked, and the first day of the last month that its payer paid. */
export interface Confirmation {
  stop: BenefitStop;
  paidThrough: string;
}

const CONFIRM = `
  with confirmed as (
    select * from unnest($1::uuid[], $2::date[]) as c(id, paid_through)),
  listed as (
    insert into recovery (id, case_id, source, stop, desk, seat, payer, months, amount, opened_at)
    select o.id, s.case_id, 'after-death', s.id, s.desk, s.seat, s.payer, string_to_array(o.months, ' '), o.amount, $4::timestamptz
    from unnest($5::uuid[], $6::uuid[], $7::text[], $8::bigint[]) as o(id, stop, months, amount)
    join benefit_stop s on s.id = o.stop)
  update benefit_stop s
  set state = 'confirmed', paid_through = c.paid_through, settled_by = $3, settled_at = $4::timestamptz, version = s.version + 1
  from confirmed c where s.id = c.id`;

/** Keeps what payers confirm; what they paid for months after the death is listed for recovery. One statement for all. */
export async function confirmStops(
  { db, send, law }: Work<Law>,
  confirmations: readonly Confirmation[],
  { actor, clock }: { actor: Actor; clock: Clock },
): Promise<void> {
  const found = confirmations.map(({ stop, paidThrough }) => ({
    stop,
    paidThrough,
    over: overpaid(law, { ...stop, paidThrough }),
  }));
  const toRecover = found.filter(({ over }) => over.months.length);
  await db.query(CONFIRM, [
    found.map(({ stop }) => stop.id),
    found.map(({ paidThrough }) => paidThrough),
    actor.subject,
    clock.instant(),
    toRecover.map(() => uuid()),
    toRecover.map(({ stop }) => stop.id),
    toRecover.map(({ over }) => over.months.join(' ')),
    toRecover.map(({ over }) => over.amount),
  ]);
  await record(
    db,
    found.map(({ stop, over: { months, amount } }) => ({
      actor,
      action: 'benefit.confirm-stop',
      subject: { kind: 'benefit-stop', id: stop.id },
      caseId: stop.caseId,
      detail: { payer: stop.payer, months, amount, lawVersion: law.version },
    })),
  );
  const confirmedOn = clock.today();
  send(found.map((one) => say(PayerConfirmed, one.stop.caseId, confirmedOf(one, confirmedOn))));
}

const confirmedOf = (
  { stop: { payer, desk }, paidThrough, over }: Confirmation & { over: Overpaid },
  confirmedOn: string,
): PayerConfirmed => ({
  payer,
  desk,
  paidThrough,
  ...(over.amount ? { toRecover: over.amount } : {}),
  confirmedOn,
});
