import type { BenefitName } from '@lien-thong/contracts';
import { rows, type Sql } from '@lien-thong/service';

export interface Revoked {
  caseId: string;
  benefit: BenefitName;
  code: string;
  /** Đồng. */
  amount: number;
}

/**
 * Revokes decisions: they keep their numbers, the benefits may be granted again one day, and whoever is alive is paid
 * on as before.
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
       returning d.case_id, d.benefit, d.code, d.amount),
     free as (
       delete from granted_benefit g using revoked r where g.case_id = r.case_id and g.benefit = r.benefit)
     select case_id as "caseId", benefit, code, amount::float8 as amount from revoked`,
    [
      orders.map(({ caseId }) => caseId),
      orders.map(({ benefit }) => benefit),
      orders.map(({ document }) => document),
      today,
    ],
  );
}

/** Pensions and allowances that a case had stopped are paid on: its person lives. */
export async function payOn(db: Sql, cases: readonly string[]): Promise<void> {
  await db.query(
    `with insured_again as (
       update insured set stopped_on = null, stopped_for = null where stopped_for = any($1::uuid[]))
     update beneficiary set stopped_on = null, stopped_for = null where stopped_for = any($1::uuid[])`,
    [cases],
  );
}
