import type { MigrationInterface, QueryRunner } from 'typeorm';

export class NoticesGoodUntil1764000066100 implements MigrationInterface {
  readonly name = 'NoticesGoodUntil1764000066100';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Set where a notice helps nobody after that: the family waits for it now.
      alter table notice add column good_until timestamptz;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table notice drop column good_until');
  }
}
