import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LawProposals1764000011000 implements MigrationInterface {
  readonly name = 'LawProposals1764000011000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- The version of the law that the promised day was reckoned by.
      alter table linked_case add column promised_by text;
      update linked_case set promised_by = '' where received_at is not null;

      -- New versions of the law that wait for a second person, and what became of them.
      create table law_proposal (
        id uuid primary key,
        version text not null,
        based_on text not null,
        files jsonb not null,
        changes jsonb not null,
        deadlines jsonb not null,
        benefits jsonb,
        state text not null default 'open',
        reason text not null,
        prepared_by text not null,
        -- The account of who prepared it: the one who may not consent.
        proposer text not null,
        proposed_at timestamptz not null,
        decided_by text,
        decided_why text,
        decided_at timestamptz
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table law_proposal');
    await db.query('alter table linked_case drop column promised_by');
  }
}
