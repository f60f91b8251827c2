import { articleOf } from '../benefits/article';
import type { Law } from '../rows/law';
import { findRow, OWN_SETTING, type Day } from '../rows/row';
import { listOf, oneOf, record, type TableShape } from '../rows/shapes';
import { STEP_KEYS } from '../words';

/** The closed lists of reasons of all tasks; no two tasks mean different things by one word. */
export const REFUSAL_CODES = [
  'already-registered',
  'not-competent',
  'dates-impossible',
  'notice-missing',
  'notice-not-valid-for-kind',
  'requester-not-entitled',
  'person-not-found',
  'already-removed',
  'identity-differs',
  'not-in-register',
  'not-eligible',
  'contribution-too-short',
  'claimed-too-late',
  'already-granted',
] as const;

export const REFUSAL_TABLES: Readonly<Record<string, TableShape>> = {
  'refusal-grounds': { required: REFUSAL_CODES, value: record({ steps: listOf(oneOf(...STEP_KEYS)) }) },
};

/** The article that a refusal for this reason stands on, on a day; undefined where the law has none of its own. */
export function refusalArticle(law: Law, reason: string, on: Day): string | undefined {
  const source = findRow(law.index, 'refusal-grounds', reason, on)?.source;
  return source && source.instrument !== OWN_SETTING ? articleOf(source) : undefined;
}
