import type { DataSource } from 'typeorm';
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
  ) {}

  async send(notices: readonly Outgoing[]): Promise<Handover[]> {
    await this.database.query(
      `insert into outgoing_simulated (reference, channel, address, body)
       select reference, $2, address, body from unnest($1::text[], $3::text[], $4::text[]) as n(reference, address, body)
       on conflict do nothing`,
      [
        notices.map((n) => n.reference),
        this.channel,
        notices.map((n) => n.address),
        notices.map((n) => n.body),
      ],
    );
    return notices.map(() => ({ outcome: 'sent' }));
  }
}
