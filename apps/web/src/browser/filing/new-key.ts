import type { Attachment } from '@lien-thong/contracts';

/** Browsers lend their hash only to pages that came by https or from the machine itself. */
export const canFingerprint = (): boolean => globalThis.crypto.subtle !== undefined;

/** What the declaration says of a file. */
export async function described(file: File, kind: Attachment['kind']): Promise<Attachment> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  return {
    kind,
    name: file.name,
    mediaType: file.type,
    size: file.size,
    sha256: Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join(''),
  };
}

/** 128 random bits as hex; `crypto.randomUUID` is not there on plain http. */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
