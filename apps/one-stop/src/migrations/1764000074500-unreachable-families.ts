import type { MigrationInterface, QueryRunner } from 'typeorm';

export class UnreachableFamilies1764000074500 implements MigrationInterface {
  readonly name = 'UnreachableFamilies1764000074500';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- By which channels nothing reaches the family.
      alter table linked_case add column unreachable_by text[] not null default '{}';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table linked_case drop column unreachable_by');
  }
}
