import { day, listOf, oneOf, record, text, type TableShape, type ValueSchema } from '../rows/shapes';

const calendarValues: Record<string, ValueSchema> = {
  'weekly-rest': listOf({ type: 'integer', minimum: 0, maximum: 6 }),
  'same-day-cut-off': { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' },
  'declared-days': record({ first: day, last: day }),
};

export const CALENDAR_TABLES: Readonly<Record<string, TableShape>> = {
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
};
