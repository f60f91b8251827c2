import { listOf, oneOf, record, text, truth, type TableShape, type ValueSchema } from '../rows/shapes';

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

const statusNumber: ValueSchema = { type: 'integer', minimum: 1, maximum: STATUS_KEYS.length };

/** Mã thủ tục hành chính, e.g. 1.000656. */
const procedureCode: ValueSchema = { type: 'string', pattern: '^\\d\\.\\d{6}$' };

const aboutProcedures = (value: ValueSchema): TableShape => ({
  required: ['linked-death'],
  open: true,
  value,
});

export const CATALOGUE_TABLES: Readonly<Record<string, TableShape>> = {
  procedures: {
    required: ['linked-death'],
    open: true,
    value: record({ code: procedureCode }, { aliases: listOf(procedureCode), parts: listOf(text) }),
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
  statuses: { required: STATUS_KEYS, value: record({ number: statusNumber, paused: truth }) },
  transitions: {
    required: [],
    open: true,
    value: record({ rule: text, pinned_to: oneOf('receipt', 'act') }),
  },
};
