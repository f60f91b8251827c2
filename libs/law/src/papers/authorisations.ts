import { inSentence } from '../calendar/sentences';
import { rowOn, type Law } from '../rows/law';
import type { Day, LawRow } from '../rows/row';
import { AUTHORISED_RELATIONS } from './paper-words';
import { sourceInWords } from './sources';

/** Văn bản ủy quyền: whether it must be certified (chứng thực). */
export interface AuthorisationRule {
  readonly authorisation: 'uncertified' | 'certified';
  /** A Vietnamese sentence. */
  readonly because: string;
  readonly row: LawRow;
}

/**
 * No certification where the authorised person is a grandparent, parent, child, spouse or sibling of the one who
 * authorises; any other word, or none, is taken as someone else.
 */
export function authorisationRule(
  law: Law,
  { relationOfAuthorised, on }: { relationOfAuthorised?: string; on: Day },
): AuthorisationRule {
  const key = AUTHORISED_RELATIONS.find((known) => known === relationOfAuthorised) ?? 'other';
  const row = rowOn<{ authorisation: 'uncertified' | 'certified' }>(law, 'authorisations', key, on);
  const { authorisation } = row.value;
  const who = key === 'other' ? 'người khác' : inSentence(row.name);
  const must = authorisation === 'certified' ? 'phải chứng thực' : 'không phải chứng thực';
  return {
    authorisation,
    because: `Văn bản ủy quyền ${must} vì người được ủy quyền là ${who} (${sourceInWords(row.source)}).`,
    row,
  };
}
