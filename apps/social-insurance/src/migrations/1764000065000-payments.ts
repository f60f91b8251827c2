import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Payments1764000065000 implements MigrationInterface {
  readonly name = 'Payments1764000065000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- What was made of orders that go out together: the file is written again from its orders, and is the same.
      create table payment_batch (
        id uuid primary key,
        desk text not null,
        seat text not null,
        year integer not null,
        number integer not null,
        method text not null,
        orders integer not null,
        total bigint not null,
        sha256 text not null,
        made_by text not null,
        made_at timestamptz not null,
        unique (desk, seat, year, number)
      );
      create table payment_batch_counter (
        desk text not null,
        seat text not null,
        year integer not null,
        last_number integer not null,
        primary key (desk, seat, year)
      );

      -- Lệnh chi: one sum to one payee, once. Another attempt is another order with another reference.
      create table payment_order (
        id uuid primary key default gen_random_uuid(),
        line bigint not null generated always as identity unique,
        case_id uuid not null,
        benefit text not null,
        purpose text not null,
        decision text not null,
        -- The first day of the month that a monthly benefit is paid for.
        month date,
        attempt integer not null default 1,
        reference text not null unique,
        desk text not null,
        seat text not null,
        method text not null,
        amount bigint not null,
        due_on date not null,
        -- Sealed JSON; null: as it stands in the decision.
        payee text,
        state text not null,
        -- Why it failed, came back, or was ordered anew.
        reason text,
        settled_on date,
        -- Who took the money at the desk: sealed JSON.
        receiver text,
        batch uuid references payment_batch,
        version integer not null default 1,
        opened_at timestamptz not null
      );
      create index payment_order_case on payment_order (case_id, benefit);
      create index payment_order_desk on payment_order (desk, seat, state, line);
      create index payment_order_batch on payment_order (batch, line) where batch is not null;

      -- Monthly survivors' benefits: the month that comes next.
      create table payment_schedule (
        case_id uuid not null,
        benefit text not null,
        decision text not null,
        desk text not null,
        seat text not null,
        method text not null,
        amount bigint not null,
        next_month date not null,
        primary key (case_id, benefit)
      );
      create index payment_schedule_due on payment_schedule (desk, seat, next_month);

      -- Cases of which nothing may be paid any more, whatever is decided on them later.
      create table stopped_case (
        case_id uuid primary key,
        why text not null,
        stopped_by text not null,
        stopped_at timestamptz not null
      );

      -- What a bank or the post said, line by line, and what it meant to us.
      create table payment_statement_line (
        id bigint primary key generated always as identity,
        statement uuid not null,
        reference text not null,
        result text not null,
        on_day date not null,
        amount bigint not null,
        outcome text not null,
        stated_by text not null,
        stated_at timestamptz not null
      );
      create index payment_statement_reference on payment_statement_line (reference);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      `drop table payment_statement_line, stopped_case, payment_schedule, payment_order, payment_batch_counter, payment_batch`,
    );
  }
}
