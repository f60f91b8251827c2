import type { PaymentState, StatementLine, StatementOutcome } from '@lien-thong/contracts';
import type { PaymentOrder } from './payment-order.entity';

type Standing = Pick<PaymentOrder, 'state' | 'amount' | 'settledOn'>;

/** What a statement's line means for an order; without `order` it stays as it is. */
export interface Finding {
  outcome: StatementOutcome;
  order?: Pick<PaymentOrder, 'state' | 'settledOn'>;
}

const KNOWN: Finding = { outcome: 'known' };

/** What may follow: money that arrived may still come back. All else that differs is somebody's mistake. */
const MAY_BECOME: Record<PaymentState, readonly PaymentState[]> = {
  due: [],
  ordered: ['paid', 'failed', 'returned', 'unclear'],
  unclear: ['paid', 'failed', 'returned'],
  paid: ['returned'],
  failed: [],
  returned: [],
  stopped: [],
};

/**
 * Reads one line against its order. What contradicts an earlier answer makes the order unclear, so that it is not sent
 * again; only a line of a later day clears it. A statement that comes again says nothing new.
 */
export function reconcile(order: Standing, line: Omit<StatementLine, 'reference'>): Finding {
  if (isOld(order, line)) return KNOWN;
  if (line.result === 'unclear' && order.state !== 'ordered') return KNOWN;
  if (order.state === line.result) return KNOWN;
  if (line.amount !== order.amount) return { outcome: 'amount-differs', ...doubted(order, line.on) };
  if (MAY_BECOME[order.state].includes(line.result)) {
    const settledOn = line.result === 'unclear' ? null : line.on;
    return { outcome: 'applied', order: { state: line.result, settledOn } };
  }
  return { outcome: 'contradicts', ...doubted(order, line.on) };
}

/** A day's line after which the order came to stand as it does. */
function isOld({ state, settledOn }: Standing, { on }: Pick<StatementLine, 'on'>): boolean {
  if (settledOn === null) return false;
  return on < settledOn || (on === settledOn && (state === 'returned' || state === 'unclear'));
}

/** What was stopped stays stopped: the difference is for an officer. */
const doubted = ({ state }: Standing, on: string): Pick<Finding, 'order'> =>
  state === 'stopped' ? {} : { order: { state: 'unclear', settledOn: on } };
