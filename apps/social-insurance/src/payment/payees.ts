import type { Payee } from '@lien-thong/contracts';
import { rowPlace, type Privacy } from '@lien-thong/privacy';
import { rows, type Sql } from '@lien-thong/service';
import { decisionPlace } from '../benefit-decision/decision-book';
import type { PaymentOrder } from './payment-order.entity';

/** Where something sealed stands, by the order's reference. */
export const orderPlace = (column: 'payee' | 'receiver', reference: string): string =>
  rowPlace(`payment_order.${column}`, reference);

type Order = Pick<PaymentOrder, 'id' | 'caseId' | 'benefit' | 'reference' | 'payee'>;

/** Whom orders are paid to, by the order's id; of an erased case nobody knows any more. */
export async function payeesOf(
  db: Sql,
  privacy: Privacy,
  orders: readonly Order[],
): Promise<ReadonlyMap<string, Payee>> {
  const caseIds = [...new Set(orders.map(({ caseId }) => caseId))];
  const decided = await rows<Pick<PaymentOrder, 'caseId' | 'benefit'> & { payee: string }>(
    db,
    `select case_id as "caseId", benefit, payee from benefit_decision where case_id = any($1::uuid[])`,
    [caseIds],
  );
  const keyOf = await privacy.opening(db, caseIds);
  const inDecision = new Map(decided.map(({ caseId, benefit, payee }) => [`${caseId} ${benefit}`, payee]));
  return new Map(
    orders.flatMap(({ id, caseId, benefit, reference, payee }) => {
      const key = keyOf(caseId);
      const found = payee
        ? key?.openJson<Payee>(orderPlace('payee', reference), payee)
        : key?.openJson<Payee>(decisionPlace('payee', benefit), inDecision.get(`${caseId} ${benefit}`)!);
      return found ? [[id, found] as const] : [];
    }),
  );
}
