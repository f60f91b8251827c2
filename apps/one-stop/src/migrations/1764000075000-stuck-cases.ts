import type { MigrationInterface, QueryRunner } from 'typeorm';

export class StuckCases1764000075000 implements MigrationInterface {
  readonly name = 'StuckCases1764000075000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Where a message of a case is parked, since when, and why in plain words; gone once it was replayed.
      create table stuck_case (
        case_id uuid not null,
        office text not null,
        since timestamptz not null,
        why text,
        primary key (case_id, office)
      );
      create index linked_case_being_undone on linked_case (case_id) where undoing is not null and undoing ->> 'endedAt' is null;
      create index linked_case_being_corrected on linked_case (case_id)
        where correction is not null and correction ->> 'endedAt' is null;
      create index difference_of_case on difference (case_id) where state = 'open' and case_id is not null;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      'drop index difference_of_case, linked_case_being_corrected, linked_case_being_undone; drop table stuck_case',
    );
  }
}
