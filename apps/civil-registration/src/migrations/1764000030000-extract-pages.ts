import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ExtractPages1764000030000 implements MigrationInterface {
  readonly name = 'ExtractPages1764000030000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- The printed, signed page of each registration: asked for when it is registered, made afterwards.
      create table extract_page (
        case_id uuid primary key references death_registration,
        -- Random; printed on the page as a code to scan, and all that the public check knows it by.
        verification_code text not null unique,
        state text not null default 'queued' check (state in ('queued', 'made')),
        tries integer not null default 0,
        -- Null when nothing is to be tried any more.
        next_try_at timestamptz,
        last_fault text,
        signed_at timestamptz,
        -- Sealed with the service's own key, as the register's entry is.
        pdf bytea,
        replaced_at timestamptz
      );
      create index extract_page_due on extract_page (next_try_at) where next_try_at is not null;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table extract_page');
  }
}
