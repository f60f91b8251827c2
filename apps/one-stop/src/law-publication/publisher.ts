import { LawBundlePublished } from '@lien-thong/contracts';
import {
  fileListOf,
  filesSha256,
  keepBundle,
  sign,
  verify,
  type Bundle,
  type Signed,
} from '@lien-thong/gazette';
import { versionOfFiles, type LawFiles } from '@lien-thong/law';
import { say, type Work } from '@lien-thong/messaging';
import { v7 as uuid } from 'uuid';

export const KEYS = Symbol('the keys of the law');

/** The private key the law is published with, and the public ones that the services trust. */
export interface Keys {
  signing: string;
  trusted: string;
}

/** What is to be published, and by whom. */
export interface Publication {
  sequence: number;
  files: LawFiles;
  reason: string;
  preparedBy: string;
  consentedBy?: string;
  publishedAt: string;
}

/**
 * Signs a version of the law, keeps it here and tells every service. Whoever calls has locked the bundles.
 * @returns false when its number is taken
 */
export async function publish({ db, send }: Work, publication: Publication, keys: Keys): Promise<boolean> {
  const { files, ...rest } = publication;
  const statement: Signed = {
    ...rest,
    id: uuid(),
    version: versionOfFiles(files),
    filesSha256: filesSha256(files),
  };
  const { id, filesSha256: _, ...told } = statement;
  const bundle: Bundle = { ...told, id, files, signature: await sign(statement, keys.signing) };
  // Not by a key that the services would park: it would be in force here and nowhere else.
  await verify(statement, bundle.signature, keys.trusted);
  if (!(await keepBundle(db, bundle))) return false;
  send(say(LawBundlePublished, id, { ...told, files: fileListOf(files), signature: bundle.signature }));
  return true;
}
