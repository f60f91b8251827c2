import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What came under each id, beside the ids themselves. */
export class InboxContents1764000000100 implements MigrationInterface {
  readonly name = 'InboxContents1764000000100';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- A hash of what the message was, so that another one under its id is told from a repeat. Null of what came before
      -- this was kept, and of erased cases.
      alter table inbox add column content bytea;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table inbox drop column content');
  }
}
