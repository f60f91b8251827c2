import { formats } from '@lien-thong/contracts';
import type { Readable } from 'node:stream';

/** A file as it is kept, open to be read more than once. */
export interface StoredFile {
  size: number;
  bytes(): Readable;
  close(): Promise<void>;
}

/** Where the files are. A file's only name is the SHA-256 of its content; nothing a person typed ever gets here. */
export abstract class AttachmentStore {
  /** Takes a whole file over from where it lies; the same content again changes nothing. */
  abstract put(sha256: string, file: string): Promise<void>;
  /** Undefined when it is not there. */
  abstract open(sha256: string): Promise<StoredFile | undefined>;
  abstract has(sha256: string): Promise<boolean>;
  /** One that is not there is removed already. */
  abstract remove(sha256: string): Promise<void>;
}

/**
 * Where it lies in a store, two levels deep (`ab/cd/abcd…`) so that no folder has too many: the same in every kind of
 * store, so that files can be copied from one to another.
 * @throws RangeError for anything but a SHA-256: a caller's error, never a person's
 */
export function pathOf(sha256: string): string {
  if (!formats.sha256(sha256)) throw new RangeError('a stored file is named by a SHA-256');
  return `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
}
