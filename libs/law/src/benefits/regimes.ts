import { dong, inSentence } from '../calendar/sentences';
import type { Law } from '../rows/law';
import { findRow, type Day, type LawRow, type Scope } from '../rows/row';
import { BENEFIT_CATEGORIES, type BenefitCategory } from '../words';
import { articleOf } from './article';
import type { AmountTerms, BenefitTerms } from './benefit-terms';
import { contest, type Contest } from './contest';
import type { ExclusionTerms } from './exclusions';
import { perPeriod, type Place } from './periods';

/** What a regime pays, with the reckoning in Vietnamese. */
export interface Amount {
  /** Đồng. */
  readonly amount: number;
  readonly formula: string;
  /** The row of the parameter the amount is a multiple of. */
  readonly amountRow: LawRow<number>;
}

/** A regime as the law of a day has it; without `pays` the sum has not been read or had no row yet. */
export interface Regime {
  readonly category: BenefitCategory;
  readonly row: LawRow<BenefitTerms>;
  readonly article: string;
  readonly pays?: Amount;
}

/** The regimes of a funeral on a day and in a place, and what the law says about each two of them. */
export interface Regimes {
  readonly of: ReadonlyMap<BenefitCategory, Regime>;
  readonly contest: (a: Regime, b: Regime) => Contest;
}

export const regimesOn: (law: Law, on: Day, place: Place) => Regimes = perPeriod(
  ['benefits', 'parameters', 'exclusions'],
  (law, on, scope) => {
    const of = new Map<BenefitCategory, Regime>();
    for (const category of BENEFIT_CATEGORIES) {
      const row = findRow<BenefitTerms>(law.index, 'benefits', category, on, scope);
      if (!row) continue;
      const pays = amountOn(law, row.value.amount, on, scope);
      of.set(category, { category, row, article: articleOf(row.source), pays });
    }
    return { of, contest: contests(law, on, scope, of) };
  },
);

function contests(
  law: Law,
  on: Day,
  scope: Scope,
  regimes: ReadonlyMap<BenefitCategory, Regime>,
): Regimes['contest'] {
  const keys = [...(law.index.get('exclusions')?.keys() ?? [])];
  const rows = keys.flatMap((key) => findRow<ExclusionTerms>(law.index, 'exclusions', key, on, scope) ?? []);
  const groups = new Map([...regimes].map(([category, { row }]) => [category as string, row.value.group]));
  const known = new Map<Regime, Map<Regime, Contest>>();
  return (a, b) => {
    let ofA = known.get(a);
    if (!ofA) known.set(a, (ofA = new Map<Regime, Contest>()));
    let found = ofA.get(b);
    if (!found) ofA.set(b, (found = contest(rows, groups, a, b)));
    return found;
  };
}

function amountOn(law: Law, terms: AmountTerms, on: Day, scope: Scope): Amount | undefined {
  if (terms.sameAs !== undefined) {
    const other = findRow<BenefitTerms>(law.index, 'benefits', terms.sameAs, on, scope);
    return other && amountOn(law, other.value.amount, on, scope);
  }
  const row = findRow<number>(law.index, 'parameters', terms.parameter ?? '', on, scope);
  if (!row || terms.times === undefined) return undefined;
  const amount = Math.round(terms.times * row.value);
  const name = inSentence(row.name);
  const formula =
    terms.times === 1
      ? `${name}: ${dong(amount)}`
      : `${terms.times} × ${name} ${dong(row.value)} = ${dong(amount)}`;
  return { amount, formula, amountRow: row };
}

/** A name as it stands inside a sentence. */
