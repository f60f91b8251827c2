/** The value of a row of `exclusions`. */
export interface ExclusionTerms {
  /** Two regimes, or groups of regimes. */
  readonly between: readonly [string, string];
  readonly rule: 'first-pays' | 'highest';
}

/** What the law says about two regimes that one death opens. */
export interface Exclusion {
  /** Keys of `exclusions`; more than one is a contradiction that the loader refuses. */
  readonly keys: readonly string[];
  /** Whether the first of the two is the one the rule names first. */
  readonly inOrder: boolean;
}

/** The rules for a pair, the narrowest only: named regimes go before named groups. */
export function exclusionOf(
  terms: ReadonlyMap<string, ExclusionTerms>,
  groups: ReadonlyMap<string, string>,
  a: string,
  b: string,
): Exclusion {
  let best = 0;
  let keys: string[] = [];
  let inOrder = true;
  const narrowness = (word: string, category: string): number =>
    word === category ? 2 : word === groups.get(category) ? 1 : 0;
  for (const [key, { between }] of terms) {
    for (const straight of [true, false]) {
      const [first, second] = straight ? [a, b] : [b, a];
      const [x, y] = [narrowness(between[0], first), narrowness(between[1], second)];
      if (!x || !y || x + y < best) continue;
      if (x + y > best) keys = [];
      if (x + y > best) inOrder = straight;
      best = x + y;
      if (!keys.includes(key)) keys.push(key);
    }
  }
  return { keys, inOrder };
}
