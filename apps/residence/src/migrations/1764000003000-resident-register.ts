import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ResidentRegister1764000003000 implements MigrationInterface {
  readonly name = 'ResidentRegister1764000003000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Hộ gia đình. The count of members stands in the row, so that two deletions in one household, side by side,
      -- cannot both count the other as still there.
      create table household (
        number text primary key,
        commune text not null,
        detail text not null,
        head_person bytea,
        -- The head has died and others remain: the police ask the household for a new one.
        head_vacant boolean not null default false,
        members integer not null
      ) with (fillfactor = 80);

      -- A person is found by the keyed hash of the personal id; the id itself is sealed.
      create table resident (
        person bytea primary key,
        personal_id text not null,
        full_name text not null,
        birth_date text not null,
        sex text not null,
        commune text not null,
        household_number text not null references household,
        relation_to_head text not null,
        registered_since date not null,
        deregistered_on date,
        deregistered_for uuid
      ) with (fillfactor = 85);
      create index resident_identity on resident (commune, birth_date, full_name);

      -- What was answered, by case and attempt.
      create table deregistration (
        case_id uuid not null,
        attempt integer not null,
        line bigint not null generated always as identity,
        answer text not null,
        reason text,
        ground text,
        commune text not null,
        person bytea,
        deregistered_on date,
        remaining_members integer,
        answered_at timestamptz not null,
        primary key (case_id, attempt)
      );
      create index deregistration_commune on deregistration (commune, line);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table deregistration, resident, household');
  }
}
