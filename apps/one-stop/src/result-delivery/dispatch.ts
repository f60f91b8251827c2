import { ResultLost, ResultShipped, type Declaration, type ParcelState } from '@lien-thong/contracts';
import { say, UnitOfWork, type Saying, type Work } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { Clock, Rounds, rows } from '@lien-thong/service';
import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ofReceivedCase } from '../linked-case/case-messages';
import { proceed } from '../linked-case/case-process';
import type { LinkedCase } from '../linked-case/linked-case.entity';
import { openedForm } from '../linked-case/sealed-case';
import { entry } from '../timeline/timeline';
import { POSTAL_CARRIER, type PostalCarrier } from './postal-carrier';
import { resultDelivered, returned, returnedEntry } from './returned';
import { claimDue, keepLearned, type Learned, type ShipmentRow } from './shipments';

const LOOK_EVERY_MS = 500;
const AGAIN_AFTER_MS = 2000;
const MOST = 20;

/**
 * Orders parcels and follows them. An order is placed outside any transaction and known by its reference: an answer that
 * was lost is asked for again, and makes no second parcel.
 */
@Injectable()
export class Dispatch implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('dispatch');
  private readonly rounds = new Rounds({
    name: 'dispatch',
    everyMs: LOOK_EVERY_MS,
    run: () => this.look(),
  });

  constructor(
    private readonly database: DataSource,
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly privacy: Privacy,
    @Inject(POSTAL_CARRIER) private readonly carrier: PostalCarrier,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }

  private async look(): Promise<void> {
    const now = this.clock.now();
    const again = new Date(now.getTime() + AGAIN_AFTER_MS);
    const due = await claimDue(this.database.manager, now, again, MOST);
    const learned = (await Promise.all(due.map((shipment) => this.ask(shipment)))).flat();
    if (learned.length) await this.unit.run((work) => this.keep(work, learned));
  }

  private async ask(shipment: ShipmentRow): Promise<Learned[]> {
    try {
      const trackingCode = shipment.trackingCode ?? (await this.order(shipment));
      return [{ shipment, trackingCode, journey: await this.carrier.journey(trackingCode) }];
    } catch {
      this.log.warn(`no clear answer of the carrier about ${shipment.reference}`);
      return [];
    }
  }

  private async order({ reference, caseId }: ShipmentRow): Promise<string> {
    const db = this.database.manager;
    const [declared] = await rows<{ form: Declaration }>(
      db,
      'select form from declaration where case_id = $1',
      [caseId],
    );
    const keyOf = await this.privacy.opening(db, [caseId]);
    const { delivery, requester } = openedForm(declared!.form, keyOf(caseId)!);
    return this.carrier.order({ reference, to: requester.fullName, address: delivery.address! });
  }

  private async keep(work: Work, learned: readonly Learned[]): Promise<void> {
    const steps = await keepLearned(work.db, learned);
    const byReference = new Map(learned.map((one) => [one.shipment.reference, one]));
    for (const { reference, state, at } of steps)
      await this.tell(work, byReference.get(reference)!, { state, at: at.toISOString() });
  }

  private async tell(
    work: Work,
    { shipment: { caseId, attempt }, trackingCode }: Learned,
    { state, at }: { state: ParcelState; at: string },
  ): Promise<void> {
    const text = TEXTS[state];
    if (!text) return;
    const isDelivered = state === 'delivered';
    const [c] = await proceed(work, this.privacy, [
      {
        caseId,
        at,
        rule: (before) => (isDelivered ? returned(before) : { state: before, consequences: [] }),
        entries: isDelivered
          ? [returnedEntry(caseId, at, 'post')]
          : [entry(caseId, at, 'delivery', 'one-stop', text(trackingCode))],
      },
    ]);
    if (!c) return;
    if (isDelivered)
      await work.db.query(
        `insert into result_delivery (case_id, method, delivered_at) values ($1, 'post', $2) on conflict do nothing`,
        [caseId, at],
      );
    work.send(sayingOf(c, { state, at, trackingCode, attempt }));
  }
}

/** What the case's timeline says of a step; the others are only kept. */
const TEXTS: Partial<Record<ParcelState, (code: string) => string>> = {
  ordered: (code) => `Bưu chính đã nhận lệnh gửi kết quả, mã bưu gửi ${code}.`,
  delivered: () => '',
  returned: (code) => `Bưu chính hoàn trả bưu gửi ${code}.`,
  lost: (code) => `Bưu chính báo thất lạc bưu gửi ${code}.`,
};

function sayingOf(
  c: LinkedCase,
  {
    state,
    at,
    trackingCode,
    attempt,
  }: { state: ParcelState; at: string; trackingCode: string; attempt: number },
): Saying {
  if (state === 'delivered') return resultDelivered(c, 'post', at);
  const of = ofReceivedCase(c);
  if (state === 'lost' || state === 'returned')
    return say(
      ResultLost,
      c.caseId,
      { ...of, trackingCode, outcome: state, lostAt: at },
      undefined,
      c.version,
    );
  return say(ResultShipped, c.caseId, { ...of, trackingCode, attempt, shippedAt: at }, undefined, c.version);
}
