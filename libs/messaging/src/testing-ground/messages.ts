import { commandTopic, eventTopic, messageKind, type Office, type Shape } from '@lien-thong/contracts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import type { OutgoingRecord } from '../broker/broker';
import { headersOf } from '../envelope';

const frozen = join(__dirname, '../../../contracts/frozen');

/** The data of a message as it stands in the contracts' frozen sample. */
export function sampleOf<T extends object>(shape: Shape<T>): T {
  const { type } = messageKind(shape);
  const [folder] = type.split('.');
  const file = join(frozen, folder!, `${type.slice(folder!.length + 1)}.sample.json`);
  return (JSON.parse(readFileSync(file, 'utf8')) as { data: T }).data;
}

export const freshCase = (): string => uuid();

interface About {
  caseId?: string;
  id?: string;
  source?: string;
  sender?: Office;
}

/** A record as the office that owns the kind would send it; `data` goes over the sample's. */
export function recordFor<T extends object>(
  prefix: string,
  shape: Shape<T>,
  { caseId = freshCase(), id = uuid(), sender = 'one-stop', source = `/${sender}` }: About = {},
  data: Partial<T> = {},
): OutgoingRecord {
  const kind = messageKind(shape);
  return {
    topic: prefix + (kind.kind === 'command' ? commandTopic(kind.owner as Office) : eventTopic(sender)),
    key: caseId,
    value: JSON.stringify({ ...sampleOf(shape), ...data }),
    headers: headersOf({ id, source, type: kind.type, subject: caseId, time: '2026-11-20T02:12:40.118Z' }),
  };
}

/** What the port's type does not say but other programs do: bytes that are no text. */
export const bytes = (list: readonly number[]): string => Buffer.from(list) as unknown as string;

/** A person of their own, so that only the case ties messages together. */
export const person = (n: number): string => String(94_048_000_000 + n).padStart(12, '0');
