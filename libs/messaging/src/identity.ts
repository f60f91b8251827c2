import { rows, type Sql } from '@lien-thong/service';
import { createHash } from 'node:crypto';
import type { Envelope } from './envelope';
import type { Read } from './read-record';

/** A message's id and sender, which are its own for ever, and what it says under them. */
export interface Identity {
  who: string;
  id: string;
  source: string;
  caseId: string;
  /** SHA-256 over type, case and value; null of an erased case's, of which nothing can be said any more. */
  content: Buffer | null;
}

const envelopeIn = (read: Read): Pick<Envelope, 'id' | 'source' | 'type' | 'subject'> | undefined => {
  if (read.what === 'broken') return read.envelope;
  if (read.what === 'ignored') return undefined;
  return { ...read.message, subject: read.message.caseId };
};

/** What was said of a case that is erased by now comes again as null. */
const wasErased = (value: Buffer | null): boolean => value === null || value.toString('latin1') === 'null';

/** Undefined of what could not be read as far as that, and of what is not for us. */
export function identityOf(read: Read): Identity | undefined {
  const envelope = envelopeIn(read);
  if (!envelope) return undefined;
  const { id, source, type, subject } = envelope;
  const { value } = read.place.record;
  const content = wasErased(value)
    ? null
    : createHash('sha256').update(`${type} ${subject} `).update(value!).digest();
  return { who: `${id} ${source}`, id, source, caseId: subject, content };
}

/** What messages that came before were, by who they are; null where it was not kept. */
export async function earlierContents(
  db: Sql,
  again: readonly Identity[],
): Promise<Map<string, Buffer | null>> {
  if (!again.length) return new Map();
  const found = await rows<{ who: string; content: Buffer | null }>(
    db,
    `select id || ' ' || source as who, content from inbox where id = any($1::uuid[])`,
    [again.map(({ id }) => id)],
  );
  return new Map(found.map(({ who, content }) => [who, content]));
}

/** Whether a message says what the first one under its id said. What is not known any more counts as a repeat. */
export const isRepeat = ({ content }: Identity, first: Buffer | null | undefined): boolean =>
  !content || !first || content.equals(first);
