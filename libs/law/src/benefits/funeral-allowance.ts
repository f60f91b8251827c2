import type { Law } from '../rows/law';
import type { Day, LawRow } from '../rows/row';
import { BENEFIT_CATEGORIES, type BenefitCategory, type BenefitDesk } from '../words';
import { articleOf } from './article';
import type { BenefitTerms } from './benefit-terms';
import { anyHolds, type ClaimFacts } from './claim-facts';
import type { ReviewReason } from './contest';
import type { Place } from './periods';
import { regimesOn, type Regime, type Regimes } from './regimes';
import { weigh, type Loss, type OpenContest } from './weigh';

export interface FuneralQuestion<C extends BenefitCategory = BenefitCategory> extends Place {
  readonly diedOn: Day;
  readonly categories: readonly C[];
  readonly facts: ClaimFacts;
}

export interface FuneralGrant<C extends BenefitCategory = BenefitCategory> {
  readonly category: C;
  /** Đồng. */
  readonly amount: number;
  /** The reckoning with its figures, in Vietnamese. */
  readonly formula: string;
  readonly desk: BenefitDesk;
  readonly payer: string;
  readonly article: string;
  readonly row: LawRow<BenefitTerms>;
  /** The row of the parameter the amount is a multiple of. */
  readonly amountRow: LawRow<number>;
}

export type FuneralRejection =
  'not-in-force' | 'not-in-register' | 'contribution-too-short' | 'another-regime-pays' | 'lower-amount';

export interface RejectedRegime<C extends BenefitCategory = BenefitCategory> {
  readonly category: C;
  readonly because: FuneralRejection;
  /** The article and instrument that exclude it; where a setting of ours had its part, that too. */
  readonly article: string;
  /** The regime that is paid. */
  readonly paid?: C;
}

/** Cán bộ xem xét: the law does not say which of two regimes pays, or how much the only one does. */
export interface FuneralReview<C extends BenefitCategory = BenefitCategory> {
  readonly between: readonly C[];
  /** The articles that stand against each other; of each regime its own where no rule is about the pair. */
  readonly articles: readonly string[];
  readonly why: ReviewReason;
}

/** Trợ cấp mai táng: at most one regime pays; each other one is told why not, or goes to review. */
export interface FuneralFinding<C extends BenefitCategory = BenefitCategory> {
  /** Absent when no regime pays, when an officer decides, or when a missing fact could change which one does. */
  readonly granted?: FuneralGrant<C>;
  readonly rejected: readonly RejectedRegime<C>[];
  readonly review: readonly FuneralReview<C>[];
  /** The facts that would decide; only those. */
  readonly missing: readonly (keyof ClaimFacts)[];
  readonly lawVersion: string;
}

/** What `assess` finds: the finding with the regimes a missing fact decides. */
export interface Assessed {
  readonly finding: FuneralFinding<BenefitCategory>;
  readonly deciding: ReadonlyMap<keyof ClaimFacts, readonly Regime[]>;
}

/**
 * Which regime pays for the funeral, by the law of the day of death: insurance before state-budget regimes, of those
 * the highest; the rule for each pair is a row of `exclusions`, and what those leave open goes to an officer's review.
 */
export const funeralAllowance = <C extends BenefitCategory>(
  law: Law,
  { categories, ...asked }: FuneralQuestion<C>,
): FuneralFinding<C> =>
  // Only the categories that were asked about come back.
  assess(law, asked, new Set<BenefitCategory>(categories)).finding as FuneralFinding<C>;

export function assess(
  law: Law,
  asked: Omit<FuneralQuestion, 'categories'>,
  among?: ReadonlySet<BenefitCategory>,
): Assessed {
  const regimes = regimesOn(law, asked.diedOn, asked);
  const rejected: RejectedRegime<BenefitCategory>[] = [];
  const entitled: Regime[] = [];
  const undecided: Regime[] = [];
  const unknown = new Map<Regime, readonly (keyof ClaimFacts)[]>();
  for (const category of BENEFIT_CATEGORIES) {
    if (among && !among.has(category)) continue;
    const regime = regimes.of.get(category);
    if (!regime) {
      rejected.push({ category, because: 'not-in-force', article: firstSource(law, category) });
      continue;
    }
    const found = anyHolds(regime.row.value.any, asked.facts);
    if (found.holds === true) entitled.push(regime);
    else if (found.holds === false)
      rejected.push({ category, because: found.because as FuneralRejection, article: regime.article });
    else {
      undecided.push(regime);
      unknown.set(regime, found.missing);
    }
  }
  const { paid, lost, review, deciding } = weigh(regimes, entitled, undecided);
  for (const one of lost) rejected.push(loss(regimes, one));
  const facts = decidingFacts(deciding, unknown);
  const unread = paid && !paid.pays ? [unreadSum(paid)] : [];
  return {
    finding: {
      granted: facts.size || !paid ? undefined : grantOf(paid),
      rejected,
      review: facts.size ? [] : [...review.map(reviewOf), ...unread],
      missing: [...facts.keys()],
      lawVersion: law.version,
    },
    deciding: facts,
  };
}

function decidingFacts(
  regimes: readonly Regime[],
  unknown: ReadonlyMap<Regime, readonly (keyof ClaimFacts)[]>,
): ReadonlyMap<keyof ClaimFacts, readonly Regime[]> {
  const facts = new Map<keyof ClaimFacts, Regime[]>();
  for (const regime of regimes)
    for (const fact of unknown.get(regime)!) {
      const known = facts.get(fact);
      if (known) known.push(regime);
      else facts.set(fact, [regime]);
    }
  return facts;
}

export function grantOf({ category, row, article, pays }: Regime): FuneralGrant<BenefitCategory> | undefined {
  const { desk, payer } = row.value;
  return pays && { category, ...pays, desk, payer, article, row };
}

const reviewOf = ({ between, articles, review }: OpenContest): FuneralReview<BenefitCategory> => ({
  between: between.map(({ category }) => category),
  articles,
  why: review,
});

const unreadSum = ({ category, article }: Regime): FuneralReview<BenefitCategory> => ({
  between: [category],
  articles: [article],
  why: 'law-not-recorded',
});

function loss({ contest }: Regimes, { loser, to }: Loss): RejectedRegime<BenefitCategory> {
  const found = contest(to, loser);
  const by = 'by' in found ? found.by : [];
  const lower =
    by.every(({ value }) => value.rule === 'highest') &&
    (to.pays?.amount ?? 0) > (loser.pays?.amount ?? Infinity);
  return {
    category: loser.category,
    because: lower ? 'lower-amount' : 'another-regime-pays',
    article: by.map(({ source }) => articleOf(source)).join('; '),
    paid: to.category,
  };
}

const firstSource = (law: Law, category: BenefitCategory): string => {
  const first = law.index.get('benefits')?.get(category)?.at(-1)?.rows.at(-1);
  return first ? articleOf(first.source) : '';
};
