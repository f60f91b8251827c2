import type { MigrationInterface, QueryRunner } from 'typeorm';

export class UndeliverableNotices1764000074000 implements MigrationInterface {
  readonly name = 'UndeliverableNotices1764000074000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table notice drop constraint notice_state_check,
        add constraint notice_state_check check (state in ('queued', 'sent', 'failed', 'unclear', 'undeliverable')),
        -- Nothing will ever arrive at its address: later notices of the case do not try it.
        add column bad_address boolean not null default false;
      create index notice_bad_address on notice (case_id) where bad_address;
      create index notice_undeliverable on notice (created_at) where state = 'undeliverable';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      update notice set state = 'failed' where state = 'undeliverable';
      drop index notice_undeliverable, notice_bad_address;
      alter table notice drop column bad_address, drop constraint notice_state_check,
        add constraint notice_state_check check (state in ('queued', 'sent', 'failed', 'unclear'));
    `);
  }
}
