import { inSentence } from '../calendar/sentences';
import type { Law } from '../rows/law';
import type { Confidence, LawRow, Source } from '../rows/row';
import type { BenefitCategory, BenefitDesk } from '../words';
import { articleOf } from './article';
import { OFFICES, rejectionInWords, reviewInWords } from './benefit-sentences';
import type { BenefitTerms } from './benefit-terms';
import { questionFor, type CaseFacts } from './case-facts';
import {
  filingsOn,
  NO_FILING,
  survivorsFilingsOn,
  type Filing,
  type PaperOfRegime,
  type TimeLimit,
} from './filing';
import { assess, type FuneralGrant, type FuneralRejection, type FuneralReview } from './funeral-allowance';
import { meritoriousSurvivors, onTopOf, type MeritoriousSurvivors, type OnTop } from './on-top';
import { survivorsBenefit, type SurvivorsFinding } from './survivors-benefit';

/** A row that an answer rests on. */
export interface RestsOn {
  readonly table: string;
  readonly key: string;
  readonly line: number;
  readonly source: Source;
  readonly confidence: Confidence;
}

/** The regime that pays for the funeral, with all an officer writes into the decision. */
export interface FuneralAward {
  /** The abbreviation, e.g. bhxh. */
  readonly regime: string;
  readonly category: BenefitCategory;
  readonly name: string;
  readonly desk: BenefitDesk;
  readonly office: string;
  /** Đồng. */
  readonly amount: number;
  readonly formula: string;
  readonly payer: string;
  readonly procedures: readonly string[];
  readonly timeLimit?: TimeLimit;
  readonly papers: readonly PaperOfRegime[];
  readonly articles: readonly string[];
  readonly sources: readonly RestsOn[];
}

export interface RejectedInWords {
  readonly regime: string;
  readonly category: BenefitCategory;
  readonly because: FuneralRejection;
  readonly article: string;
  readonly sentence: string;
}

export interface ReviewInWords extends FuneralReview<BenefitCategory> {
  readonly regimes: readonly string[];
  readonly sentence: string;
}

/** A fact that would change the answer. */
export interface MissingFact {
  readonly fact: string;
  readonly question: string;
  /** Abbreviations of the benefits it decides. */
  readonly decides: readonly string[];
}

export interface Resolution {
  readonly funeral: {
    readonly granted?: FuneralAward;
    /** Every regime that is not paid, in the order of BENEFIT_CATEGORIES within each reason. */
    readonly rejected: readonly RejectedInWords[];
    readonly review: readonly ReviewInWords[];
  };
  /** Each with the procedure it is claimed by: that of the regime it belongs to. */
  readonly onTop: readonly (OnTop & Filing)[];
  /** Absent where nobody claims. */
  readonly survivors?: {
    readonly insurance: SurvivorsFinding & Filing;
    readonly meritorious?: MeritoriousSurvivors & Filing;
  };
  readonly missing: readonly MissingFact[];
  readonly lawVersion: string;
}

/** All that a death brings by its facts alone: no regime need be named, all are tried. */
export function resolve(law: Law, facts: CaseFacts): Resolution {
  const of = regimeNames(law);
  const name = (category: BenefitCategory): string => of(category).inSentence;
  const { finding, deciding } = assess(law, { ...placeOf(facts), diedOn: facts.diedOn, facts });
  const onTop = onTopOf(law, facts.diedOn, facts);
  const survivors = survivorsOf(law, facts);

  const missing = new Map<string, string[]>();
  const decides = (fact: string, regime: string): void => {
    const known = missing.get(fact);
    if (!known) missing.set(fact, [regime]);
    else if (!known.includes(regime)) known.push(regime);
  };
  for (const [fact, regimes] of deciding)
    for (const { row } of regimes) decides(fact, row.value.abbreviation);
  for (const { fact, regime } of onTop.missing) decides(fact, regime);
  survivors?.insurance.missing.forEach((fact) => decides(fact, SURVIVORS));
  survivors?.meritorious?.missing.forEach((fact) => decides(fact, survivors.meritorious!.regime));

  return {
    funeral: {
      granted: finding.granted && award(law, facts, finding.granted),
      rejected: finding.rejected.map((one) => ({
        regime: of(one.category).abbreviation,
        category: one.category,
        because: one.because,
        article: one.article,
        sentence: rejectionInWords(one, name),
      })),
      review: finding.review.map((one) => ({
        ...one,
        regimes: one.between.map((category) => of(category).abbreviation),
        sentence: reviewInWords(one, name),
      })),
    },
    onTop: onTop.granted.map((one) => ({ ...one, ...claimedBy(law, facts, one.row.value.category) })),
    survivors,
    missing: [...missing].map(([fact, regimes]) => ({ fact, question: questionFor(fact), decides: regimes })),
    lawVersion: law.version,
  };
}

/** Chế độ tử tuất, as `decides` names it. */
const SURVIVORS = 'tuat';

const placeOf = ({ province, commune }: CaseFacts) => ({ province, commune });

function survivorsOf(law: Law, facts: CaseFacts): Resolution['survivors'] {
  if (!facts.survivors) return undefined;
  const filings = survivorsFilingsOn(law, facts.receivedOn ?? facts.diedOn, facts);
  const meritorious = meritoriousSurvivors(law, facts.diedOn, facts);
  return {
    insurance: { ...survivorsBenefit(law, { diedOn: facts.diedOn, facts }), ...filings.insurance },
    meritorious: meritorious && { ...meritorious, ...filings.meritorious },
  };
}

const claimedBy = (law: Law, facts: CaseFacts, category: BenefitCategory): Filing =>
  filingsOn(law, facts.receivedOn ?? facts.diedOn, facts).get(category) ?? NO_FILING;

function award(law: Law, facts: CaseFacts, granted: FuneralGrant<BenefitCategory>): FuneralAward {
  const { category, desk, payer, amount, formula, row, amountRow } = granted;
  const filing = claimedBy(law, facts, category);
  const rows: LawRow[] = [row, amountRow, ...(filing.timeLimit ? [filing.timeLimit.row] : [])];
  return {
    regime: row.value.abbreviation,
    category,
    name: row.name,
    desk,
    office: OFFICES[desk],
    amount,
    formula,
    payer,
    ...filing,
    articles: [row, amountRow].map(({ source }) => articleOf(source)),
    sources: rows.map(restsOn),
  };
}

export const restsOn = ({ table, key, line, source, confidence }: LawRow): RestsOn => ({
  table,
  key,
  line,
  source,
  confidence,
});

interface RegimeName {
  readonly abbreviation: string;
  readonly name: string;
  readonly inSentence: string;
}

const namesOf = new WeakMap<Law, Map<BenefitCategory, RegimeName>>();

/** Names outlive rows: a regime that is not in force on the day is named too. */
export function regimeNames(law: Law): (category: BenefitCategory) => RegimeName {
  let names = namesOf.get(law);
  if (!names) {
    names = new Map();
    for (const row of law.rows)
      if (row.table === 'benefits' && row.value !== null)
        names.set(row.key as BenefitCategory, {
          abbreviation: (row.value as BenefitTerms).abbreviation,
          name: row.name,
          inSentence: inSentence(row.name),
        });
    namesOf.set(law, names);
  }
  const known = names;
  return (category) =>
    known.get(category) ?? { abbreviation: category, name: category, inSentence: category };
}
