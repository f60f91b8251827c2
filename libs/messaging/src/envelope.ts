import { formats } from '@lien-thong/contracts';
import type { Headers, IncomingRecord } from './broker/broker';

/**
 * CloudEvents 1.0 in Kafka's binary mode: the context attributes are headers, the data is the value.
 * `subject` is the case id and the record's key; `sequence` the case's version when the sender said it.
 */
export interface Envelope {
  id: string;
  source: string;
  type: string;
  subject: string;
  time: string;
  causationid?: string;
  sequence?: number;
  /** Version of the bundle of law that was read. */
  law?: string;
  traceparent?: string;
}

const CONTENT_TYPE = 'application/json; charset=utf-8';
/** No blanks and no control characters: the database and the event that tells of a parked message refuse some. */
const SOURCE = /^[\x21-\x7e]{1,200}$/;
const TYPE = /^[\x21-\x7e]{1,120}$/;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

export function headersOf(e: Envelope): Headers {
  const headers: Headers = {
    ce_specversion: '1.0',
    ce_id: e.id,
    ce_source: e.source,
    ce_type: e.type,
    ce_subject: e.subject,
    ce_time: e.time,
    'content-type': CONTENT_TYPE,
  };
  if (e.causationid !== undefined) headers['ce_causationid'] = e.causationid;
  if (e.sequence !== undefined) headers['ce_sequence'] = String(e.sequence);
  if (e.law !== undefined) headers['ce_lawversion'] = e.law;
  if (e.traceparent !== undefined) headers['traceparent'] = e.traceparent;
  return headers;
}

/** What kind of message headers of ours are of. */
export const typeIn = (headers: Headers): string => headers['ce_type']!;

/** The envelope of a record, or what makes it unreadable. Unknown headers are left alone. */
export function envelopeOf({ headers }: Pick<IncomingRecord, 'headers'>): Envelope | string {
  const read = (name: string) => headers[name]?.toString('utf8');
  const [id, source, type, subject, time] = ['ce_id', 'ce_source', 'ce_type', 'ce_subject', 'ce_time'].map(
    read,
  );
  if (read('ce_specversion') !== '1.0') return 'no CloudEvents 1.0 envelope';
  if (!id || !formats.uuid(id)) return 'ce_id is not a UUID in lower case';
  if (!source || !SOURCE.test(source)) return 'ce_source is not 1 to 200 visible ASCII characters';
  if (!type || !TYPE.test(type)) return 'ce_type is not 1 to 120 visible ASCII characters';
  if (!subject || !formats.uuid(subject)) return 'ce_subject is not a case id';
  if (!time || !TIME.test(time)) return 'ce_time is not an instant';
  const sequence = Number(read('ce_sequence') ?? Number.NaN);
  const [causationid, law, traceparent] = ['ce_causationid', 'ce_lawversion', 'traceparent'].map(read);
  return {
    id,
    source,
    type,
    subject,
    time,
    ...(causationid ? { causationid } : {}),
    ...(Number.isSafeInteger(sequence) ? { sequence } : {}),
    ...(law ? { law } : {}),
    ...(traceparent ? { traceparent } : {}),
  };
}
