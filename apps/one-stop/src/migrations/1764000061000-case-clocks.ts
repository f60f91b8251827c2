import { APPEND_ONLY, type Narrowing } from '@lien-thong/service';
import type { QueryRunner } from 'typeorm';

export class CaseClocks1764000061000 implements Narrowing {
  readonly name = 'CaseClocks1764000061000';
  readonly privileges = { clock_act: APPEND_ONLY, apology_act: APPEND_ONLY };

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- When time alone brings something about in an open case; what it is, is reckoned then.
      alter table linked_case add column fires_at timestamptz, add column first_promised_on date;
      create index linked_case_fires on linked_case (fires_at) where fires_at is not null;
      -- Cases from before are looked at once.
      update linked_case set fires_at = now() where received_at is not null and ended_at is null;

      -- What was done because time had passed, once for each deadline. Append-only.
      create table clock_act (
        case_id uuid not null,
        act text not null,
        -- Empty: of the case as a whole.
        step text not null,
        due_on date not null,
        at timestamptz not null,
        primary key (case_id, act, step, due_on)
      );

      -- Slips that say sorry and name a new day. A draft is of one promised day: once that has moved it is void.
      create table apology (
        case_id uuid not null,
        ordinal integer not null,
        version integer not null default 1,
        state text not null check (state in ('draft', 'signed')),
        cause text not null,
        steps text[] not null,
        reason text not null,
        formerly_promised_on date not null,
        new_day date not null,
        drafted_at timestamptz not null,
        -- The officer who wrote what is to be signed; null while it stands as it was drafted.
        edited_by text,
        signed_by text,
        signatory text,
        title text,
        signed_at timestamptz,
        primary key (case_id, ordinal)
      );
      create index apology_draft on apology (case_id) where state = 'draft';

      -- Who did what to a slip. Append-only; the words that were signed stand in the slip.
      create table apology_act (
        id bigint generated always as identity primary key,
        case_id uuid not null,
        ordinal integer not null,
        act text not null,
        actor text,
        actor_name text not null,
        new_day date not null,
        at timestamptz not null
      );
      create index apology_act_slip on apology_act (case_id, ordinal, id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table apology_act, apology, clock_act;
      alter table linked_case drop column fires_at, drop column first_promised_on;
    `);
  }
}
