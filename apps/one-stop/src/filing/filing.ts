import type { Actor } from '@lien-thong/audit';
import type { Declaration, FieldFault, Filed, SimilarCase } from '@lien-thong/contracts';
import type { Naming } from '../attachments/named-attachments';

/** A declaration that is well formed, on its way into the database. */
export interface Filing {
  caseId: string;
  key: string;
  /** The account that files it: the one that brought its files. */
  filedBy: string;
  bodySha256: Buffer;
  declaration: Declaration;
  likeness: string;
  /** The keyed hash of the deceased's personal id. */
  person?: Buffer;
  /** That of the requester's. */
  requester: Buffer;
  /** Whoever files it. */
  by: Actor;
}

/** What became of a filing. A "no" is a value: several filings share one transaction, and none may end another's. */
export type FilingResult =
  | { what: 'filed'; filed: Filed; again: boolean }
  | { what: 'unfit'; errors: FieldFault[] }
  | { what: 'key-reused' }
  | { what: 'already-declared'; dossierCode: string | null }
  | { what: 'similar-declared'; similar: SimilarCase[] };

/** The files that it names. */
export const namingOf = (filing: Filing): Naming & { filing: Filing } => ({
  caseId: filing.caseId,
  attachments: filing.declaration.attachments,
  by: filing.filedBy,
  filing,
});
