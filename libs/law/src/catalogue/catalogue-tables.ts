import { listOf, oneOf, record, text, truth, whole, type TableShape, type ValueSchema } from '../rows/shapes';

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

/** The tables that say one thing each about every procedure, by the key of the procedure. */
export const PROCEDURE_TABLES = [
  'askers',
  'fees',
  'competent-offices',
  'filing-channels',
  'legal-bases',
  'results',
] as const;

const aboutProcedures = (value: ValueSchema): TableShape => ({
  required: ['linked-death'],
  open: true,
  value,
});

export const CATALOGUE_TABLES: Readonly<Record<string, TableShape>> = {
  procedures: {
    required: ['linked-death'],
    open: true,
    value: record({ code: text }, { aliases: listOf(text), parts: listOf(text) }),
  },
  'procedure-aliases': { required: [], open: true, value: record({ procedure: text, system: text }) },
  askers: aboutProcedures(record({ words: text })),
  fees: aboutProcedures(
    record(
      { words: text },
      { free_for: listOf(oneOf('on-time', 'meritorious-family', 'poor-household', 'disabled', 'online')) },
    ),
  ),
  'competent-offices': aboutProcedures(record({ receives: text, decides: text })),
  'filing-channels': aboutProcedures(
    record({ channels: listOf(oneOf('desk', 'online', 'post')), words: text }),
  ),
  'legal-bases': aboutProcedures(record({ instruments: listOf(text) })),
  results: aboutProcedures(record({ document: text }, { codes: listOf(text) })),
  statuses: { required: STATUS_KEYS, value: record({ number: whole, paused: truth }) },
  transitions: {
    required: [],
    open: true,
    value: record({ rule: text, pinned_to: oneOf('receipt', 'act') }),
  },
};
