import type { MigrationInterface, QueryRunner } from 'typeorm';

export class NoticeTimings1764000064000 implements MigrationInterface {
  readonly name = 'NoticeTimings1764000064000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- How soon health facilities told their death notices; no person is in it.
      create table notice_timing (
        prepared_id uuid not null,
        issued_at timestamptz not null,
        facility text not null,
        commune text not null,
        received_at timestamptz not null,
        late boolean not null,
        primary key (prepared_id, issued_at)
      );
      create index notice_timing_period on notice_timing (received_at) include (facility, commune, late);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table notice_timing');
  }
}
