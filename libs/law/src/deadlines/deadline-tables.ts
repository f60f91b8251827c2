import { desk, listOf, oneOf, record, whole, type TableShape } from '../rows/shapes';
import { DUTY_KEYS, STEP_KEYS } from '../words';

const limit = record(
  { n: whole, unit: oneOf('same-day', 'working-day', 'day', 'working-hour', 'year') },
  { stages: listOf(record({ desk, n: whole })) },
);

export const DEADLINE_TABLES: Readonly<Record<string, TableShape>> = {
  deadlines: { required: [...STEP_KEYS, ...DUTY_KEYS, 'long-dead'], value: limit },
};
