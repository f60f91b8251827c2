import { messageKindOfType, type Shape } from '@lien-thong/contracts';
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

const personalShape = ({ type }: KeptMessage): Shape | undefined => {
  const shape = messageKindOfType(type)?.shape;
  return shape && hasPersonalFields(shape) ? shape : undefined;
};

/** How a service keeps its messages: their marked fields sealed, and whole records where nobody knows what is in them. */
export class MessageSealing {
  constructor(private readonly privacy: Privacy) {}

  async sealMessages(db: Sql, messages: readonly (KeptMessage & { data: object })[]): Promise<string[]> {
    const keyOf = await this.privacy.sealing(db, casesOf(messages));
    return messages.map((message) => {
      const shape = personalShape(message);
      if (!shape) return message.text;
      return JSON.stringify(keyOf(message.caseId).sealFields(shape, message.type, message.data));
    });
  }

  /** Fields of an erased case are null. */
  async openMessages(db: Sql, messages: readonly KeptMessage[]): Promise<string[]> {
    const keyOf = await this.privacy.opening(db, casesOf(messages));
    return messages.map((message) => {
      const shape = personalShape(message);
      const key = shape && keyOf(message.caseId);
      if (!shape || !key) return message.text;
      return JSON.stringify(key.openFields(shape, message.type, JSON.parse(message.text) as object));
    });
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
  messages.flatMap((message) => (personalShape(message) ? [message.caseId] : []));
