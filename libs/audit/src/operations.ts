import type { OnOperated } from '@lien-thong/messaging';
import { record } from './record';

/** Puts on record what an officer of operations does to parked messages. */
export const recordOperation: OnOperated = (db, { what, subject, caseId, by, why, detail }) =>
  record(db, [{ actor: by, action: `parked.${what}`, subject, caseId, reason: why, detail }]);
