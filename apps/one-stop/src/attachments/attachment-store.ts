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
