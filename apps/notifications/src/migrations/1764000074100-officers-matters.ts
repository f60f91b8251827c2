import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OfficersMatters1764000074100 implements MigrationInterface {
  readonly name = 'OfficersMatters1764000074100';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- What officers are to read of in the next morning's mail; gone once it is made. Codes and days, no person.
      create table officers_matter (
        entry bigint generated always as identity primary key,
        event_id uuid not null,
        case_id uuid not null,
        kind text not null,
        commune text not null,
        dossier_code text,
        step text,
        offices text[] not null,
        due_on date,
        at timestamptz not null,
        unique (event_id, kind)
      );
      create index officers_matter_case on officers_matter (case_id);
      create unique index officers_matter_unreachable on officers_matter (case_id) where kind = 'unreachable';

      -- The mornings whose mail is made: each once, whatever the number of instances.
      create table officers_morning (
        day date primary key,
        mails integer not null default 0,
        made_at timestamptz not null
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table officers_morning, officers_matter');
  }
}
