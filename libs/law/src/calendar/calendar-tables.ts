import { day, listOf, oneOf, record, text, truth, type TableShape, type ValueSchema } from '../rows/shapes';

const clockTime: ValueSchema = { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' };
const weekday: ValueSchema = { type: 'integer', minimum: 0, maximum: 6 };
const span: ValueSchema = { type: 'array', minItems: 2, maxItems: 2, items: clockTime };
const dayHours = record({ weekdays: listOf(weekday) }, { morning: span, afternoon: span });

const calendarValues: Record<string, ValueSchema> = {
  'weekly-rest': listOf(weekday),
  'same-day-cut-off': clockTime,
  'declared-days': record({ first: day, last: day }),
  'hours-of-a-working-day': { type: 'integer', minimum: 1, maximum: 24 },
  'limit-in-days-ends-on-working-day': truth,
};

/** The offices whose hours the program reads. */
export const OFFICE_KEYS = ['one-stop', 'commune-police', 'social-insurance', 'health-facility'] as const;
export type OfficeKey = (typeof OFFICE_KEYS)[number];

export const CALENDAR_TABLES: Readonly<Record<string, TableShape>> = {
  calendar: { required: Object.keys(calendarValues), value: (key) => calendarValues[key] ?? text },
  holidays: {
    required: [],
    open: true,
    value: listOf(
      record(
        { kind: oneOf('holiday', 'compensatory', 'swap-off', 'swap-work') },
        {
          day,
          every_year: { type: 'string', format: 'day-of-year' },
          lunar: { type: 'string', pattern: '^([12]?\\d|30)/(\\d|1[0-2])$' },
        },
      ),
    ),
  },
  'office-hours': {
    required: OFFICE_KEYS,
    value: record({ working: listOf(dayHours) }, { open_only: listOf(dayHours) }),
  },
};
