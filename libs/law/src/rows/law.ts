import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { parse } from 'yaml';
import type { BenefitTerms } from '../benefits/benefit-terms';
import { buildCalendar, type Calendar } from '../calendar/calendar';
import { checkReferences } from './check-references';
import { checkRows } from './check-rows';
import { LawDataError, type LawFault } from './law-data-error';
import { readTable, type ReadTable } from './read-table';
import { findRow, indexRows, LawGapError, type Day, type LawRow, type RowIndex, type Scope } from './row';
import type { ReadParameter } from '../benefits/benefit-tables';
import { TABLES } from './tables';
import type { BenefitCategory } from '../words';

/** The law as dated rows, with what is looked up often prepared. Frozen: a new decree makes a new one. */
export interface Law {
  /** Release and fingerprint of the data, e.g. `2026.11-3f9ac1d2`. */
  readonly version: string;
  readonly rows: readonly LawRow[];
  readonly index: RowIndex;
  readonly calendar: Calendar;
}

export type { ReadParameter };

/** The texts of the data files by name, e.g. `parameters.yaml`. */
export type LawFiles = Readonly<Record<string, string>>;

/** Makes the law of the texts of its files; throws a LawDataError that names every fault. */
export function readLaw(files: LawFiles): Law {
  const contents = contentsOf(files);
  const { tables, faults } = readTables(contents);
  if (faults.length) throw new LawDataError(faults);
  return lawOf(
    [...tables.values()].flatMap((table) => table.rows.map(({ row }) => deepFrozen(row))),
    versionOf(contents),
  );
}

/** The version these files make, without reading what they say. */
export const versionOfFiles = (files: LawFiles): string => versionOf(contentsOf(files));

const contentsOf = (files: LawFiles): ReadonlyMap<string, string> =>
  new Map(
    Object.keys(files)
      .sort()
      .map((name) => [name, files[name]!.replace(/\r\n/g, '\n')]),
  );

function lawOf(rows: readonly LawRow[], version: string): Law {
  const index = indexRows(rows);
  return Object.freeze({
    version,
    rows: Object.freeze(rows),
    index,
    calendar: Object.freeze(buildCalendar(index)),
  });
}

/**
 * The law as it could be known on a day: without the rows that were published later. A row that reaches back before
 * its own force and does not say when it was published was known from the day it came into force; any other row
 * without a day of publication is taken as known.
 */
export function asKnownOn(law: Law, day: Day): Law {
  const known = law.rows.filter(
    (row) => (row.publishedAt ?? (row.appliedFrom && row.inForceFrom) ?? day) <= day,
  );
  return known.length === law.rows.length ? law : lawOf(known, `${law.version}@${day}`);
}

function readTables(contents: ReadonlyMap<string, string>): {
  tables: Map<string, ReadTable>;
  faults: LawFault[];
} {
  const tables = new Map<string, ReadTable>();
  const faults: LawFault[] = [];
  const wrongFile = (file: string, code: LawFault['code'], message: string) =>
    faults.push({ file, line: 1, code, message });
  for (const [file, content] of contents) {
    const table = basename(file, '.yaml');
    const shape = Object.hasOwn(TABLES, table) ? TABLES[table] : undefined;
    if (shape) tables.set(table, readTable(table, file, content, shape));
    else if (file !== BUNDLE) wrongFile(file, 'unknown-key', `${table} is no table of the law`);
  }
  for (const table of Object.keys(TABLES))
    if (!tables.has(table)) wrongFile(`${table}.yaml`, 'missing-key', 'there is no such file');
  if (!contents.has(BUNDLE)) wrongFile(BUNDLE, 'missing-key', 'there is no such file');
  else if (releaseOf(contents) === undefined)
    wrongFile(BUNDLE, 'missing-field', "release must be a short code in quotes, e.g. '2026.11'");
  for (const [table, read] of tables) faults.push(...read.faults, ...checkRows(`${table}.yaml`, read));
  if (!faults.length) faults.push(...checkReferences(tables));
  return { tables, faults };
}

const BUNDLE = 'bundle.yaml';
/** It becomes part of a version, which is a code. */
const RELEASE = /^[0-9A-Za-z][0-9A-Za-z.-]{0,30}$/;

function releaseOf(contents: ReadonlyMap<string, string>): string | undefined {
  try {
    const bundle: unknown = parse(contents.get(BUNDLE) ?? '');
    const release = (bundle as { release?: unknown } | null)?.release;
    return typeof release === 'string' && RELEASE.test(release) ? release : undefined;
  } catch {
    return undefined;
  }
}

function versionOf(contents: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256');
  for (const [name, content] of contents) hash.update(`${name}\0${content}\0`);
  return `${releaseOf(contents)}-${hash.digest('hex').slice(0, 8)}`;
}

function deepFrozen<T>(value: T): T {
  if (value === null || typeof value !== 'object' || Object.isFrozen(value)) return value;
  Object.values(value).forEach(deepFrozen);
  return Object.freeze(value);
}

/** The row of any table that holds on a day; throws a LawGapError where the law has none. */
export function rowOn<V>(law: Law, table: string, key: string, on: Day, scope?: Scope): LawRow<V> {
  const row = findRow<V>(law.index, table, key, on, scope);
  if (!row) throw new LawGapError(table, key, on, scope);
  return row;
}

/**
 * A number of the law on a day, by `applied_from`: đồng, a rate, or a count, as the parameter's name says. Throws a
 * LawGapError where the law has no row.
 */
export function parameter(
  law: Law,
  key: ReadParameter | (string & {}),
  on: Day,
  scope?: Scope,
): { value: number; row: LawRow<number> } {
  const row = rowOn<number>(law, 'parameters', key, on, scope);
  return { value: row.value, row };
}

/** Cơ quan quyết định: who decides a benefit of this regime for a death on that day. */
export const benefitDesk = (law: Law, category: BenefitCategory, on: Day): BenefitTerms['desk'] =>
  rowOn<BenefitTerms>(law, 'benefits', category, on).value.desk;

/** The same where it is not known whether the law has such a regime on that day and in that place. */
export const benefitDeskOn = (
  law: Law,
  category: BenefitCategory,
  on: Day,
  scope?: Scope,
): BenefitTerms['desk'] | undefined =>
  findRow<BenefitTerms>(law.index, 'benefits', category, on, scope)?.value.desk;
