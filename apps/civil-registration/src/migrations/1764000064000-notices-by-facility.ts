import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Numbers are each facility's own; and the name of who died is not needed to know that a notice need not be brought. */
export class NoticesByFacility1764000064000 implements MigrationInterface {
  readonly name = 'NoticesByFacility1764000064000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table health_notice
        drop constraint health_notice_pkey,
        add primary key (facility, notice_number),
        alter column full_name drop not null;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      delete from health_notice where full_name is null;
      alter table health_notice
        drop constraint health_notice_pkey,
        add primary key (notice_number),
        alter column full_name set not null;
    `);
  }
}
