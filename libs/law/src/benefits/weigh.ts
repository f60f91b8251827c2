import type { Contest } from './contest';
import type { Regime, Regimes } from './regimes';

/** A pair that an officer decides. */
export type OpenContest = Extract<Contest, { review: unknown }> & { readonly between: readonly Regime[] };

export interface Loss {
  readonly loser: Regime;
  readonly to: Regime;
}

export interface Weighed {
  /** The regime that the law puts before every other entitled one. */
  readonly paid?: Regime;
  readonly lost: readonly Loss[];
  readonly review: readonly OpenContest[];
  /** Regimes whose missing facts would still change which one is paid. */
  readonly deciding: readonly Regime[];
}

/**
 * Weighs regimes against one another, each with each. Paid is the one that goes before all others: an order in which
 * they are named has no part in it. Where there is none, the pairs at the top that the law leaves open go to review. A
 * regime that is not yet known to be open decides unless the one that is paid now, or, where none is, any entitled
 * one, would go before it.
 */
export function weigh(
  { contest }: Regimes,
  entitled: readonly Regime[],
  undecided: readonly Regime[],
): Weighed {
  const beats = (a: Regime, b: Regime): boolean => {
    const found = contest(a, b);
    return 'paid' in found && found.paid === a;
  };
  const paid = entitled.find((one) => entitled.every((other) => other === one || beats(one, other)));
  const over = (loser: Regime): Regime | undefined =>
    paid ? (beats(paid, loser) ? paid : undefined) : entitled.find((one) => beats(one, loser));
  const deciding = undecided.filter((one) => !over(one));
  const lost = (regimes: readonly Regime[]): Loss[] =>
    regimes.flatMap((loser) => {
      const to = over(loser);
      return to ? [{ loser, to }] : [];
    });
  const lostUndecided = lost(undecided);
  if (paid || !entitled.length)
    return {
      paid,
      lost: [...lost(entitled.filter((one) => one !== paid)), ...lostUndecided],
      review: [],
      deciding,
    };

  const unbeaten = entitled.filter((one) => !over(one));
  const review = unbeaten.length ? openPairs(contest, entitled, unbeaten) : inCircle(entitled);
  const open = new Set(review.flatMap(({ between }) => between));
  return {
    lost: [...lost(entitled.filter((one) => !open.has(one))), ...lostUndecided],
    review,
    deciding,
  };
}

/** The pairs at the top that the law leaves open; where only one is at the top, the pairs that keep it from winning. */
function openPairs(
  contest: Regimes['contest'],
  entitled: readonly Regime[],
  top: readonly Regime[],
): OpenContest[] {
  const pairs: OpenContest[] = [];
  entitled.forEach((a, i) => {
    for (const b of entitled.slice(i + 1)) {
      const found = contest(a, b);
      if ('review' in found && (top.includes(a) || top.includes(b)))
        pairs.push({ ...found, between: [a, b] });
    }
  });
  const among = pairs.filter(({ between }) => between.every((one) => top.includes(one)));
  return among.length ? among : pairs;
}

/** Rules that send each regime on to another and none to the end contradict one another, taken together. */
const inCircle = (entitled: readonly Regime[]): OpenContest[] =>
  entitled.flatMap((a, i) =>
    entitled.slice(i + 1).map((b) => ({
      review: 'contradicted' as const,
      articles: [a.article, b.article],
      between: [a, b],
    })),
  );
