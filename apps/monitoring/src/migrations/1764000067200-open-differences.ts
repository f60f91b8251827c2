import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OpenDifferences1764000067200 implements MigrationInterface {
  readonly name = 'OpenDifferences1764000067200';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- How many differences between offices' lists and the cases are open, by the newest count of each commune.
      create table open_differences (
        commune text primary key,
        kinds jsonb not null,
        counted_at timestamptz not null
      );`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table open_differences');
  }
}
