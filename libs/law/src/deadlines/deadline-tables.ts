import { OFFICE_KEYS } from '../calendar/calendar-tables';
import { desk, listOf, oneOf, record, text, whole, type TableShape, type ValueSchema } from '../rows/shapes';
import { DUTY_KEYS, STEP_KEYS } from '../words';

/** Limits that are neither a step of the linked procedure nor a duty of somebody outside it. */
export const OTHER_LIMIT_KEYS = [
  'long-dead',
  'verify-death-registration',
  'register-foreign-death',
  'verify-foreign-death',
  'register-death-mobile',
  'register-death-again',
  'confirm-draft-extract',
  'deregister-residence-ex-officio',
  'update-residence-data',
] as const;

const limit = record(
  { n: whole, unit: oneOf('same-day', 'working-day', 'day', 'working-hour', 'year') },
  {
    stages: listOf(record({ n: whole }, { desk })),
    office: oneOf(...OFFICE_KEYS),
    verification: text,
    transition: text,
  },
);

const partOfTheLimit = record({ share: { type: 'number', minimum: 0, maximum: 1 }, at_least: whole });

const clockValues: Record<string, ValueSchema> = {
  'near-due': partOfTheLimit,
  're-appointments': whole,
  'extension-length': partOfTheLimit,
  'apology-draft': whole,
  'supplement-window': whole,
  'supplement-answer': whole,
  'list-hour': whole,
};

export const DEADLINE_TABLES: Readonly<Record<string, TableShape>> = {
  deadlines: { required: [...STEP_KEYS, ...DUTY_KEYS, ...OTHER_LIMIT_KEYS], value: limit },
  clocks: { required: Object.keys(clockValues), value: (key) => clockValues[key] ?? text },
  'procedure-limits': {
    required: ['linked-death'],
    open: true,
    value: record({ limit: text }, { then: listOf(text) }),
  },
};
