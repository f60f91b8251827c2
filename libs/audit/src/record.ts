import type { Sql } from '@lien-thong/service';
import type { Actor } from './actor';

/** Codes and numbers; never a name, an address or anything else of a person. */
export type Detail = Readonly<Record<string, string | number | boolean | readonly string[] | null>>;

export interface Entry {
  actor: Actor;
  /** What was done, as the access table names it where it does: `case.accept`. */
  action: string;
  subject: { kind: string; id: string };
  caseId?: string;
  /** What the actor gave as the reason, or the ground of the rule that decided. */
  reason?: string;
  detail?: Detail;
}

const insertion = (condition: string) => `
  with written as (
    insert into audit_entry (actor, actor_name, from_address, action, subject_kind, subject_id, case_id, reason, detail)
    select actor, actor_name, from_address, action, subject_kind, subject_id, case_id, reason, detail
    from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::uuid[], $8::text[], $9::jsonb[])
      with ordinality as n(actor, actor_name, from_address, action, subject_kind, subject_id, case_id, reason, detail, nth)
    ${condition}
    order by nth returning id)
  insert into audit_unsealed (entries) select array_agg(id order by id) from written having count(*) > 0`;

const RECORD = insertion('');

const RECORD_ONCE_A_MINUTE = insertion(`
    where not exists (
      select from audit_entry e
      where e.case_id = n.case_id and e.actor = n.actor and e.action = n.action
        and e.subject_kind = n.subject_kind and e.subject_id = n.subject_id and e.at >= date_trunc('minute', now()))`);

const columns = (entries: readonly Entry[]) => [
  entries.map(({ actor }) => actor.subject),
  entries.map(({ actor }) => actor.name),
  entries.map(({ actor }) => actor.address),
  entries.map(({ action }) => action),
  entries.map(({ subject }) => subject.kind),
  entries.map(({ subject }) => subject.id),
  entries.map(({ caseId }) => caseId ?? null),
  entries.map(({ reason }) => reason ?? null),
  entries.map(({ detail }) => (detail ? JSON.stringify(detail) : null)),
];

/** Writes entries in the transaction that does what they tell of, all in one statement: they stand if it does. */
export async function record(db: Sql, entries: readonly Entry[]): Promise<void> {
  if (entries.length) await db.query(RECORD, columns(entries));
}

/** The same, but for what this actor has done to this subject of the case in this minute already. */
export async function recordOnceAMinute(db: Sql, entry: Entry & { caseId: string }): Promise<void> {
  await db.query(RECORD_ONCE_A_MINUTE, columns([entry]));
}
