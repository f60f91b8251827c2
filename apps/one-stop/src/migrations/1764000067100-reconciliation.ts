import { APPEND_ONLY, type Narrowing } from '@lien-thong/service';
import type { QueryRunner } from 'typeorm';

export class Reconciliation1764000067100 implements Narrowing {
  readonly name = 'Reconciliation1764000067100';
  readonly privileges = { listed_decision: APPEND_ONLY };

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Offices' own lists of what they decided, as far as they have arrived.
      create table decision_list (
        list uuid primary key,
        office text not null,
        -- Null: everywhere.
        commune text,
        from_day date not null,
        to_day date not null,
        pages integer not null,
        arrived integer not null,
        lines integer not null,
        told_by text not null,
        arrived_at timestamptz not null,
        compared_at timestamptz
      );
      create index decision_list_waiting on decision_list (arrived_at) where compared_at is null;
      create index decision_list_newest on decision_list (arrived_at desc);

      -- Their lines: ids, days and results; no person. Append-only.
      create table listed_decision (
        list uuid not null,
        page integer not null,
        nth integer not null,
        step text not null,
        -- The case where one is named or was found, or else the office's own number.
        matter text not null,
        case_id uuid,
        attempt integer,
        result text not null,
        on_day date not null,
        reference text,
        commune text,
        primary key (list, page, nth)
      );
      create index listed_decision_matter on listed_decision (matter, step);

      -- What lists and cases say differently, once each, until it has gone or somebody has explained it.
      create table difference (
        id uuid primary key default gen_random_uuid(),
        line bigint not null generated always as identity unique,
        kind text not null,
        state text not null check (state in ('open', 'explained', 'settled')),
        office text not null,
        step text not null,
        matter text not null,
        case_id uuid,
        commune text,
        reference text,
        listed text,
        held text,
        list uuid not null,
        day date not null,
        found_at timestamptz not null,
        why text,
        explained_by text,
        explained_at timestamptz,
        settled_at timestamptz,
        unique (office, step, kind, matter)
      );
      create index difference_open on difference (commune, kind) where state = 'open';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table difference, listed_decision, decision_list');
  }
}
