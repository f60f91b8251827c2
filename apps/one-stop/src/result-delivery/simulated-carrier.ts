import type { ParcelState } from '@lien-thong/contracts';
import { Clock, rows } from '@lien-thong/service';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Parcel, ParcelStep, PostalCarrier } from './postal-carrier';

/** To an address with these words the carrier takes the order, and its first answer is lost on the way back. */
export const ANSWER_IS_LOST = '(trả lời bị mất)';

/** Stands in for the postal service: brings nothing to anybody. Parcels move when somebody of operations moves them. */
@Injectable()
export class SimulatedCarrier implements PostalCarrier {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  async order({ reference, address }: Parcel): Promise<string> {
    const trackingCode = `SIM${reference.replaceAll('-', '').slice(-12).toUpperCase()}VN`;
    const fresh = await rows(
      this.database.manager,
      `insert into simulated_parcel (reference, tracking_code, journey) values ($1, $2, $3)
       on conflict do nothing returning reference`,
      [reference, trackingCode, JSON.stringify([{ state: 'ordered', at: this.clock.instant() }])],
    );
    if (fresh.length && address.includes(ANSWER_IS_LOST)) throw new Error('the carrier did not answer');
    return trackingCode;
  }

  async journey(trackingCode: string): Promise<readonly ParcelStep[]> {
    const [parcel] = await rows<{ journey: ParcelStep[] }>(
      this.database.manager,
      'select journey from simulated_parcel where tracking_code = $1',
      [trackingCode],
    );
    return parcel?.journey ?? [];
  }

  /** @returns whether there is such a parcel */
  async move(trackingCode: string, state: ParcelState): Promise<boolean> {
    const moved = await rows(
      this.database.manager,
      'update simulated_parcel set journey = journey || $2::jsonb where tracking_code = $1 returning reference',
      [trackingCode, JSON.stringify([{ state, at: this.clock.instant() }])],
    );
    return moved.length > 0;
  }
}
