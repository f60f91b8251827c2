import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The data keys of a service that keeps personal data. */
export class CaseKeys1764000000500 implements MigrationInterface {
  readonly name = 'CaseKeys1764000000500';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- A data key for each case, wrapped with a key that stands in no database. Without its key what is sealed of a
      -- case is noise; the row stays, so that no new key is made for it. The case 0 is the service itself.
      create table case_key (
        case_id uuid primary key,
        kid text,
        wrapped bytea,
        erased_at timestamptz,
        check ((wrapped is null) = (erased_at is not null))
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table case_key');
  }
}
