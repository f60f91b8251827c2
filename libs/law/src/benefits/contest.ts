import type { LawRow } from '../rows/row';
import { articleOf } from './article';
import { pairRules, type ExclusionTerms, type PairRule } from './exclusions';
import type { Regime } from './regimes';

export const REVIEW_REASONS = ['contradicted', 'no-rule', 'equal-amounts', 'law-not-recorded'] as const;
/** Why only an officer can say which of two regimes pays. */
export type ReviewReason = (typeof REVIEW_REASONS)[number];

/** What the law says when one death opens two regimes: one pays, or it does not say which. */
export type Contest =
  | { readonly paid: Regime; readonly by: readonly LawRow<ExclusionTerms>[] }
  | { readonly review: ReviewReason; readonly articles: readonly string[] };

/**
 * Which of two regimes pays. Each rule about the pair has its say: the first named, the higher, or nothing when the
 * higher cannot be told because the two are equal. Rules that agree settle it; rules that disagree, no rule at all and
 * a sum nobody has read go to an officer, with the articles that stand against each other. Only when every rule is
 * silent the tie-break holds, which is a setting of ours and no law.
 */
export function contest(
  rows: readonly LawRow<ExclusionTerms>[],
  groups: ReadonlyMap<string, string>,
  a: Regime,
  b: Regime,
): Contest {
  const { rules, tieBreak } = pairRules(rows, groups, a.category, b.category);
  const own = [a.article, b.article];
  if (!rules.length) return { review: 'no-rule', articles: own };
  const says = rules.map((rule) => ({ rule, paid: chosen(rule, a, b) }));
  if (says.some(({ paid }) => paid === 'not-recorded')) return { review: 'law-not-recorded', articles: own };
  const decided = says.flatMap(({ rule, paid }) =>
    typeof paid === 'object' ? [{ row: rule.row, paid }] : [],
  );
  const first = decided[0];
  if (first) {
    if (decided.every(({ paid }) => paid === first.paid))
      return { paid: first.paid, by: decided.map(({ row }) => row) };
    const against = decided.find(({ paid }) => paid !== first.paid)!;
    return { review: 'contradicted', articles: [first, against].map(({ row }) => articleOf(row.source)) };
  }
  const [specificA, specificB] = [a.row.value.specificity, b.row.value.specificity];
  if (!tieBreak || specificA === specificB) return { review: 'equal-amounts', articles: own };
  return {
    paid: specificA < specificB ? a : b,
    by: [...rules.map(({ row }) => row), tieBreak.row],
  };
}

function chosen({ row, inOrder }: PairRule, a: Regime, b: Regime): Regime | 'equal' | 'not-recorded' {
  if (row.value.rule === 'first-pays') return inOrder ? a : b;
  if (!a.pays || !b.pays) return 'not-recorded';
  if (a.pays.amount === b.pays.amount) return 'equal';
  return a.pays.amount > b.pays.amount ? a : b;
}
