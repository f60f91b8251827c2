import type { LawFault } from '../rows/law-data-error';
import { rowsOf, unknownReference, type ReadTables } from '../rows/read-rows';
import type { ReadRow } from '../rows/read-table';
import type { ProcedureLimits } from './asked-limits';
import type { Limit } from './limit';

/** Every limit can be counted, and every procedure leads to one. */
export const checkDeadlines = (tables: ReadTables): LawFault[] => [
  ...rowsOf(tables, 'deadlines').flatMap((read) => [...limitFaults(read), ...limitReferences(tables, read)]),
  ...rowsOf(tables, 'procedure-limits').flatMap((read) => procedureFaults(tables, read)),
];

const isKey = (tables: ReadTables, table: string, key: string): boolean =>
  tables.get(table)?.keyLines.has(key) === true;

function limitFaults({ row, line }: ReadRow): LawFault[] {
  const { n, unit, stages, office } = row.value as Limit;
  const faults: LawFault[] = [];
  const bad = (code: LawFault['code'], message: string) =>
    faults.push({ file: 'deadlines.yaml', line, code, message: `${row.key}: ${message}` });
  if (unit === 'working-hour' && !office) bad('missing-field', 'a limit in working hours names its office');
  if (unit !== 'working-hour' && office) bad('unknown-field', `office is not read for the unit ${unit}`);
  if ((unit === 'same-day') !== (n === 0)) bad('wrong-shape', `n is ${n} and the unit is ${unit}`);
  const sum = stages?.reduce((total, stage) => total + stage.n, 0);
  if (sum !== undefined && sum !== n) bad('wrong-shape', `the stages add up to ${sum}, not to ${n}`);
  return faults;
}

function limitReferences(tables: ReadTables, { row, line }: ReadRow): LawFault[] {
  const { verification, transition } = row.value as Limit;
  const missing = (table: string, key?: string): LawFault[] =>
    key === undefined || isKey(tables, table, key)
      ? []
      : [unknownReference('deadlines', line, `${row.key}: ${key} is no key of ${table}`)];
  return [...missing('deadlines', verification), ...missing('transitions', transition)];
}

function procedureFaults(tables: ReadTables, { row, line }: ReadRow): LawFault[] {
  const { limit, then = [] } = row.value as ProcedureLimits;
  const says = (message: string) => unknownReference('procedure-limits', line, `${row.key}: ${message}`);
  return [
    ...(isKey(tables, 'procedures', row.key) ? [] : [says('is no key of procedures')]),
    ...[limit, ...then]
      .filter((key) => !isKey(tables, 'deadlines', key))
      .map((key) => says(`${key} is no key of deadlines`)),
  ];
}
