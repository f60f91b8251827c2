import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Corrections1764000070000 implements MigrationInterface {
  readonly name = 'Corrections1764000070000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- The last correction of the registration, and who has taken note of it.
      alter table linked_case add column correction jsonb;
      -- What was declared before the first correction, sealed as the form is.
      alter table declaration add column first_declared jsonb;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      'alter table linked_case drop column correction; alter table declaration drop column first_declared',
    );
  }
}
