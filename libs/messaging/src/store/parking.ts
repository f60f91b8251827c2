import { rows, type Sql } from '@lien-thong/service';
import type { IncomingRecord, TopicPartition } from '../broker/broker';
import type { Sealing } from '../sealing';

/** Why a record is parked. `held` is no fault of its own: it waits behind another of its case. */
export type ParkingCause =
  'unreadable' | 'unknown-type' | 'invalid' | 'id-reused' | 'handler-failed' | 'held';

export interface ParkedRecord extends TopicPartition {
  cause: ParkingCause;
  detail?: string;
  caseId?: string;
  messageId?: string;
  type?: string;
  record: IncomingRecord;
}

/** Parks records whole and sealed, and holds their cases. */
export async function park(db: Sql, sealing: Sealing, parked: readonly ParkedRecord[]): Promise<void> {
  if (!parked.length) return;
  const values = await sealing.sealRecords(
    db,
    parked.map(({ caseId, record: { value } }) => ({ caseId, value })),
  );
  await db.query(
    `insert into parked_message
       (state, cause, detail, case_id, message_id, type, topic, partition, "offset", record_key, record_headers, record_value)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::int[],
       $9::bigint[], $10::bytea[], $11::jsonb[], $12::bytea[])`,
    [
      parked.map((p) => (p.cause === 'held' ? 'held' : 'failed')),
      parked.map((p) => p.cause),
      parked.map((p) => p.detail?.slice(0, 4000).replaceAll('\u0000', '') ?? null),
      parked.map((p) => p.caseId ?? null),
      parked.map((p) => p.messageId ?? null),
      parked.map((p) => p.type ?? null),
      parked.map((p) => p.topic),
      parked.map((p) => p.partition),
      parked.map((p) => p.record.offset),
      parked.map((p) => p.record.key),
      // Headers are bytes and need not be text: kept as base64. No jsonb holds a NUL, not even in a name.
      parked.map((p) =>
        JSON.stringify(
          Object.fromEntries(
            Object.entries(p.record.headers).map(([k, v]) => [
              k.replaceAll('\u0000', '\u2400'),
              v.toString('base64'),
            ]),
          ),
        ),
      ),
      values,
    ],
  );
  const cases = [...new Set(parked.flatMap((p) => (p.caseId ? [p.caseId] : [])))].sort();
  if (cases.length)
    await db.query('insert into held_case (case_id) select unnest($1::uuid[]) on conflict do nothing', [
      cases,
    ]);
}

export interface ParkedRow {
  id: string;
  parkedAt: Date;
  state: 'failed' | 'held' | 'replayed' | 'set-aside';
  cause: ParkingCause;
  detail: string | null;
  caseId: string | null;
  messageId: string | null;
  type: string | null;
  topic: string;
  partition: number;
  offset: string;
}

const COLUMNS = `id, parked_at as "parkedAt", state, cause, detail, case_id as "caseId", message_id as "messageId", type,
  topic, partition, "offset"`;

/** Parked messages that nothing was done about yet, oldest first. */
export const openParked = (db: Sql, most: number): Promise<ParkedRow[]> =>
  rows(db, `select ${COLUMNS} from parked_message where state in ('failed', 'held') order by id limit $1`, [
    most,
  ]);

/** The open parked messages of a case, with their records, in the order they came. */
export async function parkedOfCase(
  db: Sql,
  sealing: Sealing,
  caseId: string,
): Promise<(ParkedRow & { record: IncomingRecord })[]> {
  const found = await rows<
    ParkedRow & {
      record_key: Buffer | null;
      record_headers: Record<string, string>;
      record_value: Buffer | null;
    }
  >(
    db,
    `select ${COLUMNS}, record_key, record_headers, record_value from parked_message
     where case_id = $1 and state in ('failed', 'held') order by id`,
    [caseId],
  );
  const values = await sealing.openRecords(
    db,
    found.map(({ record_value }) => ({ caseId, value: record_value })),
  );
  return found.map(({ record_key, record_headers, record_value: _, ...row }, i) => ({
    ...row,
    record: {
      offset: Number(row.offset),
      key: record_key,
      value: values[i]!,
      headers: Object.fromEntries(
        Object.entries(record_headers).map(([k, v]) => [k, Buffer.from(v, 'base64')]),
      ),
    },
  }));
}

/** Waits for batches that hold the case's row, and locks it. False when the case is not held. */
export async function lockHeldCase(db: Sql, caseId: string): Promise<boolean> {
  return (await rows(db, 'select 1 from held_case where case_id = $1 for update', [caseId])).length > 0;
}

export async function release(db: Sql, caseId: string): Promise<void> {
  await db.query('delete from held_case where case_id = $1', [caseId]);
}

export async function resolve(
  db: Sql,
  ids: readonly string[],
  state: 'replayed' | 'set-aside',
  by: string,
  why: string,
): Promise<void> {
  await db.query(
    `update parked_message set state = $2, resolved_at = now(), resolved_by = $3, resolved_why = $4 where id = any($1::bigint[])`,
    [ids, state, by, why],
  );
}
