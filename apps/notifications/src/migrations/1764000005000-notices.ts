import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Notices1764000005000 implements MigrationInterface {
  readonly name = 'Notices1764000005000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- What a family is told: one row per event and channel, never more.
      create table notice (
        reference text primary key,
        case_id uuid not null,
        commune text not null,
        event_id uuid not null,
        traceparent text,
        template text not null,
        channel text not null check (channel in ('email', 'sms', 'post')),
        -- Sealed with the case's key.
        address text not null,
        subject text not null,
        body text not null,
        -- unclear: handed over and no answer known (the answer was lost, or the process died): sent again as the same one.
        state text not null default 'queued' check (state in ('queued', 'sent', 'failed', 'unclear')),
        tries integer not null default 0,
        -- Null when nothing is to be tried any more.
        next_try_at timestamptz,
        last_fault text,
        created_at timestamptz not null,
        sent_at timestamptz,
        unique (event_id, channel)
      ) with (fillfactor = 50);
      create index notice_due on notice (channel, next_try_at) where next_try_at is not null;
      create index notice_case on notice (case_id, created_at);

      -- Stands in for the operators' gateways: what would have gone out by text message or post, to be looked at.
      create table outgoing_simulated (
        entry bigint generated always as identity primary key,
        reference text not null unique,
        case_id uuid not null,
        channel text not null check (channel in ('sms', 'post')),
        address text not null,
        body text not null,
        handed_over_at timestamptz not null default now()
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table outgoing_simulated, notice');
  }
}
