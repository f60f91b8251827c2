import type { LawFault } from '../rows/law-data-error';
import { rowsOf, unknownReference, type ReadTables } from '../rows/read-rows';
import type { InsteadTerms, PaperTerms } from './papers-needed';

/** What the papers say about one another: each document, notice, paper and relation they name must be there. */
export const checkPapers = (tables: ReadTables): LawFault[] => {
  const keys = (table: string) => new Set(rowsOf(tables, table).map(({ row }) => row.key));
  const [documents, papers, relations] = [keys('documents'), keys('required-papers'), keys('relations')];
  const noDocument = (words: readonly string[]) =>
    words.filter((word) => !documents.has(word)).map((word) => `${word} is no key of documents`);
  return [
    ...faults(tables, 'death-notices', (value: { notices: readonly string[] }) => noDocument(value.notices)),
    ...faults(tables, 'required-papers', ({ document, when }: PaperTerms) => [
      ...noDocument(document === undefined ? [] : [document]),
      ...(when?.relation ?? [])
        .filter((word) => !relations.has(word))
        .map((word) => `${word} is no key of relations`),
    ]),
    ...faults(tables, 'data-instead', ({ paper, basis, data }: InsteadTerms) => [
      ...(papers.has(paper) ? [] : [`${paper} is no key of required-papers`]),
      ...((basis === 'data') === (data !== undefined)
        ? []
        : ['data is named where the basis is data, and only there']),
    ]),
  ];
};

const faults = <V>(tables: ReadTables, table: string, says: (value: V) => string[]): LawFault[] =>
  rowsOf(tables, table).flatMap(({ row, line }) =>
    says(row.value as V).map((message) => unknownReference(table, line, `${row.key}: ${message}`)),
  );
