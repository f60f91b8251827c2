import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PapersAsked1764000072000 implements MigrationInterface {
  readonly name = 'PapersAsked1764000072000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- What each office lacks when the family is asked, [{ step, papers }]; null for entries of other kinds, and for
      -- those written before.
      alter table timeline_entry add column asked jsonb;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table timeline_entry drop column asked');
  }
}
