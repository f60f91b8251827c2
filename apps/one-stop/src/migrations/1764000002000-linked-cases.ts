import { APPEND_ONLY, type Narrowing } from '@lien-thong/service';
import type { QueryRunner } from 'typeorm';

export class LinkedCases1764000002000 implements Narrowing {
  readonly name = 'LinkedCases1764000002000';
  readonly privileges = { timeline_entry: APPEND_ONLY };

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Case, state of its process and public progress are one row: there is nothing to bring into line.
      create table linked_case (
        case_id uuid primary key,
        version integer not null,
        status smallint not null check (status between 1 and 10),
        channel text not null,
        commune text not null,
        procedures text[] not null,
        steps jsonb not null,
        supplements integer not null default 0,
        dossier_code text unique,
        submitted_at timestamptz not null,
        received_at timestamptz,
        promised_on date,
        ended_at timestamptz,
        deceased_name text not null,
        requester_name text not null,
        contact jsonb not null,
        -- The keyed hashes of who died and who came; the former's id sealed.
        person bytea,
        requester bytea,
        personal_id text,
        -- Name without accents and birth date: finds those who may be the same person.
        likeness text not null,
        similar_cases uuid[],
        extract jsonb,
        -- Offices that have a message of this case parked.
        stuck_at text[] not null default '{}'
      ) with (fillfactor = 40);
      create index linked_case_by_commune on linked_case (commune, case_id);
      create index linked_case_likeness on linked_case (likeness);
      create index linked_case_due on linked_case (promised_on, case_id) where ended_at is null;

      -- What the family declared, as it was sent, its personal fields sealed. Read once for each office that is told, never changed.
      create table declaration (
        case_id uuid primary key,
        form jsonb not null
      );

      -- What the family added later.
      create table supplement (
        case_id uuid not null,
        step text not null,
        attempt integer not null,
        answer jsonb not null,
        answered_at timestamptz not null,
        primary key (case_id, step, attempt)
      );

      -- One open case a person. The row decides which of two declarations came first.
      create table declared_person (
        person bytea primary key,
        case_id uuid not null
      );

      create table dossier_counter (
        agency_code text not null,
        day date not null,
        last_serial integer not null,
        primary key (agency_code, day)
      ) with (fillfactor = 50);

      -- Requests that created a case, by the key their sender gave them.
      create table idempotent_request (
        key text primary key,
        body_sha256 bytea not null,
        case_id uuid not null,
        at timestamptz not null default now()
      );

      -- Everything that was told and answered. Append-only.
      create table timeline_entry (
        entry bigint generated always as identity primary key,
        case_id uuid not null,
        at timestamptz not null,
        kind text not null,
        office text not null,
        step text,
        text text not null
      );
      create index timeline_entry_case on timeline_entry (case_id, entry);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      'drop table timeline_entry, idempotent_request, dossier_counter, declared_person, supplement, declaration, linked_case',
    );
  }
}
