import type { Language } from '@lien-thong/contracts';

export const OFFICERS_MAIL = Symbol('how officers are written to');

export interface OfficersMail {
  /** Where a case's page is for officers, up to its id. */
  cases: string;
  language: Language;
}
