import type { Limit } from '../deadlines/limit';
import { limitInWords } from '../deadlines/limit';
import type { Law } from '../rows/law';
import { findRow, type Day, type LawRow, type Scope } from '../rows/row';
import { BENEFIT_CATEGORIES, type BenefitCategory } from '../words';
import type { BenefitTerms } from './benefit-terms';
import { perPeriod } from './periods';

export interface TimeLimit {
  readonly limit: Limit;
  /** '10 ngày làm việc' */
  readonly inWords: string;
  readonly row: LawRow<Limit>;
}

export interface PaperOfRegime {
  /** A key of `required-papers`. */
  readonly paper: string;
  readonly name: string;
  readonly how: string;
  readonly condition?: string;
}

/** How a regime is claimed, by the law of the day of receipt. */
export interface Filing {
  /** Procedure codes, the one in force first, then the codes it had before. */
  readonly procedures: readonly string[];
  readonly timeLimit?: TimeLimit;
  readonly papers: readonly PaperOfRegime[];
}

/** Of each regime that has a row on the day of receipt. */
export const filingsOn = perPeriod(
  ['benefits', 'deadlines', 'procedures', 'required-papers'],
  (law, on, scope): ReadonlyMap<BenefitCategory, Filing> => {
    const filings = new Map<BenefitCategory, Filing>();
    for (const category of BENEFIT_CATEGORIES) {
      const row = findRow<BenefitTerms>(law.index, 'benefits', category, on, scope);
      if (row) filings.set(category, filingOf(law, on, { ...scope, category }, row.value));
    }
    return filings;
  },
);

/** Of the survivors' benefits: that of social insurance, and that of the meritorious, which has a limit of its own. */
export const survivorsFilingsOn = perPeriod(
  ['deadlines', 'procedures', 'required-papers'],
  (law, on, scope): { readonly insurance: Filing; readonly meritorious: Filing } => {
    const terms = { procedure: 'survivors-benefit', deadline: 'settle-survivors-benefit' };
    const category: BenefitCategory = 'meritorious';
    // The procedure that is published is that of social insurance, with its code and papers.
    const { timeLimit } = filingOf(law, on, { ...scope, category }, terms);
    return { insurance: filingOf(law, on, scope, terms), meritorious: { ...NO_FILING, timeLimit } };
  },
);

export const NO_FILING: Filing = { procedures: [], papers: [] };

function filingOf(
  law: Law,
  on: Day,
  scope: Scope,
  { deadline, procedure }: Pick<BenefitTerms, 'deadline' | 'procedure'>,
): Filing {
  const code = findRow<{ code: string; aliases?: string[] }>(law.index, 'procedures', procedure, on, scope);
  const row = findRow<Limit>(law.index, 'deadlines', deadline, on, scope);
  return {
    procedures: code ? [code.value.code, ...(code.value.aliases ?? [])] : [],
    timeLimit: row && { limit: row.value, inWords: limitInWords(row.value), row },
    papers: papersOf(law, on, { ...scope, procedure }),
  };
}

function papersOf(law: Law, on: Day, scope: Scope): PaperOfRegime[] {
  const papers: PaperOfRegime[] = [];
  for (const key of law.index.get('required-papers')?.keys() ?? []) {
    const row = findRow<{ how: string; condition?: string }>(law.index, 'required-papers', key, on, scope);
    // A paper for every procedure alike is asked for by the dossier, not by the regime.
    if (!row || row.scope['procedure'] !== scope['procedure']) continue;
    const { how, condition } = row.value;
    papers.push({ paper: key, name: row.name, how, ...(condition === undefined ? {} : { condition }) });
  }
  return papers;
}
