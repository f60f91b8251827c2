import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Corrections1764000071000 implements MigrationInterface {
  readonly name = 'Corrections1764000071000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Cải chính: what an entry said before each correction, and what the correction rests on.
      create table registration_correction (
        case_id uuid not null references death_registration,
        nth smallint not null,
        document text not null,
        why text not null,
        corrected_on date not null,
        -- Sealed with the service's own key, as the entry is.
        full_name text not null,
        birth_date text not null,
        sex text not null,
        died_on date not null,
        personal_id text,
        particulars jsonb not null,
        primary key (case_id, nth)
      );
      -- Pages of which another took the place: their codes still tell what became of them.
      create table replaced_page (
        verification_code text primary key,
        case_id uuid not null references death_registration,
        signed_at timestamptz not null,
        pdf bytea not null,
        replaced_at timestamptz not null
      );`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table replaced_page, registration_correction');
  }
}
