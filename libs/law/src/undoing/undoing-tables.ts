import { oneOf, record, text, truth, whole, type TableShape } from '../rows/shapes';

/** What an office may have decided before a family withdraws; each stands, or is undone, by its own row. */
const DECIDED = [
  'register-death',
  'deregister-residence',
  'grant-funeral-allowance',
  'settle-survivors-benefit',
] as const;
export type DecidedStep = (typeof DECIDED)[number];

const GROUNDS = ['person-is-alive', 'registered-twice', 'not-competent', 'papers-forged'] as const;
export type AnnulmentGroundKey = (typeof GROUNDS)[number];

/** What an office does to undo an act of its own. */
export const UNDOING_ACTS = ['annul-registration', 'correct-registration', 'restore-residence'] as const;
export type UndoingAct = (typeof UNDOING_ACTS)[number];

export const UNDOING_TABLES: Readonly<Record<string, TableShape>> = {
  undoing: { required: DECIDED, value: record({ stands: truth, text }) },
  'undoing-limits': {
    required: UNDOING_ACTS,
    value: record({ n: whole, unit: oneOf('working-day', 'day') }),
  },
  'annulment-grounds': { required: GROUNDS, value: record({ text, restores: truth, pays_on: truth }) },
};
