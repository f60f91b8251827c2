import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ResultDeliveries1764000064100 implements MigrationInterface {
  readonly name = 'ResultDeliveries1764000064100';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- That the family has the result: once a case.
      create table result_delivery (
        case_id uuid primary key,
        method text not null,
        delivered_at timestamptz not null,
        -- Who signed for it at the desk, sealed.
        receipt jsonb
      );

      -- Each parcel. The reference is what the carrier knows an order by: asked again with it, it makes no second.
      create table result_shipment (
        reference uuid primary key,
        case_id uuid not null,
        attempt smallint not null,
        state text not null,
        tracking_code text unique,
        reason text,
        -- Null once nothing more is to be learned of it.
        next_look_at timestamptz,
        unique (case_id, attempt)
      ) with (fillfactor = 70);
      create index result_shipment_due on result_shipment (next_look_at) where next_look_at is not null;

      create table parcel_journey (
        reference uuid not null,
        state text not null,
        at timestamptz not null,
        primary key (reference, state)
      );

      -- What the simulated carrier knows; a real one keeps this itself.
      create table simulated_parcel (
        reference uuid primary key,
        tracking_code text not null unique,
        journey jsonb not null
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table simulated_parcel, parcel_journey, result_shipment, result_delivery');
  }
}
