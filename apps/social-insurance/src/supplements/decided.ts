import type { BenefitCategory, BenefitDesk } from '@lien-thong/contracts';
import { toppedUp, type CaseFacts, type Decided, type Law, type Supplement } from '@lien-thong/law';
import { rows, type Sql } from '@lien-thong/service';
import type { Benefit } from '../benefit-decision/decision';

/** Decisions looked at in one go: the service answers others in between. */
const PAGE = 500;

/** A decision with what has been added to it since. */
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
  looked: number;
  supplements: { standing: Standing; supplement: Supplement }[];
}

/** Page by page, the decisions that `after` no longer bears out. Those made by `after` itself are not asked about. */
export async function* unsupported(db: Sql, before: Law, after: Law): AsyncGenerator<Found> {
  for (let last = '0'; ;) {
    const page = await rows<Standing>(db, PAGE_OF, [last, after.version]);
    if (!page.length) return;
    const standing = new Map(page.map((one) => [one.line, one]));
    const decisions = page.flatMap((one) => (one.facts ? [decidedOf(one, one.facts)] : []));
    yield {
      looked: page.length,
      supplements: toppedUp(before, after, decisions).map((supplement) => ({
        standing: standing.get(supplement.decision)!,
        supplement,
      })),
    };
    last = page.at(-1)!.line;
  }
}
