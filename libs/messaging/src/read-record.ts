import {
  commandTopic,
  isValid,
  messageFaults,
  messageKindOfType,
  type MessageKind,
  type Office,
} from '@lien-thong/contracts';
import type { IncomingRecord, TopicPartition } from './broker/broker';
import { envelopeOf, type Envelope } from './envelope';
import type { Received } from './message';
import type { ParkedRecord } from './store/parking';

/** A record as far as it could be read. */
export type Read =
  | { what: 'message'; message: Received; kind: MessageKind; keys: string[]; law?: string; place: Place }
  | { what: 'ignored'; type: string; place: Place }
  | { what: 'broken'; parked: ParkedRecord; envelope?: Envelope; place: Place };

export interface Place extends TopicPartition {
  record: IncomingRecord;
}

export interface Listener {
  office: Office;
  topicPrefix: string;
  handled: ReadonlySet<string>;
}

function parse(value: Buffer | null): unknown {
  if (!value) return undefined;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(value));
  } catch {
    return undefined;
  }
}

/**
 * Another version of a message we do handle must not be passed over: a case would silently stand still. A type that
 * is none of ours, on a topic where others tell things, is simply not for us.
 */
function isForUs(type: string, topic: string, { office, topicPrefix, handled }: Listener): boolean {
  if (handled.has(type) || topic === topicPrefix + commandTopic(office)) return true;
  const name = type.replace(/\.v\d+$/, '');
  return [...handled].some((known) => known.replace(/\.v\d+$/, '') === name);
}

/** Reads a record: pure, and never throws. */
export function readRecord(place: Place, listener: Listener): Read {
  const { topic, partition, record } = place;
  const broken = (cause: ParkedRecord['cause'], detail: string, envelope?: Envelope): Read => ({
    what: 'broken',
    envelope,
    place,
    parked: {
      topic,
      partition,
      record,
      cause,
      detail,
      caseId: envelope?.subject,
      messageId: envelope?.id,
      type: envelope?.type,
    },
  });
  const envelope = envelopeOf(record);
  if (typeof envelope === 'string') return broken('unreadable', envelope);
  if (!isForUs(envelope.type, topic, listener)) return { what: 'ignored', type: envelope.type, place };
  const kind = messageKindOfType(envelope.type);
  if (!kind || !listener.handled.has(envelope.type))
    return broken('unknown-type', `no handler for ${envelope.type}`, envelope);
  const data = parse(record.value);
  if (data === undefined) return broken('unreadable', 'the value is not JSON in UTF-8', envelope);
  if (!isValid(kind.shape, data)) {
    const faults = messageFaults(kind.shape, data).map((f) => `${f.pointer || '/'} ${f.code}`);
    return broken('invalid', faults.join(', '), envelope);
  }
  const { id, source, type, subject, time, sequence, traceparent, law } = envelope;
  const person = kind.person?.(data);
  const keys = person ? [`case ${subject}`, `person ${person}`] : [`case ${subject}`];
  return {
    what: 'message',
    kind,
    keys,
    law,
    place,
    message: { id, source, type, caseId: subject, time, sequence, traceparent, data },
  };
}
