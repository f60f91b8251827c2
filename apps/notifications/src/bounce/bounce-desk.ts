import type { Caller } from '@lien-thong/access';
import { record } from '@lien-thong/audit';
import type { BounceOutcome } from '@lien-thong/contracts';
import { UnitOfWork, type Work } from '@lien-thong/messaging';
import { Clock, rows, type Sql } from '@lien-thong/service';
import { Injectable } from '@nestjs/common';
import { isOfAddress } from '../delivery/of-address';
import { MessageIds } from '../delivery/message-ids';
import { undeliverable, type Undelivered } from '../delivery/undeliverable';
import type { DeliveryReport } from './delivery-report';

/** Thư trả lại: what a mail server took and could not deliver after all. */
@Injectable()
export class BounceDesk {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly messageIds: MessageIds,
  ) {}

  /** The same report again changes nothing. */
  async take(report: DeliveryReport, teller: Caller): Promise<BounceOutcome> {
    const reference = this.messageIds.referenceOf(report.messageId);
    if (reference === undefined) return 'unknown-letter';
    if (report.action !== 'failed') return 'not-a-failure';
    return this.unit.run((work) => this.mark(work, reference, report, teller));
  }

  private async mark(
    { db, send }: Work,
    reference: string,
    report: DeliveryReport,
    teller: Caller,
  ): Promise<BounceOutcome> {
    const notice = await keepBounce(db, reference, report);
    if (!notice) return (await isKnown(db, reference)) ? 'known' : 'unknown-letter';
    send(await undeliverable(db, [notice], this.clock.instant()));
    const subject = { kind: 'notice', id: reference };
    const detail = { status: report.status };
    await record(db, [{ actor: teller, action: 'bounce.tell', subject, caseId: notice.caseId, detail }]);
    return 'undeliverable';
  }
}

/** A status is a code of digits; anything else of the other side is not kept. */
const faultOf = ({ status }: DeliveryReport): string =>
  /^\d\.\d{1,3}\.\d{1,3}$/.test(status) ? `bounce-${status}` : 'bounce';

/** The finer of the two says whether the address is at fault: a status of 5.0.0 says nothing. */
const isBadAddress = ({ status, diagnosis }: DeliveryReport): boolean =>
  isOfAddress(status) || (!/^4|^5\.[1-9]/.test(status) && isOfAddress(diagnosis));

async function keepBounce(
  db: Sql,
  reference: string,
  report: DeliveryReport,
): Promise<Undelivered | undefined> {
  const [notice] = await rows<Undelivered>(
    db,
    `update notice set state = 'undeliverable', next_try_at = null, bad_address = $2, last_fault = $3
     where reference = $1 and channel = 'email' and state <> 'undeliverable'
     returning reference, case_id as "caseId", commune, event_id as "eventId", traceparent, template, channel`,
    [reference, isBadAddress(report), faultOf(report)],
  );
  return notice;
}

async function isKnown(db: Sql, reference: string): Promise<boolean> {
  const [{ known } = { known: false }] = await rows<{ known: boolean }>(
    db,
    'select exists (select from notice where reference = $1) as known',
    [reference],
  );
  return known;
}
