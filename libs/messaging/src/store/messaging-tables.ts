import { APPEND_ONLY, type Narrowing } from '@lien-thong/service';
import type { QueryRunner } from 'typeorm';

/** The tables of a service's messages. Every service that listens or speaks has this as its first migration. */
export class MessagingTables1764000000000 implements Narrowing {
  readonly name = 'MessagingTables1764000000000';
  readonly privileges = { journal: APPEND_ONLY };

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- How far each partition was worked on. The epoch goes up whenever the partition is taken over, so that a
      -- former holder's transaction changes no row here and gives up.
      create table consumer_position (
        topic text not null,
        partition integer not null,
        next_offset bigint not null,
        epoch bigint not null,
        primary key (topic, partition)
      ) with (fillfactor = 50);

      -- Every message ever worked on. Kept longer than any topic and any parked message.
      create table inbox (
        id uuid not null,
        source text not null,
        received_at timestamptz not null default now(),
        primary key (id, source)
      );

      -- Everything this service ever said, whole. Append-only.
      create table journal (
        seq bigint generated always as identity,
        at timestamptz not null default now(),
        message_id uuid not null,
        topic text not null,
        case_id uuid not null,
        headers text not null,
        data text not null,
        primary key (seq, at)
      ) partition by range (at);
      create table journal_other partition of journal default;

      -- Opens the journal's parts of this month and the next two. The service's role makes no tables; this does it for
      -- that role, as the owner, and takes nothing from whoever calls: neither a name nor a month.
      create function open_journal_months() returns void
      language plpgsql security definer set search_path = public, pg_temp set timezone = 'UTC' as $$
      declare
        first timestamptz;
        part text;
      begin
        for ahead in 0..2 loop
          first := date_trunc('month', now()) + make_interval(months => ahead);
          part := to_char(first, '"journal_"YYYY_MM');
          continue when to_regclass(part) is not null;
          begin
            execute format('create table %I partition of journal for values from (%L) to (%L)',
                           part, first, first + interval '1 month');
          exception when duplicate_table or check_violation then null; -- another instance, or rows in journal_other
          end;
        end loop;
      end $$;
      revoke execute on function open_journal_months() from public;

      -- What of the journal is not known to be on the broker yet: a row for all that one transaction said.
      create table outbox (
        id bigint generated always as identity primary key,
        at timestamptz not null,
        seqs bigint[] not null
      ) with (fillfactor = 90);

      -- Cases whose messages wait behind a parked one. Batches and replays both lock the row.
      create table held_case (
        case_id uuid primary key,
        since timestamptz not null default now()
      );

      -- Records that could not be worked on, whole, and those of their cases that came later.
      create table parked_message (
        id bigint generated always as identity primary key,
        parked_at timestamptz not null default now(),
        state text not null check (state in ('failed', 'held', 'replayed', 'set-aside')),
        cause text not null,
        detail text,
        case_id uuid,
        message_id uuid,
        type text,
        topic text not null,
        partition integer not null,
        "offset" bigint not null,
        record_key bytea,
        record_headers jsonb not null,
        record_value bytea,
        resolved_at timestamptz,
        resolved_by text,
        resolved_why text
      );
      create index parked_message_open on parked_message (case_id, id) where state in ('failed', 'held');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop function open_journal_months');
    await db.query('drop table parked_message, held_case, outbox, journal, inbox, consumer_position');
  }
}
