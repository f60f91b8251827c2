import { desk, listOf, oneOf, record, text, truth, whole, type TableShape } from '../rows/shapes';
import { BENEFIT_CATEGORIES, SURVIVOR_RELATIONS } from '../words';

/** What is known of the dead person; `ClaimFacts` has their types. */
const fact = oneOf(
  'pensioner',
  'monthsPaid',
  'voluntaryMonthsPaid',
  'diedOfWorkAccident',
  'drawsAccidentBenefit',
  'accidentLossPercent',
  'socialProtection',
  'emergency',
  'socialPension',
  'meritorious',
  'veteran',
  'youthVolunteer',
  'frontlineLabour',
);

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
] as const;
export type ReadParameter = (typeof READ_PARAMETERS)[number];

export const BENEFIT_GROUPS = ['insurance', 'state-budget'] as const;

export const BENEFIT_TABLES: Readonly<Record<string, TableShape>> = {
  parameters: { required: READ_PARAMETERS, open: true, value: { type: 'number', minimum: 0 } },
  benefits: {
    required: BENEFIT_CATEGORIES,
    value: record({
      abbreviation: text,
      desk,
      payer: text,
      group: oneOf(...BENEFIT_GROUPS),
      specificity: whole,
      amount: record({}, { times: { type: 'number' }, parameter: text, same_as: text }),
      any: anyCondition,
    }),
  },
  exclusions: {
    required: [],
    open: true,
    value: record({
      between: { ...listOf(text), minItems: 2, maxItems: 2 },
      rule: oneOf('first-pays', 'highest'),
    }),
  },
  survivors: {
    required: ['opening', ...SURVIVOR_RELATIONS],
    value: (key) => (key === 'opening' ? record({ any: anyCondition }) : relative),
  },
};
