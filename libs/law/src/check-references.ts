import type { BenefitTerms } from './benefit-terms';
import type { HolidayEntry } from './calendar';
import { exclusionOf, type ExclusionTerms } from './exclusions';
import type { LawFault } from './law-data-error';
import type { ReadRow, ReadTable } from './read-table';
import { BENEFIT_GROUPS, READ_PARAMETERS } from './tables';
import { BENEFIT_CATEGORIES, PROCEDURE_KEYS, type BenefitCategory } from './words';

/** What one file says about another: every name must lead somewhere, and nothing may stand there unread. */
export function checkReferences(tables: ReadonlyMap<string, ReadTable>): LawFault[] {
  return [
    ...scopeFaults(tables),
    ...benefitFaults(tables),
    ...exclusionFaults(tables),
    ...holidayFaults(tables),
    ...unreadParameters(tables),
  ];
}

/** The rows that say something; a null value says that nothing is in force. */
const rowsOf = (tables: ReadonlyMap<string, ReadTable>, table: string): ReadRow[] =>
  (tables.get(table)?.rows ?? []).filter(({ row }) => row.value !== null);

const fault = (table: string, line: number, message: string): LawFault => ({
  file: `${table}.yaml`,
  line,
  code: 'unknown-reference',
  message,
});

const SCOPE_WORDS: Record<string, readonly string[]> = {
  category: BENEFIT_CATEGORIES,
  procedure: PROCEDURE_KEYS,
  channel: ['desk', 'online', 'post'],
};

function scopeFaults(tables: ReadonlyMap<string, ReadTable>): LawFault[] {
  return [...tables].flatMap(([table, { rows }]) =>
    rows.flatMap(({ row, line }) =>
      Object.entries(row.scope)
        .filter(([name, word]) => SCOPE_WORDS[name]?.includes(word) === false)
        .map(([name, word]) => fault(table, line, `${row.key}: ${word} is no ${name}`)),
    ),
  );
}

function benefitFaults(tables: ReadonlyMap<string, ReadTable>): LawFault[] {
  const parameters = new Set(rowsOf(tables, 'parameters').map(({ row }) => row.key));
  const benefits = rowsOf(tables, 'benefits');
  const derived = new Set(
    benefits.filter(({ row }) => (row.value as BenefitTerms).amount.sameAs).map(({ row }) => row.key),
  );
  return benefits.flatMap(({ row, line }) => {
    const { sameAs, times, parameter } = (row.value as BenefitTerms).amount;
    const says = (message: string) => [fault('benefits', line, `${row.key}: ${message}`)];
    if (sameAs !== undefined) {
      // One step only: a regime that follows a regime that follows it would never end.
      const known = (BENEFIT_CATEGORIES as readonly string[]).includes(sameAs) && !derived.has(sameAs);
      return known ? [] : says(`amount.same_as ${sameAs} is no regime with an amount of its own`);
    }
    if (times === undefined || parameter === undefined)
      return says('amount needs times and parameter, or same_as');
    return parameters.has(parameter) ? [] : says(`there is no parameter ${parameter}`);
  });
}

/** Every pair of regimes has exactly one narrowest rule; else the answer would be an accident of order. */
function exclusionFaults(tables: ReadonlyMap<string, ReadTable>): LawFault[] {
  const words: readonly string[] = [...BENEFIT_CATEGORIES, ...BENEFIT_GROUPS];
  const rows = rowsOf(tables, 'exclusions');
  const unknown = rows.flatMap(({ row, line }) =>
    (row.value as ExclusionTerms).between
      .filter((word) => !words.includes(word))
      .map((word) => fault('exclusions', line, `${row.key}: ${word} is no regime and no group`)),
  );
  if (unknown.length) return unknown;
  const groups = new Map(
    rowsOf(tables, 'benefits').map(({ row }) => [row.key, (row.value as BenefitTerms).group]),
  );
  const terms = new Map(rows.map(({ row }) => [row.key, row.value as ExclusionTerms]));
  return pairs(BENEFIT_CATEGORIES).flatMap(([a, b]): LawFault[] => {
    const { keys } = exclusionOf(terms, groups, a, b);
    if (keys.length === 1) return [];
    const says = keys.length ? `has several rules: ${keys.join(', ')}` : 'has no rule';
    const line = tables.get('exclusions')?.keyLines.get(keys[0] ?? '') ?? 1;
    return [
      {
        ...fault('exclusions', line, `${a} with ${b} ${says}`),
        code: keys.length ? 'overlap' : 'missing-key',
      },
    ];
  });
}

const pairs = (of: readonly BenefitCategory[]): [BenefitCategory, BenefitCategory][] =>
  of.flatMap((a, i) => of.slice(i + 1).map((b): [BenefitCategory, BenefitCategory] => [a, b]));

/** Each day off is listed once, so that no row hides another. */
function holidayFaults(tables: ReadonlyMap<string, ReadTable>): LawFault[] {
  const listed = new Map<string, number>();
  return rowsOf(tables, 'holidays').flatMap(({ row, line }) =>
    (row.value as readonly HolidayEntry[]).flatMap(({ day, everyYear }): LawFault[] => {
      const says = (code: LawFault['code'], message: string): LawFault[] => [
        { file: 'holidays.yaml', line, code, message: `${row.key}: ${message}` },
      ];
      if ((day === undefined) === (everyYear === undefined))
        return says('missing-field', 'each entry has either day or every_year');
      if (day === undefined) return [];
      const before = listed.get(day);
      listed.set(day, line);
      return before === undefined ? [] : says('overlap', `${day} stands already in line ${before}`);
    }),
  );
}

/** A parameter that nothing reads is a slip of the pen, unless it says that it is there for people. */
function unreadParameters(tables: ReadonlyMap<string, ReadTable>): LawFault[] {
  const read = new Set<string>(READ_PARAMETERS);
  for (const { row } of rowsOf(tables, 'benefits')) {
    const parameter = (row.value as BenefitTerms).amount.parameter;
    if (parameter !== undefined) read.add(parameter);
  }
  const parameters = tables.get('parameters');
  return [...(parameters?.keyLines ?? [])]
    .filter(([key]) => !read.has(key) && !parameters?.information.has(key))
    .map(([key, line]) => ({
      file: 'parameters.yaml',
      line,
      code: 'unknown-key',
      message: `nothing reads ${key}; mark it information: true if it is for people`,
    }));
}
