import { rowOn, type Law } from '../rows/law';
import type { Day, LawRow } from '../rows/row';
import type { Kept } from './retention-tables';

interface Term {
  years?: number;
  forEver?: boolean;
}

export interface KeptUntil {
  /** The first day it need not be kept any more; undefined: it is kept for ever. */
  until?: Day;
  row: LawRow;
}

/** Until when the personal data of something that ended on a day must be kept, by the law of `today`. */
export function keptUntil(law: Law, kept: Kept, endedOn: Day, today: Day): KeptUntil {
  const row = rowOn<Term>(law, 'retention', kept, today);
  const { years, forEver } = row.value;
  if (forEver || years === undefined) return { row };
  const [year = 0, month = 1, day = 1] = endedOn.split('-').map(Number);
  return { until: new Date(Date.UTC(year + years, month - 1, day)).toISOString().slice(0, 10), row };
}
