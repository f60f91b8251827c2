import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Restorations1764000051700 implements MigrationInterface {
  readonly name = 'Restorations1764000051700';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- The death registration was annulled and the person's registration stands again since.
      alter table deregistration add column restored_on date;
      create index resident_deregistered_for on resident (deregistered_for) where deregistered_for is not null;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      'drop index resident_deregistered_for; alter table deregistration drop column restored_on',
    );
  }
}
