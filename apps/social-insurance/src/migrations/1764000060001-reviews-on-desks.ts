import { rows } from '@lien-thong/service';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the law leaves open lies on the desk like every other claim. What was decided before stands in the books and in
 * the audit trail, with its reason; an open one must be decided before, since its claim is sealed for the old table.
 */
export class ReviewsOnDesks1764000060001 implements MigrationInterface {
  readonly name = 'ReviewsOnDesks1764000060001';

  async up(db: QueryRunner): Promise<void> {
    const open = await rows(db, 'select 1 from benefit_review where decided_at is null limit 1');
    if (open.length) throw new Error('reviews are open: decide them with the version before');
    await db.query('drop table benefit_review');
  }

  /** The version before expects its table. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      create table benefit_review (
        case_id uuid not null, benefit text not null, attempt integer not null,
        line bigint not null generated always as identity unique,
        desk text not null, seat text not null, between_regimes text[] not null, articles text[] not null, why text not null,
        command text not null, register text not null, law_version text not null, asked_at timestamptz not null,
        pays text, decided_by text, decided_why text, decided_at timestamptz,
        primary key (case_id, benefit));
      create index benefit_review_desk on benefit_review (desk, line) where decided_at is null;
    `);
  }
}
