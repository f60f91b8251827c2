import { commandLine } from '@lien-thong/audit';
import { formats } from '@lien-thong/contracts';
import { EnvironmentFault } from '@lien-thong/service';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Privacy } from './privacy';

const tell = (line: string) => void process.stdout.write(`${line}\n`);

/** `erase <caseId>`: destroys the case's key here, as after a database was restored from a copy that still has it. */
async function erase(app: INestApplicationContext, caseId = ''): Promise<void> {
  if (!formats.uuid(caseId)) throw new EnvironmentFault('erase needs the id of a case');
  await app.get(DataSource).transaction((db) => app.get(Privacy).erase(db, [caseId], commandLine()));
  tell(`erased: ${caseId}`);
}

/** `rewrap-keys`: wraps all data keys with the current key-encryption key; broken off, run it again. */
async function rewrap(app: INestApplicationContext): Promise<void> {
  tell(`wrapped anew: ${await app.get(Privacy).rewrap(app.get(DataSource).manager)}`);
}

/** The words that every service with personal data has on its command line. */
export const privacyCommands = { erase, 'rewrap-keys': rewrap };
