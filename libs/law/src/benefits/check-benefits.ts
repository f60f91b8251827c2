import type { LawFault } from '../rows/law-data-error';
import { rowsOf, unknownReference, type ReadTables } from '../rows/read-rows';
import { BENEFIT_CATEGORIES, type BenefitCategory } from '../words';
import { BENEFIT_GROUPS, READ_PARAMETERS } from './benefit-tables';
import type { BenefitTerms } from './benefit-terms';
import { exclusionOf, type ExclusionTerms } from './exclusions';

/** What the benefits say about parameters and about one another. */
export const checkBenefits = (tables: ReadTables): LawFault[] => [
  ...benefitFaults(tables),
  ...exclusionFaults(tables),
  ...unreadParameters(tables),
];

function benefitFaults(tables: ReadTables): LawFault[] {
  const parameters = new Set(rowsOf(tables, 'parameters').map(({ row }) => row.key));
  const benefits = rowsOf(tables, 'benefits');
  const derived = new Set(
    benefits.filter(({ row }) => (row.value as BenefitTerms).amount.sameAs).map(({ row }) => row.key),
  );
  return benefits.flatMap(({ row, line }) => {
    const { sameAs, times, parameter } = (row.value as BenefitTerms).amount;
    const says = (message: string) => [unknownReference('benefits', line, `${row.key}: ${message}`)];
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
function exclusionFaults(tables: ReadTables): LawFault[] {
  const words: readonly string[] = [...BENEFIT_CATEGORIES, ...BENEFIT_GROUPS];
  const rows = rowsOf(tables, 'exclusions');
  const unknown = rows.flatMap(({ row, line }) =>
    (row.value as ExclusionTerms).between
      .filter((word) => !words.includes(word))
      .map((word) => unknownReference('exclusions', line, `${row.key}: ${word} is no regime and no group`)),
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
        ...unknownReference('exclusions', line, `${a} with ${b} ${says}`),
        code: keys.length ? 'overlap' : 'missing-key',
      },
    ];
  });
}

const pairs = (of: readonly BenefitCategory[]): [BenefitCategory, BenefitCategory][] =>
  of.flatMap((a, i) => of.slice(i + 1).map((b): [BenefitCategory, BenefitCategory] => [a, b]));

/** A parameter that nothing reads is a slip of the pen, unless it says that it is there for people. */
function unreadParameters(tables: ReadTables): LawFault[] {
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
