import type { StatementLine } from '@lien-thong/contracts';
import type { OrderToSend } from './batch-file';
import type { Payer } from './payer';

/**
 * Stands in for a bank, which this system has no contract with; no money moves. An account that ends in 01 is closed,
 * of one that ends in 02 it never becomes clear; all others are paid.
 */
export class SimulatedPayer implements Payer {
  pay(orders: readonly OrderToSend[], on: string): Promise<StatementLine[]> {
    return Promise.resolve(orders.map((order) => ({ ...answerTo(order), on })));
  }
}

function answerTo({ reference, amount, payee }: OrderToSend): Omit<StatementLine, 'on'> {
  const account = payee.account?.number ?? '';
  if (account.endsWith('01')) return { reference, amount, result: 'failed', fault: 'account-closed' };
  return { reference, amount, result: account.endsWith('02') ? 'unclear' : 'paid' };
}
