import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LawOfDecisions1764000013000 implements MigrationInterface {
  readonly name = 'LawOfDecisions1764000013000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- The version of the law that each was decided by; not known of what was decided before this column.
      alter table benefit_answer add column law_version text;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table benefit_answer drop column law_version;
    `);
  }
}
