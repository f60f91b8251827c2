import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Overpayments1764000065100 implements MigrationInterface {
  readonly name = 'Overpayments1764000065100';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- The first day of the last month that was paid, as far as the register tells.
      alter table insured add column paid_through date;
      alter table beneficiary add column paid_through date;

      -- A pension or allowance that a death stops: its payer has to say that it pays no more.
      create table benefit_stop (
        id uuid primary key,
        line bigint not null generated always as identity unique,
        person bytea not null,
        case_id uuid not null,
        -- The line of the register that is stopped.
        register_row bytea not null,
        payer text not null,
        desk text not null,
        seat text not null,
        monthly bigint not null,
        died_on date not null,
        asked_on date not null,
        paid_through date,
        state text not null default 'open',
        settled_by text,
        settled_at timestamptz,
        -- Of a stop that is lifted: the months that were not paid meanwhile.
        arrears_from date,
        arrears_through date,
        arrears bigint,
        version integer not null default 1,
        unique (register_row, case_id)
      );
      create index benefit_stop_person on benefit_stop (person);
      create index benefit_stop_open on benefit_stop (desk, seat, line) where state = 'open';

      -- Thu hồi: money that was paid and was not due.
      create table recovery (
        id uuid primary key,
        line bigint not null generated always as identity unique,
        case_id uuid not null,
        source text not null,
        stop uuid unique references benefit_stop,
        payment uuid unique references payment_order,
        desk text not null,
        seat text not null,
        payer text not null,
        months text[] not null,
        amount bigint not null,
        state text not null default 'open',
        reason text,
        opened_at timestamptz not null,
        version integer not null default 1
      );
      create index recovery_desk on recovery (desk, seat, state, line);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table recovery, benefit_stop;
      alter table insured drop column paid_through;
      alter table beneficiary drop column paid_through;
    `);
  }
}
