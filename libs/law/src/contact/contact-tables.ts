import { record, text, type TableShape, type ValueSchema } from '../rows/shapes';

const atLeastOne: ValueSchema = { type: 'integer', minimum: 1 };
const clockTime: ValueSchema = { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' };

const contactValues: Record<string, ValueSchema> = {
  'one-time-code': record({
    good_for_minutes: atLeastOne,
    tries: atLeastOne,
    codes_a_day: atLeastOne,
    wait_seconds: atLeastOne,
    session_minutes: atLeastOne,
  }),
  'sms-hours': record({ from: clockTime, to: clockTime }),
};

export const CONTACT_TABLES: Readonly<Record<string, TableShape>> = {
  'family-contact': { required: Object.keys(contactValues), value: (key) => contactValues[key] ?? text },
};
