import { APPEND_ONLY, type Narrowing } from '@lien-thong/service';
import type { QueryRunner } from 'typeorm';

export class GazetteTables1764000010000 implements Narrowing {
  readonly name = 'GazetteTables1764000010000';
  /** Publishing locks the whole table, see `lockBundles`, and changes nothing in it. */
  readonly privileges = { law_bundle: [...APPEND_ONLY, 'maintain'] } as const;

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- The law as it was published, version after version. Append-only.
      create table law_bundle (
        sequence integer primary key,
        id uuid not null unique,
        version text not null unique,
        files jsonb not null,
        reason text not null,
        prepared_by text not null,
        consented_by text,
        published_at timestamptz not null,
        signature text not null,
        arrived_at timestamptz not null default now()
      );

      -- With which version all agrees that was reckoned from the law.
      create table law_followed (
        what text primary key,
        version text not null
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table law_followed, law_bundle');
  }
}
