/**
 * The name that a payment goes by at the payer's: the same payment always has the same, another attempt another, so
 * that whoever is given it twice pays once.
 */
export const referenceOf = (decision: string, attempt: number, month: string | null): string =>
  [decision, ...(month ? [month.slice(0, 7)] : []), `L${attempt}`].join('-');
