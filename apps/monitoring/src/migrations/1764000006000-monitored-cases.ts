import type { MigrationInterface, QueryRunner } from 'typeorm';

export class MonitoredCases1764000006000 implements MigrationInterface {
  readonly name = 'MonitoredCases1764000006000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- One row per case, of what was published about it. All of it can be made again by reading the events again.
      create table monitored_case (
        case_id uuid primary key,
        commune text not null,
        channel text not null,
        status text not null,
        procedures text[],
        received_at timestamptz,
        promised_on date,
        ended_at timestamptz,
        supplements integer not null default 0,
        -- Null while the case is open, and for one that had no promise to keep.
        on_time boolean
      ) with (fillfactor = 70);
      -- The counts by commune read this index alone.
      create index monitored_case_received on monitored_case (commune, received_at)
        include (channel, status, promised_on, on_time) where received_at is not null;
      create index monitored_case_period on monitored_case (received_at)
        include (commune, channel, status, promised_on, on_time) where received_at is not null;
      create index monitored_case_waiting on monitored_case (commune) where status = 'new';

      -- Each request for papers once, however often its event comes: their number decides whether a case is late.
      create table supplement_request (
        case_id uuid not null,
        step text not null,
        requested_at timestamptz not null,
        primary key (case_id, step, requested_at)
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table supplement_request, monitored_case');
  }
}
