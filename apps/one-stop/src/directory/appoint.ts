import { formFaults, PostingChanged, PostingTerms, type FieldFault } from '@lien-thong/contracts';
import { keepPostings } from '@lien-thong/identity';
import { say, UnitOfWork } from '@lien-thong/messaging';
import { Clock } from '@lien-thong/service';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { postingFaults } from './posting-rules';

interface Person {
  subject: string;
  name: string;
  postings?: Omit<PostingTerms, 'subject' | 'name'>[];
}

/** The same person, role and unit is the same posting, however often it is appointed. */
function postingIdOf({ subject, role, unit, from }: PostingTerms): string {
  const digest = createHash('sha256').update([subject, role, unit.kind, unit.code, from].join('\0')).digest();
  digest[6] = (digest[6]! & 0x0f) | 0x80;
  digest[8] = (digest[8]! & 0x3f) | 0x80;
  return digest.toString('hex', 0, 16).replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');
}

const told =
  (who: string) =>
  ({ pointer, message }: FieldFault) =>
    `${who}${pointer}: ${message}`;

/** @throws Error that names every person and field at fault */
function termsIn(file: string): PostingTerms[] {
  const { people } = parse(readFileSync(file, 'utf8')) as { people: Person[] };
  const terms = people.flatMap(({ subject, name, postings = [] }) =>
    postings.map((posting) => ({ subject, name, ...posting })),
  );
  const faults = terms.flatMap((one) => {
    const wrong = formFaults(PostingTerms, one);
    return (wrong.length ? wrong : postingFaults(one)).map(told(one.subject));
  });
  if (faults.length) throw new Error(`${file}:\n${faults.join('\n')}`);
  return terms;
}

/**
 * `node main.js appoint <people.yaml>`: how the first administrator comes into office, from the machine itself; the
 * others are posted by those who are. What has been appointed before stays as it stands by now.
 */
export async function appoint(app: NestFastifyApplication, file: string): Promise<void> {
  const terms = termsIn(file);
  const changedAt = app.get(Clock).instant();
  await app.get(UnitOfWork).run(async ({ db, send }) => {
    const changes = terms.map((one) => ({
      postingId: postingIdOf(one),
      change: {
        ...one,
        version: 1,
        changedBy: 'system',
        reason: 'Phân công ban đầu khi cài đặt.',
        changedAt,
      },
    }));
    await keepPostings(db, changes);
    send(changes.map(({ postingId, change }) => say(PostingChanged, postingId, change)));
  });
}
