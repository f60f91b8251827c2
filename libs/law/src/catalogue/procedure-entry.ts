import type { Confidence, Source } from '../rows/row';
import type { BenefitCategory } from '../words';
import type { ProcedureAlias } from './aliases';
import type { Version } from './history';

export interface CataloguePaper {
  readonly paper: string;
  readonly name: string;
  /** Title and form where it has one of its own. */
  readonly form?: string;
  readonly how: string;
  /** The manner and conditions in words. */
  readonly words: string;
  /** Each reason for which it need not be brought, with its article. */
  readonly notNeeded: readonly string[];
  readonly source: Source;
}

/** Thủ tục hành chính as it stands on a day in one place. */
export interface ProcedureEntry {
  readonly key: string;
  readonly category?: BenefitCategory;
  readonly code: string;
  readonly name: string;
  readonly aliases: readonly ProcedureAlias[];
  /** The decision that publishes the code. */
  readonly decidedBy: Source;
  readonly confidence: Confidence;
  readonly parts?: readonly string[];
  readonly askedBy?: string;
  readonly papers: readonly CataloguePaper[];
  readonly fee?: { readonly words: string; readonly freeFor?: readonly string[] };
  readonly limits: readonly {
    readonly step: string;
    readonly name: string;
    readonly words: string;
    readonly source: Source;
  }[];
  readonly offices?: { readonly receives: string; readonly decides: string };
  readonly channels: readonly string[];
  readonly filing?: string;
  readonly legalBasis: readonly string[];
  readonly results: { readonly codes: readonly string[]; readonly document?: string };
  /** What changed up to the day asked about, and what is going to. */
  readonly history: readonly Version[];
  readonly upcoming: readonly Version[];
}
