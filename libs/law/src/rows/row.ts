export type Day = string;
/** How far a row can be trusted, the least first; `setting`: a choice of this system where the law says nothing known. */
export const CONFIDENCES = ['unverified', 'setting', 'secondary', 'read'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** The source of a row that no law is behind. */
export const OWN_SETTING = 'Cài đặt của hệ thống';

/** What a row is limited to, e.g. `{ category: 'meritorious' }`; a row without one holds for all. */
export type Scope = Readonly<Record<string, string>>;

/** Căn cứ pháp lý. */
export interface Source {
  readonly instrument: string;
  readonly article?: string;
}

/** One value of law with its time in force. Rows of one key and scope follow one another without gap or overlap. */
export interface LawRow<V = unknown> {
  readonly table: string;
  readonly key: string;
  /** The key's Vietnamese name. */
  readonly name: string;
  readonly value: V;
  readonly scope: Scope;
  readonly publishedAt?: Day;
  readonly inForceFrom: Day;
  /** Áp dụng từ: the first day the value holds for, where a decree reaches back before its own force. */
  readonly appliedFrom?: Day;
  /** The last day, where the row itself says so; otherwise it ends when the next one starts. */
  readonly until?: Day;
  readonly source: Source;
  readonly confidence: Confidence;
  readonly note?: string;
  /** Where a lawyer finds it: a line of the file of its table. */
  readonly line: number;
}

/** The law has no row for what was asked: a fault of the data, not an answer to a family. */
export class LawGapError extends Error {
  constructor(table: string, key: string, on: Day, scope: Scope = {}) {
    super(`${table} has no row for ${key} on ${on} ${JSON.stringify(scope)}`);
    this.name = 'LawGapError';
  }
}

export const effectiveFrom = (row: LawRow): Day => row.appliedFrom ?? row.inForceFrom;

/** Rows of one key and one scope, latest start first. */
export interface ScopedRows {
  readonly scope: Scope;
  readonly rows: readonly LawRow[];
}

/** Table → key → rows by scope, the narrowest scope first. */
export type RowIndex = ReadonlyMap<string, ReadonlyMap<string, readonly ScopedRows[]>>;

type Gathered = { scope: Scope; rows: LawRow[] };

export function indexRows(rows: readonly LawRow[]): RowIndex {
  const tables = new Map<string, Map<string, Map<string, Gathered>>>();
  for (const row of rows) {
    const keys = getOrAdd(tables, row.table, () => new Map<string, Map<string, Gathered>>());
    const scopes = getOrAdd(keys, row.key, () => new Map<string, Gathered>());
    getOrAdd(scopes, scopeText(row.scope), () => ({ scope: row.scope, rows: [] })).rows.push(row);
  }
  const index = new Map<string, Map<string, ScopedRows[]>>();
  for (const [table, keys] of tables) {
    const ofTable = new Map<string, ScopedRows[]>();
    for (const [key, scopes] of keys) ofTable.set(key, narrowestFirst([...scopes.values()]));
    index.set(table, ofTable);
  }
  return index;
}

const narrowestFirst = (groups: Gathered[]): ScopedRows[] =>
  groups
    .map(({ scope, rows }) => ({
      scope,
      rows: rows.sort((a, b) => (effectiveFrom(a) < effectiveFrom(b) ? 1 : -1)),
    }))
    .sort((a, b) => Object.keys(b.scope).length - Object.keys(a.scope).length);

export const scopeText = (scope: Scope): string =>
  Object.keys(scope)
    .sort()
    .map((k) => `${k}=${scope[k]}`)
    .join(',');

export function getOrAdd<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

const covers = (scope: Scope, asked: Scope): boolean => {
  for (const k in scope) if (scope[k] !== asked[k]) return false;
  return true;
};

/**
 * The row of the narrowest scope that covers `scope` and holds on the day `on`. A row whose value is null says that
 * nothing is in force: the answer is then undefined, as it is before the first row.
 */
export function findRow<V>(
  index: RowIndex,
  table: string,
  key: string,
  on: Day,
  scope: Scope = {},
): LawRow<V> | undefined {
  for (const group of index.get(table)?.get(key) ?? []) {
    if (!covers(group.scope, scope)) continue;
    for (const row of group.rows) {
      if (effectiveFrom(row) > on) continue;
      if (row.until !== undefined && row.until < on) break;
      return row.value === null ? undefined : (row as LawRow<V>);
    }
  }
  return undefined;
}
