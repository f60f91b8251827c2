import type { Law } from '../rows/law';
import { findRow, getOrAdd, LawGapError, type Day } from '../rows/row';
import type { OfficeTerms } from '../units/agencies';
import { findCommune } from '../units/units';
import { aspectsOf, documentAspect, type Receiving } from './aspects';
import { aliasesOf, resolveCode } from './aliases';
import type { CataloguePaper, ProcedureEntry } from './procedure-entry';
import { daysOfChange, historyOf, type Version } from './history';
import { limitKeys, limitOn } from './limit-aspects';
import { HOW_WORDS, insteadRows, paperText, papersAsked } from './paper-aspects';
import { sourceInWords } from '../papers/sources';
import { inSentence } from '../calendar/sentences';
import { codeRow, scopeOn, subjectsOf, type Subject } from './subject';

export interface CatalogueQuestion {
  readonly on: Day;
  /** A commune's code: its province may have procedures of its own, and its offices are named. */
  readonly commune?: string;
}

/** What is worth keeping of one law: a history holds for every day, the entries for one. */
interface Kept {
  /** Provinces and communes that some row names: the others share one catalogue. */
  readonly named: ReadonlySet<string>;
  readonly days: readonly Day[];
  readonly histories: Map<string, readonly Version[]>;
  readonly entries: Map<string, readonly ProcedureEntry[]>;
}

const keptOf = new WeakMap<Law, Kept>();
/** Days come from outside, so their number has an end. */
const ENTRIES_KEPT = 100;

const kept = (law: Law): Kept => {
  const known = keptOf.get(law);
  if (known) return known;
  const named = new Set(
    law.rows.flatMap(({ scope }) => [scope['province'] ?? [], scope['commune'] ?? []].flat()),
  );
  const made: Kept = { named, days: daysOfChange(law), histories: new Map(), entries: new Map() };
  keptOf.set(law, made);
  return made;
};

/** Danh mục thủ tục of a commune on a day. Throws a RangeError for a code that is no commune. */
export function procedureCatalogue(law: Law, { on, commune }: CatalogueQuestion): readonly ProcedureEntry[] {
  const unit = commune === undefined ? undefined : findCommune(commune);
  if (commune !== undefined && !unit) throw new RangeError(`${commune} is no commune`);
  const { named, entries: cache } = kept(law);
  const place = {
    ...(unit && named.has(unit.provinceCode) && { province: unit.provinceCode }),
    ...(unit && named.has(unit.code) && { commune: unit.code }),
  };
  const id = [on, place.province, place.commune].join(' ');
  const entries = cache.get(id) ?? entriesOf(law, place, on);
  cache.delete(id);
  cache.set(id, entries);
  if (cache.size > ENTRIES_KEPT) cache.delete(cache.keys().next().value!);
  return unit ? entries.map((entry) => withNames(entry, unit.name, unit.provinceName)) : entries;
}

/** The entry with this code, of now or earlier, or as another system calls it; of several regimes the first. */
export function procedureEntry(
  law: Law,
  code: string,
  question: CatalogueQuestion,
): ProcedureEntry | undefined {
  const entries = procedureCatalogue(law, question);
  const exact = entries.find((entry) => entry.code === code);
  if (exact) return exact;
  const key = resolveCode(law, code);
  return entries.find((entry) => entry.key === key && entry.aliases.some((alias) => alias.code === code));
}

const entriesOf = (law: Law, place: Pick<Subject, 'province' | 'commune'>, on: Day): ProcedureEntry[] =>
  subjectsOf(law, place).flatMap((subject) => entryOf(law, subject, on) ?? []);

function versionsOf(law: Law, subject: Subject): readonly Version[] {
  const { histories, days } = kept(law);
  const { key, category, province, commune } = subject;
  const id = [key, category, province, commune].join(' ');
  return getOrAdd(histories, id, () => historyOf(aspectsOf(law, subject), days));
}

function entryOf(law: Law, subject: Subject, on: Day): ProcedureEntry | undefined {
  const code = codeRow(law, subject, on);
  if (!code) return undefined;
  const scope = scopeOn(law, subject, on);
  const row = <V>(table: string) => findRow<V>(law.index, table, subject.key, on, scope);
  const history = versionsOf(law, subject);
  const channels = row<{ channels: readonly string[]; words: string }>('filing-channels')?.value;
  const results = row<{ codes?: readonly string[]; document: string }>('results')?.value;
  const fee = row<{ words: string; freeFor?: readonly string[] }>('fees')?.value;
  const askedBy = row<{ words: string }>('askers')?.value.words;
  const office = row<Receiving>('competent-offices')?.value;
  const document = documentAspect(law, subject, '', () => results?.document).on(on)?.text;
  return {
    key: subject.key,
    ...(subject.category && { category: subject.category }),
    code: code.value.code,
    name: nameOf(law, code.name, subject, on),
    aliases: aliasesOf(law, subject, on),
    decidedBy: code.source,
    confidence: code.confidence,
    ...(code.value.parts && { parts: code.value.parts }),
    ...(askedBy !== undefined && { askedBy }),
    papers: papersOf(law, subject, on),
    ...(fee && { fee }),
    limits: limitsOf(law, subject, on),
    ...(office && {
      offices: { receives: titleOf(law, office.receives, on), decides: titleOf(law, office.decides, on) },
    }),
    channels: channels?.channels ?? [],
    ...(channels && { filing: channels.words }),
    legalBasis: row<{ instruments: readonly string[] }>('legal-bases')?.value.instruments ?? [],
    results: { codes: results?.codes ?? [], ...(document !== undefined && { document }) },
    history: history.filter(({ from }) => from <= on),
    upcoming: history.filter(({ from }) => from > on),
  };
}

function nameOf(law: Law, name: string, { category, province }: Subject, on: Day): string {
  if (category === undefined) return name;
  const regime = findRow(
    law.index,
    'benefits',
    category,
    on,
    province === undefined ? {} : { province },
  )?.name;
  return regime === undefined ? name : `${name}: ${regime}`;
}

const limitsOf = (law: Law, subject: Subject, on: Day): ProcedureEntry['limits'] =>
  limitKeys(law, subject, on).flatMap((step) => {
    const said = limitOn(law, step, on, scopeOn(law, subject, on));
    return said ? [{ step, name: said.row.name, words: said.text, source: said.row.source }] : [];
  });

const papersOf = (law: Law, subject: Subject, on: Day): CataloguePaper[] =>
  papersAsked(law, subject, on).map(({ paper, row, subject: asker }) => {
    const form = documentAspect(law, asker, '', () => row.value.document).on(on)?.text;
    return {
      paper,
      name: row.name,
      ...(form !== undefined && { form }),
      how: HOW_WORDS[row.value.how],
      words: paperText(law, row, on),
      notNeeded: insteadRows(law, subject, paper, on).map(
        ({ value, source }) => `${value.reason} (${sourceInWords(source)})`,
      ),
      source: row.source,
    };
  });

/** With its places left open: the entries of a province are made once for all its communes. */
function titleOf(law: Law, kind: string, on: Day): string {
  const row = findRow<OfficeTerms>(law.index, 'offices', kind, on);
  if (!row) throw new LawGapError('offices', kind, on);
  return row.value.title;
}

/** Offices are named with the kind of their place in small letters: '… công phường Cái Khế'. */
const withNames = (entry: ProcedureEntry, commune: string, province: string): ProcedureEntry => {
  if (!entry.offices) return entry;
  const named = (title: string) =>
    title
      .replace('{commune}', inSentence(commune))
      .replace('{province}', province)
      .replace('{district}', 'cấp huyện');
  return {
    ...entry,
    offices: { receives: named(entry.offices.receives), decides: named(entry.offices.decides) },
  };
};
