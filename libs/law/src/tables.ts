import { BENEFIT_CATEGORIES, DUTY_KEYS, KINDS_OF_DEATH, STEP_KEYS, SURVIVOR_RELATIONS } from './words';

/** A JSON Schema of one row's value; `nullable` is added to each, since null says that nothing is in force. */
type ValueSchema = { type: string } & Record<string, unknown>;

/** What one data file may say. */
export interface TableShape {
  /** The keys the program reads, all of which must be there. */
  readonly required: readonly string[];
  /** Whether a file may hold other keys than the required ones. */
  readonly open?: boolean;
  readonly value: ValueSchema | ((key: string) => ValueSchema);
}

const text: ValueSchema = { type: 'string', minLength: 1 };
const truth: ValueSchema = { type: 'boolean' };
const whole: ValueSchema = { type: 'integer', minimum: 0 };
const day: ValueSchema = { type: 'string', format: 'day' };

const oneOf = (...words: readonly string[]): ValueSchema => ({ type: 'string', enum: words });

const listOf = (items: ValueSchema): ValueSchema => ({ type: 'array', minItems: 1, items });

const record = (
  properties: Record<string, ValueSchema>,
  optional: Record<string, ValueSchema> = {},
): ValueSchema => ({
  type: 'object',
  required: Object.keys(properties),
  properties: { ...properties, ...optional },
  additionalProperties: false,
});

const desk = oneOf('social-insurance', 'commune', 'home-affairs');

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

const limit = record(
  { n: whole, unit: oneOf('same-day', 'working-day', 'day', 'working-hour', 'year') },
  { stages: listOf(record({ desk, n: whole })) },
);

const calendarValues: Record<string, ValueSchema> = {
  'weekly-rest': listOf({ type: 'integer', minimum: 0, maximum: 6 }),
  'same-day-cut-off': { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' },
  'declared-days': record({ first: day, last: day }),
};

const agencyValues: Record<string, ValueSchema> = {
  'agency-code': record({ template: text }),
  'dossier-code': record({ template: text, serial_digits: whole }),
};

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

export const BENEFIT_GROUPS = ['insurance', 'state-budget'] as const;

/** One data file each: `parameters` is `data/parameters.yaml`. */
export const TABLES: Readonly<Record<string, TableShape>> = {
  parameters: { required: READ_PARAMETERS, open: true, value: { type: 'number', minimum: 0 } },
  calendar: { required: Object.keys(calendarValues), value: (key) => calendarValues[key] ?? text },
  holidays: {
    required: [],
    open: true,
    value: listOf(
      record(
        { kind: oneOf('holiday', 'compensatory', 'swap-off', 'swap-work') },
        { day, every_year: { type: 'string', format: 'day-of-year' } },
      ),
    ),
  },
  deadlines: { required: [...STEP_KEYS, ...DUTY_KEYS, 'long-dead'], value: limit },
  'death-notices': {
    required: KINDS_OF_DEATH,
    value: record({ notices: listOf(text), issuer: text, data_instead: truth }, { form: text }),
  },
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
  documents: { required: ['death-extract'], open: true, value: record({ title: text }, { form: text }) },
  procedures: {
    required: ['linked-death'],
    open: true,
    value: record({ code: text }, { aliases: listOf(text) }),
  },
  agencies: { required: Object.keys(agencyValues), value: (key) => agencyValues[key] ?? text },
  relations: {
    required: ['spouse'],
    open: true,
    value: record({ may_declare: truth, authorisation: oneOf('none', 'uncertified', 'certified') }),
  },
  statuses: { required: STATUS_KEYS, value: record({ number: whole, paused: truth }) },
  transitions: {
    required: [],
    open: true,
    value: record({ rule: text, pinned_to: oneOf('receipt', 'act') }),
  },
};

/** What a row may be limited to. */
export const SCOPES = ['province', 'commune', 'channel', 'category', 'procedure', 'procedure_code'] as const;
