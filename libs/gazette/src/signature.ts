import type { LawBundlePublished, LawFile } from '@lien-thong/contracts';
import type { LawFiles } from '@lien-thong/law';
import { canonical } from '@lien-thong/signature';
import {
  CompactSign,
  compactVerify,
  createLocalJWKSet,
  errors,
  importJWK,
  type JSONWebKeySet,
  type JWK,
} from 'jose';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** What a publisher puts its name to, the files by their digest. */
export type Signed = Omit<LawBundlePublished, 'files' | 'signature'> & { id: string; filesSha256: string };

/** A bundle that none of the trusted keys signed, or that is not what was signed. */
export class UntrustedLaw extends Error {
  override readonly name = 'UntrustedLaw';
}

export const filesOf = (list: readonly LawFile[]): LawFiles =>
  Object.fromEntries(list.map(({ name, content }) => [name, content]));

export const fileListOf = (files: LawFiles): LawFile[] =>
  Object.keys(files)
    .sort()
    .map((name) => ({ name, content: files[name]! }));

export function filesSha256(files: LawFiles): string {
  const hash = createHash('sha256');
  for (const { name, content } of fileListOf(files)) hash.update(`${name}\0${content}\0`);
  return hash.digest('hex');
}

const readJson = <T>(given: string): T =>
  JSON.parse(given.trimStart().startsWith('{') ? given : readFileSync(given, 'utf8')) as T;

/** Signs with an Ed25519 private key, given as a JWK or as the path of a file that holds one. */
export async function sign(signed: Signed, privateKey: string): Promise<string> {
  const jwk = readJson<JWK>(privateKey);
  const key = await importJWK(jwk, 'EdDSA');
  return new CompactSign(new TextEncoder().encode(canonical(signed)))
    .setProtectedHeader({ alg: 'EdDSA', kid: jwk.kid, typ: 'law-bundle' })
    .sign(key);
}

/** @throws UntrustedLaw */
export async function verify(signed: Signed, signature: string, publicKeys: string): Promise<void> {
  try {
    const keys = createLocalJWKSet(readJson<JSONWebKeySet>(publicKeys));
    const { payload } = await compactVerify(signature, keys, { algorithms: ['EdDSA'] });
    if (new TextDecoder().decode(payload) === canonical(signed)) return;
  } catch (fault) {
    if (!(fault instanceof errors.JOSEError)) throw fault;
    throw new UntrustedLaw(`the law ${signed.version} is not signed by a key we trust: ${fault.code}`);
  }
  throw new UntrustedLaw(`the law ${signed.version} is not what its publisher signed`);
}
