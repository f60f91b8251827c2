import { plusDays } from '../calendar/days';
import type { LawFault } from './law-data-error';
import type { ReadRow, ReadTable } from './read-table';
import { effectiveFrom, getOrAdd, OWN_SETTING, scopeText, type Scope } from './row';

/** What no schema sees: rows of one key and scope must follow one another, and only one scope may answer. */
export function checkRows(file: string, read: ReadTable): LawFault[] {
  const byKey = new Map<string, Map<string, ReadRow[]>>();
  for (const found of read.rows) {
    const scopes = getOrAdd(byKey, found.row.key, () => new Map<string, ReadRow[]>());
    getOrAdd(scopes, scopeText(found.row.scope), () => []).push(found);
  }
  const faults: LawFault[] = [];
  for (const scopes of byKey.values()) {
    const groups = [...scopes.values()];
    for (const rows of groups)
      faults.push(...orderFaults(file, rows), ...dateFaults(file, rows), ...settingFaults(file, rows));
    faults.push(...scopeFaults(file, groups));
  }
  return faults;
}

function dateFaults(file: string, rows: readonly ReadRow[]): LawFault[] {
  return rows.flatMap(({ row, line }) => {
    const faults: LawFault[] = [];
    const bad = (message: string) =>
      faults.push({ file, line, code: 'bad-date', message: `${row.key}: ${message}` });
    if (row.until !== undefined && row.until < effectiveFrom(row)) bad('until is before its first day');
    if (row.appliedFrom !== undefined && row.appliedFrom > row.inForceFrom)
      bad('applied_from is after in_force_from');
    if (row.publishedAt !== undefined && row.publishedAt > row.inForceFrom)
      bad('published_at is after in_force_from');
    return faults;
  });
}

/** A setting of ours must not look like law, nor law like a setting. */
const settingFaults = (file: string, rows: readonly ReadRow[]): LawFault[] =>
  rows
    .filter(({ row }) => (row.confidence === 'setting') !== (row.source.instrument === OWN_SETTING))
    .map(({ row, line }) => ({
      file,
      line,
      code: 'wrong-shape',
      message: `${row.key}: the confidence setting and the source ${OWN_SETTING} go together`,
    }));

function orderFaults(file: string, rows: readonly ReadRow[]): LawFault[] {
  const inOrder = [...rows].sort((a, b) => (effectiveFrom(a.row) < effectiveFrom(b.row) ? -1 : 1));
  return inOrder.slice(1).flatMap(({ row, line }, i): LawFault[] => {
    const before = inOrder[i]!;
    const start = effectiveFrom(row);
    const place = `${row.key}${scopeText(row.scope) && ` (${scopeText(row.scope)})`}`;
    if (start === effectiveFrom(before.row))
      return [
        { file, line, code: 'overlap', message: `${place} starts on ${start} as line ${before.line} does` },
      ];
    if (before.row.until === undefined || before.row.until === plusDays(start, -1)) return [];
    const code = before.row.until >= start ? 'overlap' : 'gap';
    return [
      {
        file,
        line,
        code,
        message: `${place} starts on ${start}, line ${before.line} ends on ${before.row.until}`,
      },
    ];
  });
}

/** Two scopes of equal width that one question can match would make the answer depend on their order in the file. */
function scopeFaults(file: string, groups: readonly ReadRow[][]): LawFault[] {
  const faults: LawFault[] = [];
  groups.forEach((group, i) => {
    const found = group[0]!;
    for (const other of groups.slice(0, i)) {
      const before = other[0]!;
      if (!bothMayMatch(found.row.scope, before.row.scope)) continue;
      faults.push({
        file,
        line: found.line,
        code: 'ambiguous-scope',
        message: `${found.row.key}: ${scopeText(found.row.scope)} and ${scopeText(before.row.scope)} (line ${before.line}) may both hold`,
      });
    }
  });
  return faults;
}

const bothMayMatch = (a: Scope, b: Scope): boolean =>
  Object.keys(a).length === Object.keys(b).length &&
  Object.keys(a).length > 0 &&
  Object.keys(a).every((k) => b[k] === undefined || b[k] === a[k]);
