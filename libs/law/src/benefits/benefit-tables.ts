import { desk, listOf, oneOf, record, text, truth, whole, type TableShape } from '../rows/shapes';
import { BENEFIT_CATEGORIES, SURVIVOR_RELATIONS } from '../words';
import { CONDITION_FACTS } from './claim-facts';

const fact = oneOf(...CONDITION_FACTS);

const anyCondition = listOf(record({ fact }, { at_least: whole, otherwise: text }));

const relative = record(
  { disabled: truth, own_income_excludes: truth },
  { below_age: whole, from_age: record({ female: whole, male: whole }) },
);

/** The parameters the program reads by name; others are read because a row of benefits refers to them. */
export const READ_PARAMETERS = [
  'reference-level',
  'survivor-rate',
  'survivor-rate-without-carer',
  'survivors-at-most',
  'lump-sum-months-before-2014',
  'lump-sum-months-from-2014',
  'lump-sum-minimum-months',
  'lump-sum-half-year-months',
  'pensioner-lump-sum-months',
  'pensioner-lump-sum-early-months',
  'pensioner-lump-sum-step',
  'months-payable-after-death',
  'monthly-pay-day',
  'pay-day-warning',
] as const;
export type ReadParameter = (typeof READ_PARAMETERS)[number];

/** Shares of a whole. */
const RATES: readonly string[] = ['survivor-rate', 'survivor-rate-without-carer', 'pension-uplift'];

/** How many times: none or less would be no benefit. */
const times = { type: 'number', exclusiveMinimum: 0 };

export const BENEFIT_GROUPS = ['insurance', 'state-budget', 'local'] as const;

/** A sum that hangs on what the dead person drew each month, by a desk with a limit of its own. */
const monthly = {
  abbreviation: text,
  desk,
  payer: text,
  deadline: text,
  category: oneOf(...BENEFIT_CATEGORIES),
  of_parameter: text,
  any: anyCondition,
};

export const BENEFIT_TABLES: Readonly<Record<string, TableShape>> = {
  parameters: {
    required: READ_PARAMETERS,
    open: true,
    value: (key) => ({ type: 'number', minimum: 0, ...(RATES.includes(key) && { maximum: 1 }) }),
  },
  benefits: {
    required: BENEFIT_CATEGORIES,
    value: record({
      abbreviation: text,
      desk,
      payer: text,
      group: oneOf(...BENEFIT_GROUPS),
      specificity: whole,
      deadline: text,
      procedure: text,
      amount: record(
        {},
        {
          times,
          parameter: text,
          same_as: text,
          not_recorded: { type: 'boolean', const: true },
        },
      ),
      any: anyCondition,
    }),
  },
  exclusions: {
    required: [],
    open: true,
    value: record(
      {
        between: { ...listOf(text), minItems: 2, maxItems: 2 },
        rule: oneOf('first-pays', 'highest', 'most-specific'),
      },
      { contradicts: listOf(text) },
    ),
  },
  'on-top': {
    required: ['meritorious-lump-sum'],
    open: true,
    value: record({
      ...monthly,
      times,
      of: oneOf('meritoriousAllowance', 'pension'),
      rate: oneOf('meritoriousRate'),
    }),
  },
  'meritorious-survivors': {
    required: ['monthly'],
    value: record(monthly, { rate: times }),
  },
  survivors: {
    required: ['opening', ...SURVIVOR_RELATIONS],
    value: (key) => (key === 'opening' ? record({ any: anyCondition }) : relative),
  },
};
