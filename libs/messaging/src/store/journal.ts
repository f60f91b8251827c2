import { isValid, messageFaults, topicOf, type Office } from '@lien-thong/contracts';
import { rows, type Sql } from '@lien-thong/service';
import { v7 as uuid } from 'uuid';
import type { OutgoingRecord } from '../broker/broker';
import { headersOf } from '../envelope';
import type { Saying } from '../message';

/** A record that is in the journal and the outbox; `seq` is its place in both. */
export interface Journaled {
  seq: string;
  record: OutgoingRecord;
}

export interface Speaker {
  office: Office;
  topicPrefix: string;
  instant: () => string;
  lawVersion?: string;
}

/** A message of ours breaks its own schema: our fault, never the reader's. */
export class BrokenSaying extends Error {}

export function recordOf(said: Saying, speaker: Speaker): OutgoingRecord & { id: string } {
  const { kind, caseId, data, cause, sequence } = said;
  if (!isValid(kind.shape, data)) {
    const faults = messageFaults(kind.shape, data).map((f) => `${f.pointer} ${f.code}`);
    throw new BrokenSaying(`${kind.type} breaks its schema: ${faults.join(', ')}`);
  }
  const id = uuid();
  return {
    id,
    topic: speaker.topicPrefix + topicOf(kind, speaker.office),
    key: caseId,
    value: JSON.stringify(data),
    headers: headersOf({
      id,
      source: `/${speaker.office}`,
      type: kind.type,
      subject: caseId,
      time: speaker.instant(),
      causationid: cause?.id,
      traceparent: cause?.traceparent,
      sequence,
      law: speaker.lawVersion,
    }),
  };
}

/** Writes what is said into the journal and the outbox, in the caller's transaction and one round trip. */
export async function journal(db: Sql, said: readonly Saying[], speaker: Speaker): Promise<Journaled[]> {
  if (!said.length) return [];
  const records = said.map((s) => recordOf(s, speaker));
  const written = await rows<{ seq: string }>(
    db,
    `with written as (
       insert into journal (message_id, topic, case_id, headers, data)
       select * from unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::text[])
       returning seq, at)
     insert into outbox (seq, at) select seq, at from written returning seq`,
    [
      records.map((r) => r.id),
      records.map((r) => r.topic),
      records.map((r) => r.key),
      records.map((r) => JSON.stringify(r.headers)),
      records.map((r) => r.value),
    ],
  );
  return records.map(({ id: _, ...record }, i) => ({ seq: written[i]!.seq, record }));
}

/** What waits in the outbox, in the order it was said; only what has waited `olderThanMs`, if given. */
export async function waiting(db: Sql, most: number, olderThanMs = 0): Promise<Journaled[]> {
  const found = await rows<{ seq: string; topic: string; case_id: string; headers: string; data: string }>(
    db,
    `select j.seq, j.topic, j.case_id, j.headers, j.data
     from (select seq, at from outbox where at <= now() - make_interval(secs => $2) order by seq limit $1) o
     join journal j on j.seq = o.seq and j.at = o.at
     order by j.seq`,
    [most, olderThanMs / 1000],
  );
  return found.map(({ seq, topic, case_id: key, headers, data }) => ({
    seq,
    record: { topic, key, headers: JSON.parse(headers) as Record<string, string>, value: data },
  }));
}

export async function forget(db: Sql, seqs: readonly string[]): Promise<void> {
  if (seqs.length) await db.query('delete from outbox where seq = any($1::bigint[])', [seqs]);
}

/** Makes sure that this month and the next two have a part of the journal. */
export async function openJournalMonths(db: Sql, today: Date): Promise<void> {
  for (const ahead of [0, 1, 2]) {
    const from = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + ahead, 1));
    const to = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + ahead + 1, 1));
    const name = `journal_${from.toISOString().slice(0, 7).replace('-', '_')}`;
    await db.query(`do $$ begin
      if to_regclass('${name}') is null then
        execute format('create table %I partition of journal for values from (%L) to (%L)', '${name}', '${from.toISOString()}', '${to.toISOString()}');
      end if;
    exception when duplicate_table or check_violation then null; end $$`);
  }
}
