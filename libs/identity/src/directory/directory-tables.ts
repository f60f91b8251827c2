import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DirectoryTables1764000020000 implements MigrationInterface {
  readonly name = 'DirectoryTables1764000020000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Who may act as what, where and when: every version of every posting. The highest version holds.
      create table posting (
        posting_id uuid not null,
        version integer not null,
        subject text not null,
        name text not null,
        role text not null,
        unit_kind text not null,
        unit_code text,
        valid_from date not null,
        valid_until date,
        ended_at timestamptz,
        terms jsonb not null,
        changed_by text not null,
        reason text not null,
        changed_at timestamptz not null,
        primary key (posting_id, version)
      );
      create index posting_subject on posting (subject, posting_id, version desc);

      -- How each office works, from which day on. Append-only.
      create table office_settings (
        settings_id uuid primary key,
        office text not null,
        unit_kind text not null,
        unit_code text,
        valid_from date not null,
        settings jsonb not null,
        changed_by text not null,
        reason text not null,
        changed_at timestamptz not null
      );
      create index office_settings_unit on office_settings (office, unit_kind, unit_code, valid_from);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table office_settings, posting');
  }
}
