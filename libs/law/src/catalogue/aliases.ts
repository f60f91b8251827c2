import { plusDays } from '../calendar/days';
import type { Law } from '../rows/law';
import { effectiveFrom, findRow, type Day, type LawRow } from '../rows/row';
import type { ProcedureCode } from './procedures';
import { codeRow, type Subject } from './subject';

/** Another code of a procedure: an earlier one with its time, or the one another system uses. */
export interface ProcedureAlias {
  readonly code: string;
  readonly from?: Day;
  readonly until?: Day;
  /** The system that uses it; absent for a code of the national catalogue. */
  readonly system?: string;
}

type SystemCode = { procedure: string; system: string };

const systemCodes = (law: Law): ReadonlyMap<string, unknown> =>
  law.index.get('procedure-aliases') ?? new Map();

export function aliasesOf(law: Law, subject: Subject, on: Day): ProcedureAlias[] {
  const now = codeRow(law, subject, on);
  if (!now) return [];
  const earlier = rowsOf(law, subject)
    .filter((row) => row.value.code !== now.value.code && effectiveFrom(row) < on)
    .map((row): ProcedureAlias => {
      const until = row.until ?? lastDay(law, subject, row);
      return { code: row.value.code, from: effectiveFrom(row), ...(until !== undefined && { until }) };
    });
  const known = new Set(earlier.map(({ code }) => code));
  const unDated = (now.value.aliases ?? []).filter((code) => !known.has(code)).map((code) => ({ code }));
  const ofSystems = [...systemCodes(law).keys()].flatMap((code): ProcedureAlias[] => {
    const row = findRow<SystemCode>(law.index, 'procedure-aliases', code, on);
    return row?.value.procedure === subject.key ? [{ code, system: row.value.system }] : [];
  });
  return [...earlier, ...unDated, ...ofSystems];
}

/** The key of `procedures` that some code, of any time or system, belongs to. */
export function resolveCode(law: Law, code: string): string | undefined {
  for (const row of law.rows) {
    if (row.table === 'procedure-aliases' && row.key === code && row.value !== null)
      return (row.value as SystemCode).procedure;
    if (row.table !== 'procedures' || row.value === null) continue;
    const { code: own, aliases } = row.value as ProcedureCode;
    if (own === code || aliases?.includes(code)) return row.key;
  }
  return undefined;
}

/** The rows that this place and regime may see, the earliest first. */
const rowsOf = (law: Law, { key, category, province }: Subject): LawRow<ProcedureCode>[] =>
  (law.index.get('procedures')?.get(key) ?? [])
    .filter(
      ({ scope }) =>
        scope['category'] === category && (scope['province'] === undefined || scope['province'] === province),
    )
    .flatMap(({ rows }) => rows as LawRow<ProcedureCode>[])
    .filter(({ value }) => value !== null)
    .sort((a, b) => (effectiveFrom(a) < effectiveFrom(b) ? -1 : 1));

function lastDay(law: Law, subject: Subject, row: LawRow<ProcedureCode>): Day | undefined {
  const next = rowsOf(law, subject).find(
    (other) => effectiveFrom(other) > effectiveFrom(row) && other.scope['province'] === row.scope['province'],
  );
  return next && plusDays(effectiveFrom(next), -1);
}
