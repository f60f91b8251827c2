import { newSigningKey, type SigningKey } from '@lien-thong/embedded';
import type { LawBundlePublished } from '@lien-thong/contracts';
import { fileListOf, filesSha256, keepBundle, sign } from '@lien-thong/gazette';
import { lawFiles, versionOfFiles, type LawFiles } from '@lien-thong/law';
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
  const version = versionOfFiles(files);
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

/** A bundle as its publisher sends it: its id, and what the message holds. */
export async function publishedLaw(
  files: LawFiles,
  sequence: number,
  key = lawKey().privateKey,
): Promise<{ id: string; data: LawBundlePublished }> {
  const id = randomUUID();
  const told = {
    sequence,
    version: versionOfFiles(files),
    reason: 'Nghị định thử nghiệm.',
    preparedBy: 'Nguyễn Văn An',
    consentedBy: 'Trần Thị Bình',
    publishedAt: '2026-11-25T01:00:00.000Z',
  };
  const signature = await sign({ ...told, id, filesSha256: filesSha256(files) }, key);
  return { id, data: { ...told, files: fileListOf(files), signature } };
}
