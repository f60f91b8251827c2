import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Undoing1764000051000 implements MigrationInterface {
  readonly name = 'Undoing1764000051000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- A withdrawal or annulment of the case: what was asked for, and what each office did about it.
      alter table linked_case add column undoing jsonb;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table linked_case drop column undoing');
  }
}
