import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DeathRegister1764000001000 implements MigrationInterface {
  readonly name = 'DeathRegister1764000001000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Sổ đăng ký khai tử: one book per commune and year, numbered without gaps.
      create table register_book (
        commune text not null,
        year integer not null,
        last_entry integer not null,
        primary key (commune, year)
      ) with (fillfactor = 50);

      -- A person dies once; found by the keyed hash of the personal id. This row decides the race between two registrations.
      create table registered_person (
        person bytea primary key,
        case_id uuid not null
      );

      create table death_registration (
        case_id uuid primary key,
        commune text not null,
        book_year integer not null,
        entry integer not null,
        person bytea,
        personal_id text,
        full_name text not null,
        birth_date text not null,
        sex text not null,
        died_on date not null,
        timing text not null,
        registered_on date not null,
        registered_at timestamptz not null,
        copies smallint not null,
        -- The whole declaration as registered: place, cause, notice, requester. Books are kept for ever, so what is
        -- personal in them is sealed with the service's own key and outlives the case's.
        particulars jsonb not null,
        unique (commune, book_year, entry)
      );

      -- Refusals and requests for papers, by case and attempt.
      create table registration_answer (
        case_id uuid not null,
        attempt integer not null,
        answer text not null,
        reason text not null,
        ground text not null,
        answered_at timestamptz not null,
        primary key (case_id, attempt)
      );

      -- Giấy báo tử told by health facilities (Decree 63/2024 art. 11): such a notice need not be brought.
      create table health_notice (
        notice_number text primary key,
        person bytea not null,
        full_name text not null,
        died_on date not null,
        facility text not null,
        issued_on date not null
      );
      create index health_notice_person on health_notice (person);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      'drop table health_notice, registration_answer, death_registration, registered_person, register_book',
    );
  }
}
