import { checkBenefits } from '../benefits/check-benefits';
import { checkHolidays } from '../calendar/check-holidays';
import { checkOfficeHours } from '../calendar/check-office-hours';
import { checkDeadlines } from '../deadlines/check-deadlines';
import { checkCatalogue } from '../catalogue/check-catalogue';
import { checkPapers } from '../papers/check-papers';
import { checkRetention } from '../retention/check-retention';
import { checkUnits } from '../units/check-units';
import { BENEFIT_CATEGORIES, PROCEDURE_KEYS } from '../words';
import type { LawFault } from './law-data-error';
import { unknownReference, type ReadTables } from './read-rows';

/** What one file says about another: every name must lead somewhere, and nothing may stand there unread. */
export const checkReferences = (tables: ReadTables): LawFault[] => [
  ...scopeFaults(tables),
  ...checkBenefits(tables),
  ...checkHolidays(tables),
  ...checkOfficeHours(tables),
  ...checkDeadlines(tables),
  ...checkPapers(tables),
  ...checkCatalogue(tables),
  ...checkRetention(tables),
  ...checkUnits(tables),
];

const SCOPE_WORDS: Record<string, readonly string[]> = {
  category: BENEFIT_CATEGORIES,
  procedure: PROCEDURE_KEYS,
  channel: ['desk', 'online', 'post'],
};

function scopeFaults(tables: ReadTables): LawFault[] {
  return [...tables].flatMap(([table, { rows }]) =>
    rows.flatMap(({ row, line }) =>
      Object.entries(row.scope)
        .filter(([name, word]) => SCOPE_WORDS[name]?.includes(word) === false)
        .map(([name, word]) => unknownReference(table, line, `${row.key}: ${word} is no ${name}`)),
    ),
  );
}
