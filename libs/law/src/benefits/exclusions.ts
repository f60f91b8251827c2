import type { LawRow } from '../rows/row';

/** The value of a row of `exclusions`. */
export interface ExclusionTerms {
  /** Two regimes, or groups of regimes. */
  readonly between: readonly [string, string];
  readonly rule: 'first-pays' | 'highest' | 'most-specific';
  /** Keys of rules about the same pair that say something else: neither displaces the other. */
  readonly contradicts?: readonly string[];
}

export interface PairRule {
  readonly row: LawRow<ExclusionTerms>;
  /** Whether the first of the two asked about is the one the rule names first. */
  readonly inOrder: boolean;
}

/** What the law says about two regimes that one death opens. */
export interface PairRules {
  readonly rules: readonly PairRule[];
  /** The rule for equal amounts; asked only when no other decides. */
  readonly tieBreak?: PairRule;
}

type Covering = PairRule & { readonly narrowness: number };

/**
 * The rules for a pair among the rows in force. The narrowest hold: one that names both regimes, then one that names a
 * regime and a group, then one that names two groups. A wider rule holds beside them only when each of them says that it
 * contradicts it. Rules that are left standing side by side are never settled here: all are told.
 */
export function pairRules(
  rows: readonly LawRow<ExclusionTerms>[],
  groups: ReadonlyMap<string, string>,
  a: string,
  b: string,
): PairRules {
  const covering = rows.flatMap((row) => covers(row, groups, a, b) ?? []);
  const law = covering.filter(({ row }) => row.value.rule !== 'most-specific');
  const narrowest = narrowestOf(law);
  const displaced = (wider: Covering): boolean =>
    narrowest.some(({ row }) => !row.value.contradicts?.includes(wider.row.key));
  return {
    rules: law.filter((rule) => narrowest.includes(rule) || !displaced(rule)),
    tieBreak: narrowestOf(covering.filter(({ row }) => row.value.rule === 'most-specific'))[0],
  };
}

const narrowestOf = (rules: readonly Covering[]): readonly Covering[] => {
  const most = Math.max(...rules.map((rule) => rule.narrowness));
  return rules.filter((rule) => rule.narrowness === most);
};

/** How narrowly a row names a pair, in the order that fits better; undefined where it does not name it. */
function covers(
  row: LawRow<ExclusionTerms>,
  groups: ReadonlyMap<string, string>,
  a: string,
  b: string,
): Covering | undefined {
  const [first, second] = row.value.between;
  const narrow = (word: string, regime: string): number =>
    word === regime ? 2 : word === groups.get(regime) ? 1 : 0;
  const both = (x: number, y: number): number => (x && y ? x + y : 0);
  const straight = both(narrow(first, a), narrow(second, b));
  const turned = both(narrow(first, b), narrow(second, a));
  const narrowness = Math.max(straight, turned);
  return narrowness ? { row, inOrder: straight >= turned, narrowness } : undefined;
}
