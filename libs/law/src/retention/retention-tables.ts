import { record, truth, whole, type TableShape } from '../rows/shapes';

/** What is kept, each with a term of its own. */
export const KEPT = ['linked-case', 'death-register', 'unused-health-notice'] as const;
export type Kept = (typeof KEPT)[number];

export const RETENTION_TABLES: Readonly<Record<string, TableShape>> = {
  retention: { required: KEPT, value: record({}, { years: whole, for_ever: truth }) },
};
