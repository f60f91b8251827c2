import type { StatementLine } from '@lien-thong/contracts';
import type { OrderToSend } from './batch-file';

/**
 * A way of paying without an officer carrying the file: a bank's own connection. It knows by the reference what it was
 * given before. What it does not answer stays ordered until a statement tells.
 */
export interface Payer {
  /** @param on the day, yyyy-mm-dd */
  pay(orders: readonly OrderToSend[], on: string): Promise<StatementLine[]>;
}

export const PAYER = Symbol('payer');
