import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Attachments1764000030000 implements MigrationInterface {
  readonly name = 'Attachments1764000030000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Files by their content. A row that is not in store is one whose file is on its way in or out.
      create table attachment (
        sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
        size integer not null check (size > 0),
        media_type text not null,
        in_store boolean not null,
        brought_at timestamptz not null
      );
      create index attachment_brought on attachment (brought_at);

      -- Who brought a file: whoever only knows its hash cannot name it.
      create table attachment_upload (
        sha256 text not null references attachment on delete cascade,
        brought_by text not null,
        at timestamptz not null,
        primary key (sha256, brought_by)
      );

      -- The files that a case names, as its declaration or a supplement does.
      create table case_attachment (
        entry bigint generated always as identity primary key,
        case_id uuid not null,
        sha256 text not null references attachment,
        kind text not null,
        name text not null,
        named_at timestamptz not null
      );
      create index case_attachment_case on case_attachment (case_id);
      create index case_attachment_sha256 on case_attachment (sha256);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table case_attachment, attachment_upload, attachment');
  }
}
