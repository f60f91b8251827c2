import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OneTimeCodes1764000066000 implements MigrationInterface {
  readonly name = 'OneTimeCodes1764000066000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- The newest code of a case, as its keyed hash, and how many it had on that day.
      create table one_time_code (
        case_id uuid primary key,
        code bytea not null,
        made_at timestamptz not null,
        good_until timestamptz not null,
        tries_left smallint not null check (tries_left >= 0),
        day date not null,
        made_that_day integer not null
      ) with (fillfactor = 50);

      -- Families that have shown who they are: the SHA-256 of what they were given.
      create table family_session (
        session bytea primary key,
        case_id uuid not null,
        good_until timestamptz not null
      );
      create index family_session_case on family_session (case_id);
      create index family_session_end on family_session (good_until);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table family_session, one_time_code');
  }
}
