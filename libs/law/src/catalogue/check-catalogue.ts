import type { LawFault } from '../rows/law-data-error';
import { rowsOf, unknownReference, type ReadTables } from '../rows/read-rows';
import { getOrAdd } from '../rows/row';
import { patternOf, type CodeFormat } from '../units/code-kind';
import { PROCEDURE_TABLES } from './catalogue-tables';
import type { ProcedureCode } from './procedures';

/** Every procedure has a row of each kind, and every row of each kind a procedure, an office, a document. */
export const checkCatalogue = (tables: ReadTables): LawFault[] => [
  ...referenceFaults(tables),
  ...codeFaults(tables),
  ...scopeCodeFaults(tables),
  ...resultCodeFaults(tables),
  ...statusFaults(tables),
];

const referenceFaults = (tables: ReadTables): LawFault[] => {
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

const codesOf = ({ code, aliases = [] }: ProcedureCode): readonly string[] => [code, ...aliases];

/** A code, of whatever day or system, leads to one procedure. */
function codeFaults(tables: ReadTables): LawFault[] {
  const named = new Map<string, string>();
  const says = (table: string, line: number, code: string, of: string): LawFault[] => {
    const before = getOrAdd(named, code, () => of);
    const message = `${code} is a code of ${before} already, not of ${of}`;
    return before === of ? [] : [{ file: `${table}.yaml`, line, code: 'overlap', message }];
  };
  return [
    ...rowsOf(tables, 'procedures').flatMap(({ row, line }) =>
      codesOf(row.value as ProcedureCode).flatMap((code) => says('procedures', line, code, row.key)),
    ),
    ...rowsOf(tables, 'procedure-aliases').flatMap(({ row, line }) =>
      says(
        'procedure-aliases',
        tables.get('procedure-aliases')?.keyLines.get(row.key) ?? line,
        row.key,
        (row.value as { procedure: string }).procedure,
      ),
    ),
  ];
}

/** What holds for one procedure code only holds for one that there is. */
function scopeCodeFaults(tables: ReadTables): LawFault[] {
  const known = new Set(
    rowsOf(tables, 'procedures').flatMap(({ row }) => codesOf(row.value as ProcedureCode)),
  );
  return [...tables].flatMap(([table, { rows }]) =>
    rows.flatMap(({ row, line }) => {
      const code = row.scope['procedureCode'];
      return code === undefined || known.has(code)
        ? []
        : [unknownReference(table, line, `${row.key}: ${code} is no code of procedures`)];
    }),
  );
}

/** A result code has a registered form. */
function resultCodeFaults(tables: ReadTables): LawFault[] {
  const forms = rowsOf(tables, 'code-formats')
    .map(({ row }) => row.value as CodeFormat)
    .filter(({ kind }) => kind === 'result-type')
    .map(patternOf);
  return rowsOf(tables, 'results').flatMap(({ row, line }) =>
    ((row.value as { codes?: readonly string[] }).codes ?? [])
      .filter((code) => !forms.some((form) => form.test(code)))
      .map((code) => unknownReference('results', line, `${row.key}: ${code} has no form of code-formats`)),
  );
}

/** Ten statuses with ten numbers. */
function statusFaults(tables: ReadTables): LawFault[] {
  const named = new Map<number, string>();
  return rowsOf(tables, 'statuses').flatMap(({ row, line }): LawFault[] => {
    const { number } = row.value as { number: number };
    const before = getOrAdd(named, number, () => row.key);
    const message = `${row.key}: ${number} is the number of ${before}`;
    return before === row.key ? [] : [{ file: 'statuses.yaml', line, code: 'overlap', message }];
  });
}
