import type { BenefitName } from '@lien-thong/contracts';
import { rows, type Sql } from '@lien-thong/service';
import type { Living } from '../overpayment/lift-stops';

export interface Revoked {
  caseId: string;
  benefit: BenefitName;
  code: string;
}

/**
 * Revokes decisions: they keep their numbers, and the benefits may be granted again one day.
 */
export async function revoke(
  db: Sql,
  orders: readonly { caseId: string; benefit: BenefitName; document: string }[],
  today: string,
): Promise<Revoked[]> {
  return rows<Revoked>(
    db,
    `with named as (
       select * from unnest($1::uuid[], $2::text[], $3::text[]) as n(case_id, benefit, document)),
     revoked as (
       update benefit_decision d set revoked_on = $4::date, revoked_by = n.document
       from named n where d.case_id = n.case_id and d.benefit = n.benefit and d.revoked_on is null
       returning d.case_id, d.benefit, d.code),
     free as (
       delete from granted_benefit g using revoked r where g.case_id = r.case_id and g.benefit = r.benefit)
     select case_id as "caseId", benefit, code from revoked`,
    [
      orders.map(({ caseId }) => caseId),
      orders.map(({ benefit }) => benefit),
      orders.map(({ document }) => document),
      today,
    ],
  );
}

/** Whom these cases had paid no more each month. */
export function stoppedBy(db: Sql, cases: readonly { caseId: string; why: string }[]): Promise<Living[]> {
  return rows<Living>(
    db,
    `with named as (
       select * from unnest($1::uuid[], $2::text[]) as n(case_id, why))
     select distinct on (person) person, why from (
       select i.person, n.why from insured i join named n on i.stopped_for = n.case_id
       union all select b.person, n.why from beneficiary b join named n on b.stopped_for = n.case_id) s
     order by person`,
    [cases.map(({ caseId }) => caseId), cases.map(({ why }) => why)],
  );
}
