import type { Privacy } from '@lien-thong/privacy';
import type { DataSource } from 'typeorm';
import { sealed } from '../notice/sealed-notice';
import type { Carrier, Handover, Outgoing } from './carrier';

/**
 * Stands in for an operator's gateway, which this system has no contract with: what would go out is kept to be looked
 * at. As a real gateway should, it takes a reference once.
 */
export class SimulatedCarrier implements Carrier {
  readonly most = 200;

  constructor(
    readonly channel: 'sms' | 'post',
    private readonly database: DataSource,
    private readonly privacy: Privacy,
  ) {}

  async send(notices: readonly Outgoing[]): Promise<Handover[]> {
    const kept = await sealed(this.database.manager, this.privacy, notices);
    await this.database.query(
      `insert into outgoing_simulated (reference, channel, address, body, case_id)
       select reference, $2, address, body, case_id
       from unnest($1::text[], $3::text[], $4::text[], $5::uuid[]) as n(reference, address, body, case_id)
       on conflict do nothing`,
      [
        kept.map((n) => n.reference),
        this.channel,
        kept.map((n) => n.address),
        kept.map((n) => n.body),
        kept.map((n) => n.caseId),
      ],
    );
    return notices.map(() => ({ outcome: 'sent' }));
  }
}
