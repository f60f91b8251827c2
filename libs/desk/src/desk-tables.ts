import { APPEND_ONLY, type Narrowing } from '@lien-thong/service';
import type { QueryRunner } from 'typeorm';

export class DeskTables1764000050000 implements Narrowing {
  readonly name = 'DeskTables1764000050000';
  readonly privileges = { work_act: APPEND_ONLY };

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- What waits for an officer of this office, and what came of it: one row for each task of a case.
      create table work_item (
        case_id uuid not null,
        task text not null,
        seat text not null,
        attempt integer not null,
        version integer not null default 1,
        state text not null check (state in ('open', 'to-sign', 'asking', 'decided')),
        -- The command to be answered: sealed JSON.
        command text not null,
        proposal jsonb not null,
        opinion jsonb,
        prepared_by text,
        holder text,
        holder_name text,
        law_version text not null,
        opened_at timestamptz not null,
        -- When the clock stood still, and why.
        pauses jsonb not null default '[]',
        due_on date not null,
        near_due_from date not null,
        primary key (task, case_id)
      );
      create index work_item_waiting on work_item (task, seat, due_on, case_id) where state <> 'decided';

      -- Who did what to an item, when and why. Append-only: a decision is never overwritten.
      create table work_act (
        id bigint generated always as identity primary key,
        case_id uuid not null,
        task text not null,
        act text not null,
        actor text not null,
        actor_name text not null,
        at timestamptz not null,
        opinion jsonb,
        why text
      );
      create index work_act_item on work_act (case_id, task, id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table work_act, work_item');
  }
}
