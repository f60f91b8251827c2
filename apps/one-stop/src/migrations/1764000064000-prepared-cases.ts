import { APPEND_ONLY, type Narrowing } from '@lien-thong/service';
import type { QueryRunner } from 'typeorm';

export class PreparedCases1764000064000 implements Narrowing {
  readonly name = 'PreparedCases1764000064000';
  readonly privileges = { health_notice_telling: [...APPEND_ONLY, 'delete'] } as const;

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- What a health facility told before any family came. The notice is sealed whole, by a key of its own.
      create table prepared_case (
        prepared_id uuid primary key,
        facility text not null,
        notice_number text not null,
        revision integer not null,
        commune text not null,
        -- The keyed hash of who died.
        person bytea,
        notice text not null,
        withdrawn boolean not null default false,
        -- The case that a declaration made of it.
        case_id uuid,
        unique (facility, notice_number)
      ) with (fillfactor = 70);
      create index prepared_case_commune on prepared_case (commune, prepared_id);
      create index prepared_case_person on prepared_case (person) where person is not null;
      create index prepared_case_case on prepared_case (case_id) where case_id is not null;

      -- Each time the facility told something of a notice, and by when it had to.
      create table health_notice_telling (
        prepared_id uuid not null,
        revision integer not null,
        act text not null,
        issued_at timestamptz not null,
        received_at timestamptz not null,
        due_at timestamptz not null,
        primary key (prepared_id, revision)
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table health_notice_telling, prepared_case');
  }
}
