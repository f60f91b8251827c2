import type { PaymentLine } from '@lien-thong/contracts';
import type { PaymentOrder } from './payment-order.entity';

/** What every word about a payment says of it. */
export const ofPayment = (o: PaymentOrder) => ({
  benefit: o.benefit,
  desk: o.desk,
  purpose: o.purpose,
  decision: o.decision,
  reference: o.reference,
  ...(o.month ? { month: o.month } : {}),
  method: o.method,
  amount: o.amount,
});

export const lineOf = (o: PaymentOrder): PaymentLine => ({
  ...ofPayment(o),
  line: o.line,
  id: o.id,
  version: o.version,
  caseId: o.caseId,
  attempt: o.attempt,
  dueOn: o.dueOn,
  state: o.state,
  ...(o.reason ? { reason: o.reason } : {}),
  ...(o.settledOn ? { settledOn: o.settledOn } : {}),
  ...(o.batch ? { batch: o.batch } : {}),
});
