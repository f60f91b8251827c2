import type { DeclarationKind } from '@lien-thong/contracts';
import type { SigningPlace } from '@lien-thong/pages';
import type { Block } from '../slips/slip';

/** Tờ khai: what the family declares to one office, filled from the one form, for them to sign. */
export interface DeclarationPaper {
  /** In addresses, e.g. `funeral-declaration-veteran`. */
  id: string;
  kind: DeclarationKind;
  title: string;
  /** e.g. `CT01`. */
  form?: string;
  /** Kính gửi: the office that decides; left for the pen where the law names none. */
  to?: string;
  blocks: readonly Block[];
  /** What the signatures stand for, where the form has it. */
  pledge?: string;
  signatures: readonly SigningPlace[];
}

/** A line for the pen, for what the one form does not ask. */
export const BLANK = '.'.repeat(48);
