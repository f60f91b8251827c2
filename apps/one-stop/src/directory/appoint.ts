import {
  formFaults,
  OfficeSettings,
  OfficeSettingsChanged,
  PostingChanged,
  PostingTerms,
  type FieldFault,
} from '@lien-thong/contracts';
import { keepPostings, keepSettings } from '@lien-thong/identity';
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

interface Appointed {
  people: Person[];
  /** How offices work from the start. */
  offices?: OfficeSettings[];
}

/** The same terms are the same posting or setting, however often they are appointed. */
function idOf(...terms: (string | undefined)[]): string {
  const digest = createHash('sha256').update(terms.join('\0')).digest();
  digest[6] = (digest[6]! & 0x0f) | 0x80;
  digest[8] = (digest[8]! & 0x3f) | 0x80;
  return digest.toString('hex', 0, 16).replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');
}

const postingIdOf = ({ subject, role, unit, from }: PostingTerms): string =>
  idOf(subject, role, unit.kind, unit.code, from);

const settingsIdOf = ({ office, unit, from }: OfficeSettings): string =>
  idOf('settings', office, unit.kind, unit.code, from);

const told =
  (who: string) =>
  ({ pointer, message }: FieldFault) =>
    `${who}${pointer}: ${message}`;

/** @throws Error that names every person, office and field at fault */
function appointedIn(file: string): { terms: PostingTerms[]; settings: OfficeSettings[] } {
  const { people, offices: settings = [] } = parse(readFileSync(file, 'utf8')) as Appointed;
  const terms = people.flatMap(({ subject, name, postings = [] }) =>
    postings.map((posting) => ({ subject, name, ...posting })),
  );
  const faults = [
    ...terms.flatMap((one) => {
      const wrong = formFaults(PostingTerms, one);
      return (wrong.length ? wrong : postingFaults(one)).map(told(one.subject));
    }),
    ...settings.flatMap((one) => formFaults(OfficeSettings, one).map(told(one.office))),
  ];
  if (faults.length) throw new Error(`${file}:\n${faults.join('\n')}`);
  return { terms, settings };
}

/**
 * `node main.js appoint <people.yaml>`: how the first administrator comes into office, from the machine itself, and how
 * offices work from the start; the others are posted by those who are. What has been appointed before stays as it
 * stands by now.
 */
export async function appoint(app: NestFastifyApplication, file: string): Promise<void> {
  const { terms, settings } = appointedIn(file);
  const changedAt = app.get(Clock).instant();
  const decided = { changedBy: 'system', changedAt };
  await app.get(UnitOfWork).run(async ({ db, send }) => {
    const changes = terms.map((one) => ({
      postingId: postingIdOf(one),
      change: {
        ...one,
        ...decided,
        version: 1,
        reason: 'Phân công ban đầu khi cài đặt.',
      },
    }));
    await keepPostings(db, changes);
    send(changes.map(({ postingId, change }) => say(PostingChanged, postingId, change)));
    const set = settings.map((one) => ({
      ...one,
      ...decided,
      settingsId: settingsIdOf(one),
      reason: 'Cấu hình ban đầu khi cài đặt.',
    }));
    await keepSettings(db, set);
    send(set.map((change) => say(OfficeSettingsChanged, change.settingsId, change)));
  });
}
