/** What an order pays: a benefit once, one month of a monthly one, or what a law applied from an earlier day adds. */
export const PAYMENT_PURPOSES = ['benefit', 'month', 'top-up'] as const;
export type PaymentPurpose = (typeof PAYMENT_PURPOSES)[number];

/**
 * `due`: not sent. `ordered`: sent, and not answered. `paid`, `failed`, `returned`: as the payer said. `unclear`: it
 * may have been paid; a statement tells. `stopped`: never to be sent.
 */
export const PAYMENT_STATES = ['due', 'ordered', 'paid', 'failed', 'returned', 'unclear', 'stopped'] as const;
export type PaymentState = (typeof PAYMENT_STATES)[number];
