import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Revocations1764000051800 implements MigrationInterface {
  readonly name = 'Revocations1764000051800';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- A revoked decision keeps its number; \`revoked_by\` is the document that the revocation rests on.
      alter table benefit_decision add column revoked_on date, add column revoked_by text;
      create index insured_stopped_for on insured (stopped_for) where stopped_for is not null;
      create index beneficiary_stopped_for on beneficiary (stopped_for) where stopped_for is not null;`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      'drop index insured_stopped_for; drop index beneficiary_stopped_for; alter table benefit_decision drop column revoked_on, drop column revoked_by',
    );
  }
}
