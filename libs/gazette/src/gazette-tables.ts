import type { MigrationInterface, QueryRunner } from 'typeorm';

export class GazetteTables1764000010000 implements MigrationInterface {
  readonly name = 'GazetteTables1764000010000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- The law as it was published, version after version. Append-only.
      create table law_bundle (
        sequence integer primary key,
        id uuid not null unique,
        version text not null unique,
        files jsonb not null,
        reason text not null,
        prepared_by text not null,
        consented_by text,
        published_at timestamptz not null,
        signature text not null,
        arrived_at timestamptz not null default now()
      );

      -- With which version all agrees that was reckoned from the law.
      create table law_followed (
        what text primary key,
        version text not null
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table law_followed, law_bundle');
  }
}
