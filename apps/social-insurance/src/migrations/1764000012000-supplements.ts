import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Supplements1764000012000 implements MigrationInterface {
  readonly name = 'Supplements1764000012000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- What a decision was made on, as sealed JSON; a decision from before this column is looked at by an officer.
      alter table benefit_decision add column facts text;

      -- Decisions that a later version of the law no longer bears out: drafts until an officer decides.
      create table supplement (
        id uuid primary key,
        line bigint not null generated always as identity unique,
        case_id uuid not null,
        benefit text not null,
        law_version text not null,
        desk text not null,
        seat text not null,
        kind text not null,
        regime text not null,
        from_amount bigint not null,
        to_amount bigint,
        since date,
        because jsonb not null,
        state text not null default 'draft',
        drafted_at timestamptz not null,
        code text unique,
        decided_by text,
        decided_why text,
        decided_at timestamptz,
        unique (case_id, benefit, law_version)
      );
      -- Claims that the law leaves open: which regime pays is an officer's to say.
      create table benefit_review (
        case_id uuid not null,
        benefit text not null,
        attempt integer not null,
        line bigint not null generated always as identity unique,
        desk text not null,
        seat text not null,
        between_regimes text[] not null,
        articles text[] not null,
        why text not null,
        -- Sealed JSON.
        command text not null,
        register text not null,
        law_version text not null,
        asked_at timestamptz not null,
        pays text,
        decided_by text,
        decided_why text,
        decided_at timestamptz,
        primary key (case_id, benefit)
      );
      create index benefit_review_desk on benefit_review (desk, line) where decided_at is null;
      create index supplement_desk on supplement (desk, line) where state = 'draft';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table benefit_review, supplement');
    await db.query('alter table benefit_decision drop column facts');
  }
}
