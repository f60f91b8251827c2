import { listOf, oneOf, record, text, truth, whole, type TableShape } from '../rows/shapes';

export const STATUS_KEYS = [
  'new',
  'received',
  'not-accepted',
  'processing',
  'supplement-asked',
  'payment-asked',
  'withdrawn',
  'stopped',
  'done',
  'returned',
] as const;

export const CATALOGUE_TABLES: Readonly<Record<string, TableShape>> = {
  procedures: {
    required: ['linked-death'],
    open: true,
    value: record({ code: text }, { aliases: listOf(text) }),
  },
  statuses: { required: STATUS_KEYS, value: record({ number: whole, paused: truth }) },
  transitions: {
    required: [],
    open: true,
    value: record({ rule: text, pinned_to: oneOf('receipt', 'act') }),
  },
};
