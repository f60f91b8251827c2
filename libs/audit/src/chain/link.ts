import { canonical } from '@lien-thong/signature';
import { createHash } from 'node:crypto';

/** An entry as it is hashed: every column of it, bigints and instants (microseconds, UTC) as text. */
export interface SealedEntry {
  id: string;
  at: string;
  actor: string;
  actorName: string;
  fromAddress: string;
  action: string;
  subjectKind: string;
  subjectId: string;
  caseId: string | null;
  reason: string | null;
  detail: unknown;
}

/** Reads a `SealedEntry` from the table `e`. */
export const ENTRY_COLUMNS = `
  e.id::text as id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, e.actor,
  e.actor_name as "actorName", e.from_address as "fromAddress", e.action, e.subject_kind as "subjectKind",
  e.subject_id as "subjectId", e.case_id::text as "caseId", e.reason, e.detail`;

/** What the first link follows. */
export const BEGINNING: Buffer = Buffer.alloc(32);

/** SHA-256 over the hash before and the entry as canonical JSON (RFC 8785). */
export const hashAfter = (before: Buffer, entry: SealedEntry): Buffer =>
  createHash('sha256').update(before).update(canonical(entry)).digest();
