import { commandLine, record, type Actor, type Entry } from '@lien-thong/audit';
import { formats } from '@lien-thong/contracts';
import { EnvironmentFault, type Sql } from '@lien-thong/service';
import type { INestApplicationContext } from '@nestjs/common';
import { writeFileSync } from 'node:fs';
import { DataSource } from 'typeorm';
import { Privacy } from './privacy';

export interface Asked {
  personalId: string;
  /** Cases the person is known to be in, for a service that keeps only these. */
  caseIds: readonly string[];
}

/** All that a service keeps about one person, by what it is, in the clear. */
export type ReadPerson = (db: Sql, privacy: Privacy, asked: Asked) => Promise<Record<string, unknown>>;

/**
 * `export-person <file> <personalId> [caseId…]`: writes what this service keeps about one person (the person's right
 * to know, law 91/2025/QH15) as JSON into a file that its owner alone may read; never to a log. What one-stop writes
 * names the cases. What cannot be put on record is not written.
 */
export const exportPerson =
  (read: ReadPerson) =>
  async (
    app: INestApplicationContext,
    file?: string,
    personalId = '',
    ...caseIds: string[]
  ): Promise<void> => {
    if (!file || !formats['personal-id'](personalId) || !caseIds.every(formats.uuid))
      throw new EnvironmentFault('export-person needs a file, a personal id, and may have ids of cases');
    const found = await app.get(DataSource).transaction(async (db) => {
      const kept = await read(db, app.get(Privacy), { personalId, caseIds });
      await record(db, exportEntries(commandLine(), kept));
      return kept;
    });
    writeFileSync(file, `${JSON.stringify(found, null, 2)}\n`, { mode: 0o600 });
  };

const PERSON_EXPORT = 'person.export';

/** The cases that what was found tells of. */
function casesIn(found: Record<string, unknown>): string[] {
  const lines = Object.values(found).flatMap((part) => (Array.isArray(part) ? (part as object[]) : []));
  return [...new Set(lines.flatMap((line) => ('caseId' in line ? [String(line.caseId)] : [])))];
}

/** One for each case that was read; where there is none, that it was asked. Whose it was is never said, not even hashed. */
function exportEntries(actor: Actor, found: Record<string, unknown>): Entry[] {
  const entries = casesIn(found).map((caseId): Entry => {
    return { actor, action: PERSON_EXPORT, subject: { kind: 'case', id: caseId }, caseId };
  });
  const ofNoCase: Entry = { actor, action: PERSON_EXPORT, subject: { kind: 'person', id: 'of-no-case' } };
  return entries.length ? entries : [ofNoCase];
}
