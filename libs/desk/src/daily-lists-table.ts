import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DailyLists1764000067000 implements MigrationInterface {
  readonly name = 'DailyLists1764000067000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Days whose decisions this office has listed for one-stop, each once.
      create table daily_list (
        day date primary key,
        list uuid not null,
        lines integer not null,
        listed_at timestamptz not null
      );`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table daily_list');
  }
}
