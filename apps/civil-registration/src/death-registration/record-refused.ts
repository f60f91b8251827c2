import { record, type Entry } from '@lien-thong/audit';
import type { Sql } from '@lien-thong/service';

/** Puts on record that somebody reached for what lies outside the units that they are posted to. */
export const recordRefused = (
  db: Sql,
  entry: Pick<Entry, 'actor' | 'action' | 'subject' | 'caseId'>,
): Promise<void> =>
  record(db, [{ ...entry, reason: 'Ngoài phạm vi được giao.', detail: { refused: 'outside-your-unit' } }]);
