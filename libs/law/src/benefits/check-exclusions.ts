import type { LawFault } from '../rows/law-data-error';
import type { LawRow } from '../rows/row';
import { rowsOf, unknownReference, type ReadTables } from '../rows/read-rows';
import { effectiveFrom } from '../rows/row';
import { BENEFIT_CATEGORIES } from '../words';
import { BENEFIT_GROUPS } from './benefit-tables';
import type { BenefitTerms } from './benefit-terms';
import { pairRules, type ExclusionTerms } from './exclusions';

type Rule = LawRow<ExclusionTerms>;

/**
 * What the rules about pairs say of one another. Two that disagree are data, when one says so; two that say the same,
 * or that meet on a pair without a word about it, are a slip of the pen. A pair without a rule is no fault: it goes to
 * an officer.
 */
export function checkExclusions(tables: ReadTables): LawFault[] {
  const rows = rowsOf(tables, 'exclusions');
  const lines = new Map(rows.map(({ row, line }) => [row, line]));
  const rules = rows.map(({ row }) => row as Rule);
  const says = (row: Rule, message: string, code: LawFault['code'] = 'unknown-reference'): LawFault => ({
    ...unknownReference('exclusions', lines.get(row) ?? 1, `${row.key}: ${message}`),
    code,
  });
  const named = rules.flatMap((row) => nameFaults(row, rules).map((message) => says(row, message)));
  if (named.length) return named;

  const groups = new Map(
    rowsOf(tables, 'benefits').map(({ row }) => [row.key, (row.value as BenefitTerms).group as string]),
  );
  return [...meetings(rules, groups)].map(([[first, second], pair]) =>
    says(second, `says of ${pair} beside ${first.key} what neither calls a contradiction`, 'overlap'),
  );
}

function nameFaults({ key, value }: Rule, rules: readonly Rule[]): string[] {
  const words: readonly string[] = [...BENEFIT_CATEGORIES, ...BENEFIT_GROUPS];
  return [
    ...value.between
      .filter((word) => !words.includes(word))
      .map((word) => `${word} is no regime and no group`),
    ...(value.contradicts ?? []).flatMap((other) => {
      const rule = rules.find((one) => one.key === other);
      if (!rule || other === key) return [`contradicts ${other}, which is no other rule`];
      return sameText(rule.value, value) ? [`contradicts ${other}, which says the same`] : [];
    }),
  ];
}

const sameText = (a: ExclusionTerms, b: ExclusionTerms): boolean =>
  a.rule === b.rule && String(a.between) === String(b.between);

/** Rules that stand on one pair on one day though none of the two says that it contradicts the other. */
function meetings(rules: readonly Rule[], groups: ReadonlyMap<string, string>): Map<[Rule, Rule], string> {
  const found = new Map<string, [[Rule, Rule], string]>();
  for (const day of new Set(rules.map(effectiveFrom))) {
    const inForce = [...Map.groupBy(rules, ({ key }) => key).values()].flatMap((rows) => newestOn(rows, day));
    BENEFIT_CATEGORIES.forEach((a, i) => {
      for (const b of BENEFIT_CATEGORIES.slice(i + 1)) {
        const [first, ...others] = pairRules(inForce, groups, a, b).rules.map(({ row }) => row);
        for (const other of others)
          if (first && !speaksOf(first, other) && !speaksOf(other, first))
            found.set(`${first.key}|${other.key}`, [[first, other], `${a} with ${b}`]);
      }
    });
  }
  return new Map(found.values());
}

const speaksOf = ({ value }: Rule, other: Rule): boolean => value.contradicts?.includes(other.key) === true;

const newestOn = (rows: readonly Rule[], day: string): Rule[] => {
  const newest = rows
    .filter((row) => effectiveFrom(row) <= day && (row.until === undefined || row.until >= day))
    .reduce<Rule | undefined>((a, b) => (a && effectiveFrom(a) > effectiveFrom(b) ? a : b), undefined);
  return newest ? [newest] : [];
};
