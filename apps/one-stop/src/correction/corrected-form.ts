import type { CorrectedPerson, Declaration } from '@lien-thong/contracts';
import { amended, draftOf } from '../draft-extract/draft-rules';

/** What the declaration says of the person, as the extract has it. */
export const registeredOf = (form: Declaration): CorrectedPerson => ({
  ...draftOf(form),
  ...(form.deceased.personalId ? { personalId: form.deceased.personalId } : {}),
});

/** The declaration as it would have been made with the wrong parts right. */
export function correctedForm(form: Declaration, { personalId, ...person }: CorrectedPerson): Declaration {
  const right = amended(form, person);
  const { personalId: _, ...deceased } = right.deceased;
  return { ...right, deceased: { ...deceased, ...(personalId ? { personalId } : {}) } };
}

/** Whether anything is to be corrected at all. */
export const isCorrect = (form: Declaration, corrected: CorrectedPerson): boolean => {
  const registered = registeredOf(form);
  const parts = Object.keys({ ...registered, ...corrected }) as (keyof CorrectedPerson)[];
  return parts.every((part) => registered[part] === corrected[part]);
};
