import { Contact, Declaration, Extract, Supplement } from '@lien-thong/contracts';
import { rowPlace, type DataKey } from '@lien-thong/privacy';
import type { LinkedCase } from './linked-case.entity';

type Personal = Pick<LinkedCase, 'contact' | 'personalId' | 'extract'>;

const ID = 'linked_case.personal_id';

/** What of a case is personal, as its row keeps it. */
export const sealedCase = ({ contact, personalId, extract }: Personal, key: DataKey): Personal => ({
  contact: key.sealFields(Contact, 'linked_case.contact', contact),
  personalId: sealedId(personalId, key),
  extract: extract && sealedExtract(extract, key),
});

export const sealedExtract = (extract: Extract, key: DataKey): Extract =>
  key.sealFields(Extract, 'linked_case.extract', extract);

export const sealedId = (personalId: string | null, key: DataKey): string | null =>
  personalId === null ? null : key.seal(ID, personalId);

export const openedId = (personalId: string | null, key: DataKey): string | null =>
  personalId === null ? null : key.open(ID, personalId);

/** What a case goes on with, as it was; what is optional is left out once the case was erased. */
export const openedCase = (
  { contact, extract }: Omit<Personal, 'personalId'>,
  key: DataKey,
): Omit<Personal, 'personalId'> => ({
  contact: present(key.openFields(Contact, 'linked_case.contact', contact)),
  extract: extract && key.openFields(Extract, 'linked_case.extract', extract),
});

const present = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as T;

const FORM = 'declaration.form';

export const sealedForm = (form: Declaration, key: DataKey): Declaration =>
  key.sealFields(Declaration, FORM, form);

export const openedForm = (form: Declaration, key: DataKey): Declaration =>
  key.openFields(Declaration, FORM, form);

/** What the family added, by the instant it did. */
const answerPlace = (answeredAt: string) => rowPlace('supplement.answer', answeredAt);

export const sealedAnswer = (answer: Supplement, answeredAt: string, key: DataKey): Supplement =>
  key.sealFields(Supplement, answerPlace(answeredAt), answer);

export const openedAnswer = (answer: Supplement, answeredAt: Date, key: DataKey): Supplement =>
  key.openFields(Supplement, answerPlace(answeredAt.toISOString()), answer);
