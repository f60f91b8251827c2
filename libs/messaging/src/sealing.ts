import type { Sql } from '@lien-thong/service';

/** A message as it is kept. */
export interface KeptMessage {
  caseId: string;
  type: string;
  /** Its data, as JSON. */
  text: string;
}

/** The value of a record as it is kept; whose case it is may not be known. */
export interface KeptRecord {
  caseId?: string;
  value: Buffer | null;
}

export const SEALING = Symbol('sealing');

/**
 * How a service keeps what its messages tell of people, so that the journal and the parked records do not. What was
 * sealed opens to what it was. A transaction that is rolled back leaves nothing sealed by it that could be needed.
 */
export interface Sealing {
  sealMessages(db: Sql, messages: readonly KeptMessage[]): Promise<string[]>;
  openMessages(db: Sql, messages: readonly KeptMessage[]): Promise<string[]>;
  sealRecords(db: Sql, records: readonly KeptRecord[]): Promise<(Buffer | null)[]>;
  openRecords(db: Sql, records: readonly KeptRecord[]): Promise<(Buffer | null)[]>;
  /** Makes what was sealed of these cases unreadable, for good: it opens to null. */
  erase(db: Sql, caseIds: readonly string[]): Promise<void>;
}

/** For a service whose messages tell of nobody: kept as they are. */
export const UNSEALED: Sealing = {
  sealMessages: (_, messages) => Promise.resolve(messages.map(({ text }) => text)),
  openMessages: (_, messages) => Promise.resolve(messages.map(({ text }) => text)),
  sealRecords: (_, records) => Promise.resolve(records.map(({ value }) => value)),
  openRecords: (_, records) => Promise.resolve(records.map(({ value }) => value)),
  erase: () => Promise.resolve(),
};
