import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Corrections1764000071800 implements MigrationInterface {
  readonly name = 'Corrections1764000071800';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- What made a decision wrong: a later version of the law, or the nth correction of the death registration.
      alter table supplement add column correction integer not null default 0;
      alter table supplement drop constraint supplement_case_id_benefit_law_version_key;
      alter table supplement add constraint supplement_cause unique (case_id, benefit, law_version, correction);
      -- The correction that a recovery comes from.
      alter table recovery add column correction integer;
      create unique index recovery_correction on recovery (case_id, payer, correction) where correction is not null;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index recovery_correction;
      alter table recovery drop column correction;
      alter table supplement drop constraint supplement_cause;
      alter table supplement add constraint supplement_case_id_benefit_law_version_key unique (case_id, benefit, law_version);
      alter table supplement drop column correction;`);
  }
}
