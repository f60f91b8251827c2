import { newSigningKey, type SigningKey } from '@lien-thong/embedded';
import { keepBundle } from '@lien-thong/gazette';
import { lawFiles, readLaw, type LawFiles } from '@lien-thong/law';
import type { DataSource } from 'typeorm';
import { randomUUID } from 'node:crypto';

let key: SigningKey | undefined;

/** One key for all services of a test run. */
export const lawKey = (): SigningKey => (key ??= newSigningKey());

/** Puts a version of the law where a service finds it, as if it had been published and had arrived. */
export async function installLaw(
  database: Pick<DataSource, 'transaction'>,
  files: LawFiles = lawFiles(),
  sequence = 1,
): Promise<string> {
  const { version } = readLaw(files);
  await database.transaction((db) =>
    keepBundle(db, {
      id: randomUUID(),
      sequence,
      version,
      files,
      reason: 'Bộ dữ liệu luật của một lần thử.',
      preparedBy: 'Người thử',
      publishedAt: new Date().toISOString(),
      signature: 'kept, not received',
    }),
  );
  return version;
}
