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
 * names the cases.
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
    const { manager } = app.get(DataSource);
    const found = await read(manager, app.get(Privacy), { personalId, caseIds });
    writeFileSync(file, `${JSON.stringify(found, null, 2)}\n`, { mode: 0o600 });
  };
