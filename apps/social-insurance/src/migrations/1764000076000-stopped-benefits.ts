import type { MigrationInterface, QueryRunner } from 'typeorm';

export class StoppedBenefits1764000076000 implements MigrationInterface {
  readonly name = 'StoppedBenefits1764000076000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Benefits of which nothing may be paid any more, whatever is decided on them later.
      create table stopped_benefit (
        case_id uuid not null,
        benefit text not null,
        why text not null,
        stopped_by text not null,
        stopped_at timestamptz not null,
        primary key (case_id, benefit)
      );
      insert into stopped_benefit (case_id, benefit, why, stopped_by, stopped_at)
      select case_id, benefit, why, stopped_by, stopped_at
      from stopped_case cross join unnest(array['funeral-allowance', 'survivors-benefit']) as b(benefit);
      drop table stopped_case;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      create table stopped_case (
        case_id uuid primary key,
        why text not null,
        stopped_by text not null,
        stopped_at timestamptz not null
      );
      insert into stopped_case (case_id, why, stopped_by, stopped_at)
      select distinct on (case_id) case_id, why, stopped_by, stopped_at from stopped_benefit order by case_id, stopped_at;
      drop table stopped_benefit;
    `);
  }
}
