import { rowOn, type Law } from '../rows/law';
import type { Day, LawRow, Scope } from '../rows/row';
import type { BenefitCategory, ProcedureKey } from '../words';

export interface DocumentTitle {
  readonly title: string;
  /** Số hiệu mẫu, e.g. 'Mẫu 04' or 'CT04'. */
  readonly form?: string;
  /** Other forms of the same paper, for the officer to choose from. */
  readonly otherForms?: readonly string[];
  readonly row: LawRow;
}

/** Names of papers the program writes; the data may hold more. */
export type DocumentKey =
  | 'death-extract'
  | 'death-register'
  | 'receipt'
  | 'supplement'
  | 'refusal'
  | 'apology'
  | 'stop-notice'
  | 'control-slip'
  | 'follow-up-book'
  | 'residence-declaration'
  | 'residence-result'
  | 'linked-declaration'
  | 'funeral-declaration'
  | 'funeral-decision'
  | 'survivors-decision'
  | 'survivors-lump-sum-decision'
  | (string & {});

/** What a paper is called on a day; a procedure's or a regime's own name goes before the general one. */
export function documentTitle(
  law: Law,
  document: DocumentKey,
  { on, procedure, category }: { on: Day; procedure?: ProcedureKey; category?: BenefitCategory },
): DocumentTitle {
  const scope: Scope = { ...(procedure && { procedure }), ...(category && { category }) };
  const row = rowOn<Omit<DocumentTitle, 'row'>>(law, 'documents', document, on, scope);
  return { ...row.value, row };
}
