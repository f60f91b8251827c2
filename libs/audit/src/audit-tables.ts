import { APPEND_ONLY, type Narrowing, type Privilege } from '@lien-thong/service';
import type { QueryRunner } from 'typeorm';

/** A queue is added to and taken from. */
const QUEUE: readonly Privilege[] = ['select', 'insert', 'delete'];

export class AuditTables1764000040000 implements Narrowing {
  readonly name = 'AuditTables1764000040000';
  readonly privileges = {
    audit_entry: APPEND_ONLY,
    audit_link: APPEND_ONLY,
    audit_anchor: APPEND_ONLY,
    audit_unsealed: QUEUE,
  };

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Who did what to what, when, from where and why. Append-only; written with what was done, or not at all.
      create table audit_entry (
        id bigint generated always as identity primary key,
        at timestamptz not null default now(),
        actor text not null,
        actor_name text not null,
        from_address text not null,
        action text not null,
        subject_kind text not null,
        subject_id text not null,
        case_id uuid,
        reason text,
        -- Codes and numbers, no personal data: what is said here of a person could never be forgotten.
        detail jsonb
      );
      create index audit_entry_case on audit_entry (case_id, id);

      -- Entries that no link of the chain holds yet: a row for all that one statement wrote.
      create table audit_unsealed (
        id bigint generated always as identity primary key,
        entries bigint[] not null
      ) with (fillfactor = 90);

      -- The chain: each hash is over the one before it and one entry. Append-only.
      create table audit_link (
        position bigint primary key,
        entry_id bigint not null unique,
        hash bytea not null,
        sealed_at timestamptz not null default now()
      );

      -- How far a chain had come when a day had ended: our own, and at those who keep them other offices' too.
      create table audit_anchor (
        office text not null,
        day date not null,
        position bigint not null,
        hash bytea not null,
        kept_at timestamptz not null default now(),
        primary key (office, day, position, hash)
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table audit_anchor, audit_link, audit_unsealed, audit_entry');
  }
}
