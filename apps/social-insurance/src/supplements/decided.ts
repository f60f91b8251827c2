import type { BenefitCategory, BenefitDesk } from '@lien-thong/contracts';
import { toppedUp, type CaseFacts, type Decided, type Law, type Supplement } from '@lien-thong/law';
import type { Privacy } from '@lien-thong/privacy';
import { rows, type Sql } from '@lien-thong/service';
import type { Benefit } from '../benefit-decision/decision';
import { decisionPlace } from '../benefit-decision/decision-book';

/** Decisions looked at in one go: the service answers others in between. */
const PAGE = 500;

/** A decision with what officers have added to it since. */
export interface Standing {
  line: string;
  caseId: string;
  benefit: Benefit;
  desk: BenefitDesk;
  seat: string;
  category: BenefitCategory | null;
  kind: string | null;
  amount: string;
  facts: CaseFacts | null;
  decidedOn: string;
  lawVersion: string;
}

/** As it stands in the book. */
type Kept = Omit<Standing, 'facts'> & { facts: string | null };

const PAGE_OF = `
  select d.line, d.case_id as "caseId", d.benefit, d.desk, d.seat, d.category, d.kind,
         d.amount + coalesce((select sum(s.to_amount - s.from_amount) from supplement s
                              where s.case_id = d.case_id and s.benefit = d.benefit and s.state = 'approved'), 0) as amount,
         d.facts, d.decided_on::text as "decidedOn", d.law_version as "lawVersion"
  from benefit_decision d
  where d.line > $1 and d.law_version <> $2
  order by d.line limit ${PAGE}`;

const decidedOf = (s: Standing, facts: CaseFacts): Decided => ({
  id: s.line,
  benefit: s.benefit,
  facts,
  ...(s.category ? { category: s.category } : {}),
  ...(s.kind ? { kind: s.kind } : {}),
  amount: Number(s.amount),
  decidedOn: s.decidedOn,
  lawVersion: s.lawVersion,
});

export interface Found {
  page: readonly Standing[];
  supplements: { standing: Standing; supplement: Supplement }[];
}

/** Finds an earlier version; undefined where it never arrived. */
export type LawOf = (version: string) => Promise<Law | undefined>;

/**
 * Page by page, the decisions that `after` no longer bears out. Each is compared with the version it was made by, so
 * that nothing is lost if a version in between was never followed; those made by `after` itself are not asked about.
 */
export async function* unsupported(
  db: Sql,
  privacy: Privacy,
  after: Law,
  lawOf: LawOf,
): AsyncGenerator<Found> {
  for (let last = '0'; ;) {
    const kept = await rows<Kept>(db, PAGE_OF, [last, after.version]);
    if (!kept.length) return;
    last = kept.at(-1)!.line;
    const page = await opened(db, privacy, kept);
    const supplements: Found['supplements'] = [];
    for (const [version, ofVersion] of Map.groupBy(page, ({ lawVersion }) => lawVersion))
      supplements.push(...supplementsTo(ofVersion, after, await lawOf(version)));
    yield { page, supplements };
  }
}

/** Of an erased case nobody can tell any more what its decision was made on: it stays as it is. */
async function opened(db: Sql, privacy: Privacy, kept: readonly Kept[]): Promise<Standing[]> {
  const keyOf = await privacy.opening(
    db,
    kept.map(({ caseId }) => caseId),
  );
  return kept.flatMap((one): Standing[] => {
    if (one.facts === null) return [{ ...one, facts: null }];
    const facts = keyOf(one.caseId)?.openJson<CaseFacts>(decisionPlace('facts', one.benefit), one.facts);
    return facts ? [{ ...one, facts }] : [];
  });
}

function supplementsTo(decisions: readonly Standing[], after: Law, before?: Law): Found['supplements'] {
  const byLine = new Map(decisions.map((one) => [one.line, one]));
  const known = decisions.flatMap((one) => (one.facts ? [decidedOf(one, one.facts)] : []));
  return [
    ...toppedUp(before, after, known).map((supplement) => ({
      standing: byLine.get(supplement.decision)!,
      supplement,
    })),
    // Nobody wrote down what it was made on: an officer looks.
    ...decisions
      .filter(({ facts }) => !facts)
      .map((standing) => ({ standing, supplement: unknownFacts(standing) })),
  ];
}

const unknownFacts = ({ line, benefit, amount, category, kind }: Standing): Supplement => ({
  decision: line,
  benefit,
  regime: category ?? kind ?? benefit,
  kind: 'review',
  from: Number(amount),
  because: [],
});
