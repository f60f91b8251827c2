import { BENEFIT_TABLES } from '../benefits/benefit-tables';
import { CALENDAR_TABLES } from '../calendar/calendar-tables';
import { CATALOGUE_TABLES } from '../catalogue/catalogue-tables';
import { CONTACT_TABLES } from '../contact/contact-tables';
import { DEADLINE_TABLES } from '../deadlines/deadline-tables';
import { PAPER_TABLES } from '../papers/paper-tables';
import { REFUSAL_TABLES } from '../refusals/refusal-grounds';
import { RETENTION_TABLES } from '../retention/retention-tables';
import { UNDOING_TABLES } from '../undoing/undoing-tables';
import { UNIT_TABLES } from '../units/unit-tables';
import type { TableShape } from './shapes';

/** One data file each: `parameters` is `data/parameters.yaml`. */
export const TABLES: Readonly<Record<string, TableShape>> = {
  ...BENEFIT_TABLES,
  ...CALENDAR_TABLES,
  ...CATALOGUE_TABLES,
  ...CONTACT_TABLES,
  ...DEADLINE_TABLES,
  ...PAPER_TABLES,
  ...REFUSAL_TABLES,
  ...RETENTION_TABLES,
  ...UNDOING_TABLES,
  ...UNIT_TABLES,
};

/** What a row may be limited to. */
export const SCOPES = ['province', 'commune', 'channel', 'category', 'procedure', 'procedure_code'] as const;
