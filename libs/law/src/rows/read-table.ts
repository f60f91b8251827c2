import Ajv, { type ErrorObject } from 'ajv';
import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import { isDay } from '../calendar/days';
import type { LawFault } from './law-data-error';
import { CONFIDENCES, type Confidence, type LawRow, type Source } from './row';
import type { TableShape } from './shapes';
import { SCOPES } from './tables';

/** A row with the place it was read from. */
export interface ReadRow {
  row: LawRow;
  line: number;
}

export interface ReadTable {
  rows: ReadRow[];
  /** Keys kept for people only: no program reads them. */
  information: Set<string>;
  keyLines: Map<string, number>;
  faults: LawFault[];
}

interface RowText {
  value: unknown;
  scope?: Record<string, string>;
  published_at?: string;
  in_force_from: string;
  applied_from?: string;
  until?: string;
  source: Source;
  confidence: Confidence;
  note?: string;
}

type GroupText = { name: string; information?: boolean; rows: RowText[] };

const ajv = new Ajv({ allErrors: true, strictRequired: false, allowUnionTypes: true });
ajv.addFormat('day', isDay);
ajv.addFormat('day-of-year', (text: string) => isDay(`2024-${text}`));

const day = { type: 'string', format: 'day' };
const text = { type: 'string', minLength: 1 };
/** Something to read: a source of blanks is none. */
const written = { type: 'string', pattern: '\\S' };

/** The codes of places, as they are written. */
const SCOPE_CODES: Partial<Record<(typeof SCOPES)[number], object>> = {
  province: { type: 'string', pattern: '^\\d{2}$' },
  commune: { type: 'string', pattern: '^\\d{5}$' },
};

const rowSchema = (value: object) => ({
  type: 'object',
  required: ['value', 'in_force_from', 'source', 'confidence'],
  additionalProperties: false,
  properties: {
    value: { ...value, nullable: true },
    scope: {
      type: 'object',
      minProperties: 1,
      additionalProperties: false,
      properties: Object.fromEntries(SCOPES.map((s) => [s, SCOPE_CODES[s] ?? text])),
    },
    published_at: day,
    in_force_from: day,
    applied_from: day,
    until: day,
    source: {
      type: 'object',
      required: ['instrument'],
      additionalProperties: false,
      properties: { instrument: written, article: written },
    },
    confidence: { type: 'string', enum: [...CONFIDENCES] },
    note: text,
  },
});

const groupSchema = (value: object) => ({
  type: 'object',
  required: ['name', 'rows'],
  additionalProperties: false,
  properties: {
    name: text,
    information: { type: 'boolean' },
    rows: { type: 'array', minItems: 1, items: rowSchema(value) },
  },
});

/** Reads one data file; a file with faults gives no rows, so that one slip is not reported five times. */
export function readTable(table: string, file: string, content: string, shape: TableShape): ReadTable {
  const lines = new LineCounter();
  const doc = parseDocument(content, { lineCounter: lines, version: '1.2' });
  const read: ReadTable = { rows: [], information: new Set(), keyLines: new Map(), faults: [] };
  const fault = (line: number, code: LawFault['code'], message: string) =>
    read.faults.push({ file, line, code, message });
  for (const error of doc.errors) fault(lines.linePos(error.pos[0]).line, 'not-readable', firstLine(error));
  if (read.faults.length) return read;
  const lineAt = (path: (string | number)[], key?: string) => lines.linePos(offsetAt(doc, path, key)).line;

  const groups = groupsOf(doc, (message) => fault(1, 'not-readable', message));
  for (const key of shape.required) if (!(key in groups)) fault(1, 'missing-key', `${key} has no rows`);
  for (const [key, group] of Object.entries(groups)) {
    read.keyLines.set(key, lineAt([], key));
    if (!shape.open && !shape.required.includes(key)) {
      fault(lineAt([], key), 'unknown-key', `${key} is not a key of ${table}`);
      continue;
    }
    const value = typeof shape.value === 'function' ? shape.value(key) : shape.value;
    const validate = compiled(groupSchema(value));
    if (!validate(group)) {
      for (const e of validate.errors ?? []) read.faults.push(faultOf(e, key, file, lineAt));
      continue;
    }
    if (!isWritten(group)) {
      fault(lineAt([], key), 'not-readable', `${key} has characters that nobody can read`);
      continue;
    }
    if (group.information) read.information.add(key);
    group.rows.forEach((row, i) => {
      const line = lineAt([key, 'rows', i]);
      read.rows.push({ row: toLawRow(table, key, group.name, row, line), line });
    });
  }
  return read;
}

/** The keys of a file; none where it is something else, or cannot be put together. */
function groupsOf(doc: Document.Parsed, fault: (message: string) => void): Record<string, GroupText> {
  try {
    const read: unknown = doc.toJS() ?? {};
    if (typeof read === 'object' && !Array.isArray(read)) return read as Record<string, GroupText>;
    fault('the file must be a list of keys with their rows');
  } catch (error) {
    fault(firstLine(error as Error)); // an alias that leads nowhere, or to more than memory holds
  }
  return {};
}

/** Control characters but line ends and tabs, and halves of surrogate pairs, can be stored nowhere. */
function isWritten(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !/[^\P{Cc}\t\n\r]/u.test(value);
  if (value === null || typeof value !== 'object') return true;
  return Object.entries(value).every(([key, one]) => isWritten(key) && isWritten(one));
}

const validators = new Map<string, ReturnType<typeof ajv.compile>>();

/** Many keys share one schema, and a compiled schema is worth keeping: compiling is most of the load's time. */
function compiled(schema: object) {
  const id = JSON.stringify(schema);
  const known = validators.get(id) ?? ajv.compile(schema);
  validators.set(id, known);
  return known;
}

const firstLine = (error: Error): string => error.message.split('\n')[0] ?? error.message;

/** Where a node stands, or the pair `key` inside it; the nearest node above when there is none. */
function offsetAt(doc: Document.Parsed, path: (string | number)[], key?: string): number {
  const node = path.length ? doc.getIn(path, true) : doc.contents;
  if (key !== undefined && isMap(node)) {
    const pair = node.items.find((p) => isScalar(p.key) && String(p.key.value) === key);
    if (isScalar(pair?.key) && pair.key.range) return pair.key.range[0];
  }
  if (isNode(node) && node.range) return node.range[0];
  return path.length ? offsetAt(doc, path.slice(0, -1), String(path.at(-1))) : 0;
}

const CODES: Partial<Record<string, LawFault['code']>> = {
  additionalProperties: 'unknown-field',
  required: 'missing-field',
  format: 'bad-date',
};

function faultOf(
  error: ErrorObject,
  key: string,
  file: string,
  lineAt: (path: (string | number)[], key?: string) => number,
): LawFault {
  const inside = error.instancePath.split('/').slice(1);
  const path = [key, ...inside.map((part) => (/^\d+$/.test(part) ? Number(part) : part))];
  const field = (error.params as { additionalProperty?: string }).additionalProperty;
  const allowed = (error.params as { allowedValues?: unknown[] }).allowedValues;
  return {
    file,
    line: lineAt(path, field),
    code: CODES[error.keyword] ?? 'wrong-shape',
    message: [path.join('.'), error.message, field ?? allowed?.join(', ')].filter(Boolean).join(' '),
  };
}

function toLawRow(table: string, key: string, name: string, row: RowText, line: number): LawRow {
  return {
    table,
    key,
    name,
    value: camelCased(row.value),
    scope: camelCased(row.scope ?? {}) as Record<string, string>,
    publishedAt: row.published_at,
    inForceFrom: row.in_force_from,
    appliedFrom: row.applied_from,
    until: row.until,
    source: row.source,
    confidence: row.confidence,
    note: row.note,
    line,
  };
}

/** Field names are snake_case in the files, for people, and camelCase in the program. */
function camelCased(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelCased);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([k, v]) => [
      k.replace(/_(\w)/g, (_, c: string) => c.toUpperCase()),
      camelCased(v),
    ]),
  );
}
