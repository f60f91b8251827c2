import { messageKindOfType } from '@lien-thong/contracts';
import type { Sql } from '@lien-thong/service';
import { hasPersonalFields } from './fields/walk-fields';
import type { Privacy } from './privacy';
import { SERVICE_ITSELF } from './tables/case-keys';

interface KeptMessage {
  caseId: string;
  type: string;
  /** JSON. */
  text: string;
}

interface KeptRecord {
  /** Not known of a record that could not be read. */
  caseId?: string;
  value: Buffer | null;
}

const RECORD = 'parked_message.record_value';

const tellsOfPeople = ({ type }: KeptMessage): boolean => {
  const shape = messageKindOfType(type)?.shape;
  return shape !== undefined && hasPersonalFields(shape);
};

/**
 * How a service keeps its messages. One that has a marked field is sealed whole: nobody searches the journal by name,
 * and once its key is destroyed nothing of it is left.
 */
export class MessageSealing {
  constructor(private readonly privacy: Privacy) {}

  async sealMessages(db: Sql, messages: readonly KeptMessage[]): Promise<string[]> {
    const keyOf = await this.privacy.sealing(db, casesOf(messages));
    return messages.map((message) =>
      tellsOfPeople(message) ? keyOf(message.caseId).seal(message.type, message.text) : message.text,
    );
  }

  /** What was said of an erased case is null. */
  async openMessages(db: Sql, messages: readonly KeptMessage[]): Promise<string[]> {
    const keyOf = await this.privacy.opening(db, casesOf(messages));
    return messages.map((message) => {
      if (!tellsOfPeople(message)) return message.text;
      return keyOf(message.caseId)?.open(message.type, message.text) ?? 'null';
    });
  }

  erase(db: Sql, caseIds: readonly string[]): Promise<void> {
    return this.privacy.erase(db, caseIds);
  }

  async sealRecords(db: Sql, records: readonly KeptRecord[]): Promise<(Buffer | null)[]> {
    const keyOf = await this.privacy.sealing(db, records.map(ownerOf));
    return records.map((record) => record.value && keyOf(ownerOf(record)).sealBytes(RECORD, record.value));
  }

  /** The value of an erased case's record is null, as that of a record that had none. */
  async openRecords(db: Sql, records: readonly KeptRecord[]): Promise<(Buffer | null)[]> {
    const keyOf = await this.privacy.opening(db, records.map(ownerOf));
    return records.map(
      (record) => record.value && (keyOf(ownerOf(record))?.openBytes(RECORD, record.value) ?? null),
    );
  }
}

const ownerOf = ({ caseId }: KeptRecord): string => caseId ?? SERVICE_ITSELF;

const casesOf = (messages: readonly KeptMessage[]): string[] =>
  messages.flatMap((message) => (tellsOfPeople(message) ? [message.caseId] : []));
