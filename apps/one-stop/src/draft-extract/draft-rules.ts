import type { Declaration, DraftedPerson } from '@lien-thong/contracts';
import { dueOf, limitRows, scopeOfCommune, type Law } from '@lien-thong/law';
import { dayOf } from '@lien-thong/service';

const DAY_MS = 24 * 60 * 60_000;

/**
 * Until when the family may read the draft of its extract: the end of the last day of the limit. Undefined where none is
 * sent: only who files online gets one, and only where the law of the day has a time for it.
 */
export function confirmBy(
  law: Law,
  { channel, commune }: Pick<Declaration, 'channel' | 'commune'>,
  receivedAt: string,
): Date | undefined {
  if (channel !== 'online') return undefined;
  const scope = scopeOfCommune(commune);
  const [row] = limitRows(law, 'confirm-draft-extract', dayOf(new Date(receivedAt)), scope);
  if (!row) return undefined;
  const { dueOn } = dueOf(law, row, { receivedAt }, { scope });
  return new Date(new Date(`${dueOn}T00:00:00+07:00`).getTime() + DAY_MS);
}

/** What of a declaration the extract will say. */
export const draftOf = ({ deceased, death }: Declaration): DraftedPerson => ({
  familyName: deceased.familyName,
  ...(deceased.middleName ? { middleName: deceased.middleName } : {}),
  givenName: deceased.givenName,
  birthDate: deceased.birthDate,
  sex: deceased.sex,
  diedOn: death.date,
});

/** The declaration with what the family had corrected. */
export function amended(form: Declaration, { diedOn, ...person }: DraftedPerson): Declaration {
  const { middleName: _, ...deceased } = form.deceased;
  return { ...form, deceased: { ...deceased, ...person }, death: { ...form.death, date: diedOn } };
}
