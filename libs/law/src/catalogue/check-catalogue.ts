import type { LawFault } from '../rows/law-data-error';
import { rowsOf, unknownReference, type ReadTables } from '../rows/read-rows';
import { PROCEDURE_TABLES } from './catalogue-tables';
import type { ProcedureCode } from './procedures';

/** Every procedure has a row of each kind, and every row of each kind a procedure, an office, a document. */
export const checkCatalogue = (tables: ReadTables): LawFault[] => {
  const keys = (table: string) => tables.get(table)?.keyLines ?? new Map<string, number>();
  const procedures = keys('procedures');
  const named = <V>(table: string, other: string, words: (value: V) => readonly (string | undefined)[]) =>
    rowsOf(tables, table).flatMap(({ row, line }) =>
      words(row.value as V)
        .filter((word) => word !== undefined && !keys(other).has(word))
        .map((word) => unknownReference(table, line, `${row.key}: ${word} is no key of ${other}`)),
    );
  return [
    ...PROCEDURE_TABLES.flatMap((table) => [
      ...[...keys(table)]
        .filter(([key]) => !procedures.has(key))
        .map(([key, line]) => unknownReference(table, line, `${key} is no key of procedures`)),
      ...[...procedures]
        .filter(([key]) => !keys(table).has(key))
        .map(([key, line]) => unknownReference('procedures', line, `${key} has no row in ${table}.yaml`)),
    ]),
    ...named('procedures', 'procedures', ({ parts }: ProcedureCode) => parts ?? []),
    ...named('procedure-aliases', 'procedures', ({ procedure }: { procedure: string }) => [procedure]),
    ...named('results', 'documents', ({ document }: { document: string }) => [document]),
    ...named('competent-offices', 'offices', (value: { receives: string; decides: string }) => [
      value.receives,
      value.decides,
    ]),
    ...named('offices', 'offices', (value: { parent?: string; succeededBy?: string }) => [
      value.parent,
      value.succeededBy,
    ]),
  ];
};
