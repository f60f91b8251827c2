import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Requests to replay parked messages. Beside the tables of messages, in every service. */
export class ReplayRequests1764000063000 implements MigrationInterface {
  readonly name = 'ReplayRequests1764000063000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Asked for by one officer of operations, decided by another. Who they are: {subject, name, address, signature}.
      create table replay_request (
        id uuid primary key,
        state text not null check (state in ('requested', 'refused', 'consented', 'done')),
        why text not null,
        requester jsonb not null,
        requested_at timestamptz not null,
        decider jsonb,
        decided_why text,
        decided_at timestamptz,
        check ((state = 'requested') = (decider is null)),
        check (requester ->> 'subject' <> decider ->> 'subject' or state = 'refused')
      );
      create index replay_request_consented on replay_request (id) where state = 'consented';

      -- The cases that it is for, as they were when it was made: what was foreseen is what is consented to.
      create table replay_case (
        request_id uuid not null references replay_request,
        case_id uuid not null,
        foreseen jsonb not null,
        effect jsonb,
        open boolean not null default true,
        primary key (request_id, case_id)
      );
      -- A case is in one request at a time.
      create unique index replay_case_open on replay_case (case_id) where open;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table replay_case, replay_request');
  }
}
