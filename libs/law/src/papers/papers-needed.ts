import type { Law } from '../rows/law';
import { findRow, type Day, type LawRow, type Scope } from '../rows/row';
import type { BenefitCategory, ProcedureKey } from '../words';
import { authorisationRule } from './authorisations';
import { documentTitle } from './documents';
import { answered, holds, isLinked, type PaperCondition, type PapersQuestion } from './paper-conditions';
import { PAPER_HOWS, type InsteadBasis, type PaperHow } from './paper-words';
import { deathNoticeRule } from './papers';
import { sourceInWords } from './sources';

export interface PaperTerms {
  readonly how: PaperHow;
  /** A key of `documents` that gives the title and form. */
  readonly document?: string;
  readonly when?: PaperCondition;
  /** What only the family or the officer knows. */
  readonly condition?: string;
}

export interface InsteadTerms {
  readonly paper: string;
  readonly basis: InsteadBasis;
  readonly data?: string;
  readonly reason: string;
}

export interface NeededPaper {
  readonly paper: string;
  readonly name: string;
  readonly issuer?: string;
  readonly form?: string;
  /** Bản chính, bản sao, xuất trình; `data`: need not be brought. */
  readonly how: PaperHow | 'data';
  readonly condition?: string;
  /** The procedures that ask for it. */
  readonly askedBy: readonly ProcedureKey[];
  /** The article in words. */
  readonly because: string;
  /** Why it need not be brought: a Vietnamese sentence with its article. */
  readonly instead?: string;
  readonly row: LawRow;
}

/** Where papers are asked for: each procedure, and each regime of the funeral allowance. */
interface Asker {
  readonly procedure: ProcedureKey;
  readonly category?: BenefitCategory;
}

/** Hồ sơ phải nộp: every paper the case asks for, and those that need not be brought, with the reason. */
export function papersNeeded(law: Law, asked: PapersQuestion): NeededPaper[] {
  const found = new Map<string, NeededPaper>();
  for (const asker of askersOf(asked))
    for (const key of law.index.get('required-papers')?.keys() ?? []) {
      const paper = paperOf(law, key, asker, asked);
      if (!paper) continue;
      const id = `${key} ${paper.form ?? ''}`;
      const before = found.get(id);
      found.set(id, before ? stricter(before, paper) : paper);
    }
  return [...found.values()];
}

const askersOf = ({ procedures, categories }: PapersQuestion): Asker[] =>
  procedures.flatMap((procedure): Asker[] =>
    procedure === 'funeral-allowance' && categories.length
      ? categories.map((category) => ({ procedure, category }))
      : [{ procedure }],
  );

function paperOf(law: Law, key: string, asker: Asker, asked: PapersQuestion): NeededPaper | undefined {
  const scope: Scope = { ...asker, channel: asked.channel };
  const row = findRow<PaperTerms>(law.index, 'required-papers', key, asked.on, scope);
  if (!row || !holds(row.value.when, asked)) return undefined;
  const named = { ...titleOf(law, row, asker, asked.on), ...ownWords(law, key, asked) };
  const instead = insteadOf(law, key, asker, asked);
  return {
    paper: key,
    name: named.name ?? row.name,
    ...(named.issuer !== undefined && { issuer: named.issuer }),
    ...(named.form !== undefined && { form: named.form }),
    how: instead ? 'data' : row.value.how,
    ...conditionOf(answered(row.value.when, asked) ? undefined : row.value.condition, named.condition),
    askedBy: [asker.procedure],
    because: sourceInWords(row.source),
    ...(instead && {
      instead: `${capital(instead.value.reason)} (${sourceInWords(instead.source)}).`,
    }),
    row: instead ?? row,
  };
}

interface Named {
  name?: string;
  issuer?: string;
  form?: string;
  condition?: string;
}

function titleOf(law: Law, { value: { document } }: LawRow<PaperTerms>, asker: Asker, on: Day): Named {
  if (document === undefined) return {};
  const { title, form } = documentTitle(law, document, { on, ...asker });
  return { name: title, form };
}

/** The two papers whose name depends on the death and on who asks. */
function ownWords(law: Law, key: string, asked: PapersQuestion): Named {
  if (key === 'authorisation') {
    const { because } = authorisationRule(law, asked);
    return { condition: because };
  }
  if (key !== 'death-notice') return {};
  const { noticeKinds, issuer, form } = deathNoticeRule(law, asked.kindOfDeath, asked.on);
  const titles = noticeKinds.map((kind) => documentTitle(law, kind, { on: asked.on }).title);
  return { name: titles.join(' hoặc '), issuer, form };
}

const conditionOf = (...parts: (string | undefined)[]): { condition?: string } => {
  const words = parts.filter((part) => part !== undefined);
  return words.length ? { condition: words.join('; ') } : {};
};

function insteadOf(law: Law, paper: string, asker: Asker, asked: PapersQuestion) {
  if (paper === 'death-notice' && !deathNoticeRule(law, asked.kindOfDeath, asked.on).dataInstead)
    return undefined;
  const applies = ({ basis, data }: InsteadTerms): boolean =>
    basis === 'always' ||
    (basis === 'linked' ? isLinked(asked) : data !== undefined && asked.haveData?.includes(data) === true);
  for (const key of law.index.get('data-instead')?.keys() ?? []) {
    const row = findRow<InsteadTerms>(law.index, 'data-instead', key, asked.on, { ...asker });
    if (row?.value.paper === paper && applies(row.value)) return row;
  }
  return undefined;
}

/** One paper asked for by two procedures is brought once, in the stricter way. */
function stricter(a: NeededPaper, b: NeededPaper): NeededPaper {
  const rank = ({ how }: NeededPaper): number =>
    how === 'data' ? PAPER_HOWS.length : PAPER_HOWS.indexOf(how);
  const kept = rank(b) < rank(a) ? b : a;
  const because = a.because === b.because ? a.because : `${a.because}; ${b.because}`;
  return { ...kept, askedBy: [...new Set([...a.askedBy, ...b.askedBy])], because };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
