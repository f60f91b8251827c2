import type { BenefitCategory, BenefitDesk, BenefitName, SurvivorsBenefitKind } from '@lien-thong/contracts';
import type { CaseFacts } from '@lien-thong/law';
import type { Privacy } from '@lien-thong/privacy';
import { rows, type Sql } from '@lien-thong/service';
import { v7 as uuid } from 'uuid';
import { decisionPlace } from '../benefit-decision/decision-book';

/** A decision that holds, with what was added to it since. */
export interface Standing {
  caseId: string;
  benefit: BenefitName;
  code: string;
  desk: BenefitDesk;
  seat: string;
  category: BenefitCategory | null;
  kind: SurvivorsBenefitKind | null;
  /** Đồng. */
  amount: number;
}

/** What was decided on this benefit in this case; undefined where nothing is, or nothing holds any more. */
export async function standingDecision(
  db: Sql,
  caseId: string,
  benefit: BenefitName,
): Promise<Standing | undefined> {
  const [found] = await rows<Omit<Standing, 'amount'> & { amount: string }>(
    db,
    `select d.case_id as "caseId", d.benefit, d.code, d.desk, d.seat, d.category, d.kind,
       d.amount + coalesce((select sum(s.to_amount - s.from_amount) from supplement s
                            where s.case_id = d.case_id and s.benefit = d.benefit and s.state = 'approved'), 0) as amount
     from benefit_decision d where d.case_id = $1 and d.benefit = $2 and d.revoked_on is null for update of d`,
    [caseId, benefit],
  );
  return found && { ...found, amount: Number(found.amount) };
}

/** The person and the facts that a decision rests on from now on; what it granted stays as it was decided. */
export async function correctDecision(
  db: Sql,
  privacy: Privacy,
  { caseId, benefit }: Standing,
  { person, diedOn, facts }: { person: Buffer; diedOn: string; facts: CaseFacts },
): Promise<void> {
  const key = (await privacy.sealing(db, [caseId]))(caseId);
  await db.query(
    `with freed as (
       delete from granted_benefit where case_id = $1 and benefit = $2 and person <> $3),
     held as (
       insert into granted_benefit (person, benefit, case_id) values ($3, $2, $1) on conflict do nothing)
     update benefit_decision set person = $3, died_on = $4::date, facts = $5
     where case_id = $1 and benefit = $2 and revoked_on is null`,
    [caseId, benefit, person, diedOn, key.sealJson(decisionPlace('facts', benefit), facts)],
  );
}

/** What differs from what was decided. */
export interface Difference {
  kind: 'top-up' | 'overpaid' | 'regime-changes' | 'review';
  /** What is due by the corrected entry; undefined where an officer has to say. */
  to?: number;
  nth: number;
  lawVersion: string;
  /** The extract that it rests on. */
  number: string;
}

/** Lays what differs before the desk that decided: nothing more is paid, and nothing asked back, without an officer. */
export async function draftDifference(
  db: Sql,
  { caseId, benefit, desk, seat, category, kind: benefitKind, amount }: Standing,
  { kind, to, nth, lawVersion, number }: Difference,
  at: { today: string; instant: string },
): Promise<void> {
  const because = [{ source: { instrument: `Trích lục khai tử số ${number} đã cải chính` } }];
  await db.query(
    `insert into supplement (id, case_id, benefit, desk, seat, kind, regime, from_amount, to_amount, since, because, law_version,
       correction, drafted_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::date, $11, $12, $13, $14) on conflict do nothing`,
    [
      uuid(),
      caseId,
      benefit,
      desk,
      seat,
      kind,
      category ?? benefitKind ?? benefit,
      amount,
      to ?? null,
      at.today,
      JSON.stringify(because),
      lawVersion,
      nth,
      at.instant,
    ],
  );
  if (kind !== 'overpaid') return;
  await db.query(
    `insert into recovery (id, case_id, source, desk, seat, payer, months, amount, opened_at, correction)
     values ($1, $2, 'correction', $3, $4, $5, '{}', $6, $7, $8) on conflict do nothing`,
    [uuid(), caseId, desk, seat, benefit, amount - to!, at.instant, nth],
  );
}
