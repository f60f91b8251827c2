import type { MigrationInterface, QueryRunner } from 'typeorm';

export class BenefitDesks1764000004000 implements MigrationInterface {
  readonly name = 'BenefitDesks1764000004000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Người tham gia bảo hiểm xã hội and pensioners. Amounts are whole đồng.
      -- Persons and their numbers are found by keyed hashes; the numbers themselves are sealed.
      create table insured (
        person bytea primary key,
        personal_id text not null,
        full_name text not null,
        insured bytea not null unique,
        insurance_number text not null,
        kind text not null,
        months_paid integer not null,
        -- Null where the old books have not been entered yet.
        months_paid_before_2014 integer,
        average_salary bigint not null,
        pensioner boolean not null,
        monthly_pension bigint,
        pension_since date,
        stopped_on date,
        stopped_for uuid
      ) with (fillfactor = 85);

      -- Đối tượng hưởng trợ cấp from the state budget.
      create table beneficiary (
        beneficiary bytea primary key,
        beneficiary_number text not null,
        person bytea not null,
        personal_id text not null,
        full_name text not null,
        category text not null,
        monthly_allowance bigint not null,
        since date not null,
        stopped_on date,
        stopped_for uuid
      ) with (fillfactor = 85);
      create index beneficiary_person on beneficiary (person);

      -- Sổ quyết định: decisions of a desk at its seat are numbered by year without gaps.
      create table decision_counter (
        desk text not null,
        seat text not null,
        year integer not null,
        last_number integer not null,
        primary key (desk, seat, year)
      ) with (fillfactor = 50);

      -- A death opens each benefit once. This row decides the race between two cases.
      create table granted_benefit (
        person bytea not null,
        benefit text not null,
        case_id uuid not null,
        primary key (person, benefit)
      );

      create table benefit_decision (
        case_id uuid not null,
        benefit text not null,
        attempt integer not null,
        line bigint not null generated always as identity unique,
        code text not null unique,
        desk text not null,
        seat text not null,
        year integer not null,
        number integer not null,
        person bytea not null,
        commune text not null,
        died_on date not null,
        category text,
        kind text,
        relatives integer,
        amount bigint not null,
        formula text not null,
        article text not null,
        law_version text not null,
        -- Sealed JSON.
        payee text not null,
        decided_on date not null,
        decided_at timestamptz not null,
        primary key (case_id, benefit),
        unique (desk, seat, year, number)
      );
      create index benefit_decision_desk on benefit_decision (desk, line);

      -- Refusals and requests for papers, by case and attempt.
      create table benefit_answer (
        case_id uuid not null,
        benefit text not null,
        attempt integer not null,
        answer text not null,
        reason text not null,
        ground text not null,
        desk text not null,
        answered_at timestamptz not null,
        primary key (case_id, benefit, attempt)
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      'drop table benefit_answer, benefit_decision, granted_benefit, decision_counter, beneficiary, insured',
    );
  }
}
