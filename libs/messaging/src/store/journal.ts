import { isValid, messageFaults, topicOf, type Office } from '@lien-thong/contracts';
import { rows, type Sql } from '@lien-thong/service';
import { v7 as uuid } from 'uuid';
import type { OutgoingRecord } from '../broker/broker';
import { headersOf, typeIn } from '../envelope';
import type { LawSource } from '../law-source';
import type { Saying } from '../message';
import type { Sealing } from '../sealing';

/** A record that is in the journal and waits in the outbox. */
export interface Journaled {
  record: OutgoingRecord;
  /** On the last record of a transaction: the outbox row that may be forgotten once it and those before it are sent. */
  ends?: string;
}

export interface Speaker {
  office: Office;
  topicPrefix: string;
  instant: () => string;
  law?: LawSource;
  sealing: Sealing;
}

/** A message of ours breaks its own schema: our fault, never the reader's. */
export class BrokenSaying extends Error {}

export function recordOf(
  said: Saying,
  speaker: Speaker,
  lawVersion?: string,
): OutgoingRecord & { id: string } {
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
      law: lawVersion,
    }),
  };
}

/**
 * Writes what is said into the journal, sealed where it tells of people, and into the outbox, in the caller's transaction. All that a
 * transaction says is one row of the outbox: a row for each message would be written and deleted again as often as
 * everything else together.
 */
export async function journal(
  db: Sql,
  said: readonly Saying[],
  speaker: Speaker,
  lawVersion?: string,
): Promise<Journaled[]> {
  if (!said.length) return [];
  const records = said.map((s) => recordOf(s, speaker, lawVersion));
  const sealed = await speaker.sealing.sealMessages(
    db,
    said.map(({ caseId, kind }, i) => ({ caseId, type: kind.type, text: records[i]!.value })),
  );
  const [written] = await rows<{ id: string }>(
    db,
    `with written as (
       insert into journal (message_id, topic, case_id, headers, data)
       select * from unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::text[])
       returning seq, at)
     insert into outbox (at, seqs) select min(at), array_agg(seq order by seq) from written returning id`,
    [
      records.map((r) => r.id),
      records.map((r) => r.topic),
      records.map((r) => r.key),
      records.map((r) => JSON.stringify(r.headers)),
      sealed,
    ],
  );
  return records.map(({ id: _, ...record }, i) =>
    i === records.length - 1 ? { record, ends: written!.id } : { record },
  );
}

/**
 * What waits in the outbox, in the order it was said: all of at most so many transactions; only what has waited
 * `olderThanMs`, if given.
 */
export async function waiting(
  db: Sql,
  sealing: Sealing,
  mostTransactions: number,
  olderThanMs = 0,
): Promise<Journaled[]> {
  const found = await rows<{
    id: string;
    topic: string;
    case_id: string;
    headers: string;
    data: string;
    last: boolean;
  }>(
    db,
    `select o.id, j.topic, j.case_id, j.headers, j.data, s.nth = cardinality(o.seqs) as last
     from (select id, at, seqs from outbox where at <= now() - make_interval(secs => $2) order by id limit $1) o
     cross join lateral unnest(o.seqs) with ordinality as s(seq, nth)
     join journal j on j.seq = s.seq and j.at = o.at
     order by o.id, s.nth`,
    [mostTransactions, olderThanMs / 1000],
  );
  const kept = found.map((row) => ({ ...row, headers: JSON.parse(row.headers) as Record<string, string> }));
  const values = await sealing.openMessages(
    db,
    kept.map(({ case_id, headers, data }) => ({ caseId: case_id, type: typeIn(headers), text: data })),
  );
  return kept.map(({ id, topic, case_id: key, headers, last }, i) => {
    const record = { topic, key, headers, value: values[i]! };
    return last ? { record, ends: id } : { record };
  });
}

/** Takes outbox rows away whose messages are all on the broker. */
export async function forget(db: Sql, ids: readonly string[]): Promise<void> {
  if (ids.length) await db.query('delete from outbox where id = any($1::bigint[])', [ids]);
}

/** Makes sure that this month and the next two have a part of the journal. */
export const openJournalMonths = (db: Sql): Promise<unknown> => db.query('select open_journal_months()');
