import type { MigrationInterface, QueryRunner } from 'typeorm';

export class DraftExtracts1764000064200 implements MigrationInterface {
  readonly name = 'DraftExtracts1764000064200';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Drafts that a family reads before the death is registered. Cases from the desk have none.
      create table draft_extract (
        case_id uuid primary key,
        state text not null,
        round smallint not null,
        confirm_by timestamptz not null,
        answered_at timestamptz,
        -- What the family asked to be changed, sealed.
        corrections text,
        -- The declaration as it was first sent, sealed, where an officer has corrected it since.
        first_declared jsonb
      ) with (fillfactor = 70);
      create index draft_extract_waiting on draft_extract (confirm_by) where state = 'waiting';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table draft_extract');
  }
}
