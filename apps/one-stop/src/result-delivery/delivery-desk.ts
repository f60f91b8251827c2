import type { Caller } from '@lien-thong/access';
import { record } from '@lien-thong/audit';
import {
  HandOver,
  NewShipment,
  type Declaration,
  type DeliveryMethod,
  type Extract,
  type ResultDelivery,
} from '@lien-thong/contracts';
import { UnitOfWork, type Work } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { checkVersion, Clock, formOf, invalid, Problem, rows } from '@lien-thong/service';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { CHANGED_MEANWHILE } from '../linked-case/case-address';
import { proceed } from '../linked-case/case-process';
import type { LinkedCase } from '../linked-case/linked-case.entity';
import { entry } from '../timeline/timeline';
import { handOverFaults } from './hand-over';
import { resultDelivered, returned, returnedEntry } from './returned';
import { ENDED, journeysOf, shipmentsOf, type ShipmentRow } from './shipments';

const notFound = () => new Problem(404, 'not-found', 'Không tìm thấy hồ sơ.');
const notNow = (title: string) => new Problem(409, 'not-now', title);
const NOTHING = 'Hồ sơ chưa có kết quả, hoặc kết quả đã được trả.';

/** An officer's act on the result of one case. */
export interface Act {
  caseId: string;
  ifMatch: string | undefined;
  asker: Caller;
}

/** Brings the result to the family, and keeps how it came there. */
@Injectable()
export class DeliveryDesk {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly privacy: Privacy,
  ) {}

  /** @throws Problem 409 `not-now`, `parcel-under-way`; 412; 422 `invalid-hand-over` */
  async handOver({ caseId, ifMatch, asker }: Act, body: unknown): Promise<void> {
    const receipt = formOf(HandOver, body, 'invalid-hand-over');
    await this.unit.run(async (work) => {
      await this.mustBeHere(work, caseId);
      const receiver = this.privacy.hash('person', receipt.receiverId);
      await this.giveBack(work, caseId, 'desk', receipt, (c) => {
        if (!asker.reach('result.deliver').covers(c.commune)) throw notFound();
        checkVersion(ifMatch, c.version, CHANGED_MEANWHILE);
        const faults = handOverFaults(receipt, c.requester?.equals(receiver) ?? false);
        if (faults.length) throw invalid('invalid-hand-over', faults);
      });
      const detail = { method: 'desk', onPaper: receipt.signedOnPaper };
      const reason = receipt.onBehalfBecause;
      await record(work.db, [
        {
          actor: asker,
          action: 'result.deliver',
          subject: { kind: 'case', id: caseId },
          caseId,
          reason,
          detail,
        },
      ]);
    });
  }

  /**
   * What the family came for; with it, the result is returned. Fetched again it is the same.
   * @returns undefined where the id is not the requester's, or there is no result
   */
  fetch(caseId: string, personalId: string): Promise<Extract | undefined> {
    return this.unit.run(async (work) => {
      const requester = this.privacy.hash('person', personalId);
      const [found] = await proceed(work, this.privacy, [
        { caseId, at: this.clock.instant(), rule: () => undefined },
      ]);
      if (!found?.requester?.equals(requester) || !found.extract) return undefined;
      if (found.status === 'done') await this.giveBack(work, caseId, 'online');
      return found.status === 'done' || found.status === 'returned' ? found.extract : undefined;
    });
  }

  /** @throws Problem 409 `not-now`, `not-by-post`, `parcel-under-way`; 422 `invalid-shipment` where another needs a reason */
  async ship({ caseId, ifMatch, asker }: Act, body: unknown): Promise<void> {
    const { reason } = formOf(NewShipment, body, 'invalid-shipment');
    const now = this.clock.now();
    await this.unit.run(async (work) => {
      const [found] = await proceed(work, this.privacy, [
        { caseId, at: now.toISOString(), rule: () => undefined },
      ]);
      if (!found || !asker.reach('result.deliver').covers(found.commune)) throw notFound();
      checkVersion(ifMatch, found.version, CHANGED_MEANWHILE);
      if (found.status !== 'done') throw notNow(NOTHING);
      if ((await chosenOf(work.db, caseId)) !== 'post')
        throw new Problem(409, 'not-by-post', 'Gia đình không chọn nhận kết quả qua bưu chính.');
      const earlier = await this.mustBeHere(work, caseId);
      if (earlier.length && !reason)
        throw invalid('invalid-shipment', [
          { pointer: '/reason', code: 'required', message: 'Xin ghi lý do gửi lại.' },
        ]);
      const attempt = earlier.length + 1;
      await work.db.query(
        `insert into result_shipment (reference, case_id, attempt, state, reason, next_look_at)
         values ($1, $2, $3, 'ordering', $4, $5)`,
        [uuid(), caseId, attempt, reason ?? null, now],
      );
      const text = `Đặt bưu chính gửi kết quả${attempt > 1 ? ` lần ${attempt}` : ''}.`;
      await proceed(work, this.privacy, [
        {
          caseId,
          at: now.toISOString(),
          rule: (state) => ({ state, consequences: [] }),
          entries: [entry(caseId, now.toISOString(), 'delivery', 'one-stop', text)],
        },
      ]);
      await record(work.db, [
        {
          actor: asker,
          action: 'result.deliver',
          subject: { kind: 'case', id: caseId },
          caseId,
          reason,
          detail: { method: 'post', attempt },
        },
      ]);
    });
  }

  /** How the result came, or is coming, to the family. */
  async of(caseId: string): Promise<ResultDelivery> {
    const db = this.database.manager;
    const chosen = await chosenOf(db, caseId);
    const [delivered] = await rows<{ method: DeliveryMethod; at: Date }>(
      db,
      'select method, delivered_at as at from result_delivery where case_id = $1',
      [caseId],
    );
    const journeys = Map.groupBy(await journeysOf(db, caseId), ({ reference }) => reference);
    return {
      chosen,
      ...(delivered && { method: delivered.method, deliveredAt: delivered.at.toISOString() }),
      shipments: (await shipmentsOf(db, caseId)).map(
        ({ reference, attempt, state, trackingCode, reason }) => ({
          attempt,
          state,
          ...(trackingCode && { trackingCode }),
          ...(reason && { reason }),
          journey: (journeys.get(reference) ?? []).map((step) => ({
            state: step.state,
            at: step.at.toISOString(),
          })),
        }),
      ),
    };
  }

  /** @throws Problem 409 `parcel-under-way` where the post still has the result */
  private async mustBeHere({ db }: Work, caseId: string): Promise<ShipmentRow[]> {
    const shipments = await shipmentsOf(db, caseId);
    if (shipments.some(({ state }) => !ENDED.has(state)))
      throw new Problem(409, 'parcel-under-way', 'Kết quả đang ở bưu chính.');
    return shipments;
  }

  private async giveBack(
    work: Work,
    caseId: string,
    method: DeliveryMethod,
    receipt?: HandOver,
    check: (c: LinkedCase) => void = () => undefined,
  ): Promise<void> {
    const at = this.clock.instant();
    const [c] = await proceed(work, this.privacy, [
      {
        caseId,
        at,
        rule: (state, linkedCase) => {
          check(linkedCase);
          const advanced = returned(state);
          if (!advanced) throw notNow(NOTHING);
          return advanced;
        },
        entries: [returnedEntry(caseId, at, method)],
      },
    ]);
    if (!c) throw notFound();
    const keyOf = await this.privacy.sealing(work.db, [caseId]);
    const sealed = receipt && keyOf(caseId).sealJson('result_delivery.receipt', receipt);
    await work.db.query(
      'insert into result_delivery (case_id, method, delivered_at, receipt) values ($1, $2, $3, to_jsonb($4::text))',
      [caseId, method, at, sealed ?? null],
    );
    work.send(resultDelivered(c, method, at));
  }
}

async function chosenOf(db: Work['db'], caseId: string): Promise<DeliveryMethod> {
  const [declared] = await rows<{ delivery: Declaration['delivery'] }>(
    db,
    `select form -> 'delivery' as delivery from declaration where case_id = $1`,
    [caseId],
  );
  return declared?.delivery.method ?? 'desk';
}
