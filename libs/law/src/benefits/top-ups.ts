import { sameRow } from '../rows/row-changes';
import type { Law } from '../rows/law';
import { effectiveFrom, type Day, type LawRow } from '../rows/row';
import type { BenefitCategory } from '../words';
import type { CaseFacts } from './case-facts';
import { assess, grantOf, type FuneralGrant } from './funeral-allowance';
import { onTopOf } from './on-top';
import { regimesOn } from './regimes';
import { regimeNames, restsOn, type RestsOn } from './resolve';
import { survivorsBenefit } from './survivors-benefit';

/** A decision that was made, with the facts it was made on. */
export interface Decided {
  readonly id: string;
  readonly benefit: 'funeral-allowance' | 'survivors-benefit' | 'on-top';
  readonly facts: CaseFacts;
  /** Of a funeral allowance: the regime that was paid. */
  readonly category?: BenefitCategory;
  /** Of a survivors' benefit, monthly or lump-sum; of what comes on top, its key. */
  readonly kind?: string;
  /** Đồng, as it was decided. */
  readonly amount: number;
  readonly lawVersion?: string;
  readonly decidedOn: Day;
}

/** A decision that a new version of the law no longer bears out. */
export interface Supplement {
  readonly decision: string;
  readonly benefit: Decided['benefit'];
  /** The abbreviation of the regime that pays by the new version, else of the one decided. */
  readonly regime: string;
  readonly kind: 'top-up' | 'overpaid' | 'regime-changes' | 'review';
  readonly from: number;
  /** Absent where an officer has to say. */
  readonly to?: number;
  readonly difference?: number;
  /** The first day the rows that differ are applied, of all of them the latest. */
  readonly since?: Day;
  readonly because: readonly RestsOn[];
  readonly province?: string;
}

/** What a version of the law says of one decision. */
interface Outcome {
  readonly regime: string;
  readonly amount?: number;
  readonly rows: readonly LawRow[];
}

/**
 * Which decisions a new version of the rows reaches back to, by how much and since when. A decision is compared only
 * where the two versions differ about its case: what an officer once decided otherwise is not corrected in passing, and
 * a regime that was paid though the earlier version alone would have chosen another (the insurance claim came too late,
 * the family knew what no register had) is compared by itself. Without a version before, every decision is compared.
 * Nothing is paid by this: it drafts.
 */
export const toppedUp = (before: Law | undefined, after: Law, decisions: readonly Decided[]): Supplement[] =>
  decisions.flatMap((decided) => {
    const regime = regimeOf(after, decided);
    let [was, is] = [before && outcome(before, decided), outcome(after, decided)];
    if (before && regime !== undefined && was?.regime !== regime) {
      [was, is] = [before, after].map((law) => alone(law, decided)) as [Outcome, Outcome];
    }
    if (was && was.amount === is.amount && was.regime === is.regime) return [];
    const supplement = supplementTo(decided, regime ?? was?.regime ?? is.regime, was, is);
    return supplement ? [supplement] : [];
  });

function supplementTo(
  decided: Decided,
  regimeThen: string,
  was: Outcome | undefined,
  is: Outcome,
): Supplement | undefined {
  const { id, benefit, amount: from, facts } = decided;
  const differ = is.rows.filter((row) => !was?.rows.some((old) => sameRow(old, row)));
  const rows = differ.length ? differ : is.rows;
  const found = {
    decision: id,
    benefit,
    from,
    since: rows.map(effectiveFrom).sort().at(-1),
    because: rows.map(restsOn),
    ...(facts.province === undefined ? {} : { province: facts.province }),
  };
  if (is.amount === undefined) return { ...found, kind: 'review', regime: regimeThen };
  const difference = is.amount - from;
  const amounts = { to: is.amount, difference };
  if (is.regime !== regimeThen) return { ...found, ...amounts, kind: 'regime-changes', regime: is.regime };
  if (difference === 0) return undefined;
  return { ...found, ...amounts, kind: difference > 0 ? 'top-up' : 'overpaid', regime: is.regime };
}

const regimeOf = (law: Law, { category, kind }: Decided): string | undefined =>
  category ? regimeNames(law)(category).abbreviation : kind;

const OUTCOMES: Readonly<Record<Decided['benefit'], (law: Law, decided: Decided) => Outcome>> = {
  'funeral-allowance': funeralOutcome,
  'survivors-benefit': survivorsOutcome,
  'on-top': onTopOutcome,
};

const outcome = (law: Law, decided: Decided): Outcome => OUTCOMES[decided.benefit](law, decided);

function funeralOutcome(law: Law, { facts }: Decided): Outcome {
  const { granted } = assess(law, { ...facts, facts }).finding;
  return granted ? paidBy(granted) : NOTHING;
}

/** The outcome of the regime that was decided, taken as settled; of other benefits their only one. */
function alone(law: Law, decided: Decided): Outcome {
  const { benefit, category, facts } = decided;
  if (benefit !== 'funeral-allowance') return outcome(law, decided);
  const regime = category && regimesOn(law, facts.diedOn, facts).of.get(category);
  const granted = regime && grantOf(regime);
  return granted ? paidBy(granted) : NOTHING;
}

const NOTHING: Outcome = { regime: '', rows: [] };

const paidBy = ({ row, amount, amountRow }: FuneralGrant<BenefitCategory>): Outcome => ({
  regime: row.value.abbreviation,
  amount,
  rows: [amountRow, row],
});

/** What was decided took what nobody had told of a relative for a no. */
const NOTHING_TOLD = { disabled: false, withoutCarer: false, ownIncome: false };

function survivorsOutcome(law: Law, { facts }: Decided): Outcome {
  const survivors = facts.survivors?.map((one) => ({ ...NOTHING_TOLD, ...one }));
  const { kind, amount, rows } = survivorsBenefit(law, {
    diedOn: facts.diedOn,
    facts: { ...facts, survivors },
  });
  return { regime: kind, amount, rows };
}

function onTopOutcome(law: Law, { facts, kind = '' }: Decided): Outcome {
  const granted = onTopOf(law, facts.diedOn, facts).granted.find(({ key }) => key === kind);
  const rows = granted ? [...(granted.amountRow ? [granted.amountRow] : []), granted.row] : [];
  return { regime: kind, amount: granted?.amount, rows };
}
