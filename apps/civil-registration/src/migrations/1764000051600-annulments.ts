import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Annulments1764000051600 implements MigrationInterface {
  readonly name = 'Annulments1764000051600';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- An annulled entry stays in its book under its number, and says that it holds no more.
      alter table death_registration add column annulled_on date, add column annulment_ground text,
        add column annulment_document text;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      'alter table death_registration drop column annulled_on, drop column annulment_ground, drop column annulment_document',
    );
  }
}
