import type { BenefitName } from '@lien-thong/contracts';
import { rows, type Sql } from '@lien-thong/service';

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

/** Of whom these cases had stopped what was paid each month. */
export async function stoppedPersons(db: Sql, cases: readonly string[]): Promise<Buffer[]> {
  const found = await rows<{ person: Buffer }>(
    db,
    `select person from insured where stopped_for = any($1::uuid[])
     union select person from beneficiary where stopped_for = any($1::uuid[])`,
    [cases],
  );
  return found.map(({ person }) => person);
}
