import type { ProcedureCode } from '../catalogue/procedures';
import type { Law } from '../rows/law';
import { LawQuestionError } from '../rows/law-question-error';
import { findRow, type Day, type LawRow, type Scope } from '../rows/row';

/** Which limits a procedure goes by: the value of a row of `procedure-limits`. */
export interface ProcedureLimits {
  /** A key of `deadlines`. */
  readonly limit: string;
  /** Keys of the limits that run side by side once the first is done. */
  readonly then?: readonly string[];
}

/** What was asked about, as far as the rows know it. */
export interface AskedLimits extends ProcedureLimits {
  /** Each scope the limits may hold for: a code may be that of two regimes. */
  readonly scopes: readonly Scope[];
  /** The row that leads from the procedure to its limit; absent when the limit itself was asked for. */
  readonly link?: LawRow<ProcedureLimits>;
}

/**
 * The limits of a procedure code, of an earlier code, of a key of `procedures`, or of a key of `deadlines`. Throws a
 * LawQuestionError for what no row knows, or does not know on that day.
 */
export function askedLimits(law: Law, procedure: string, on: Day, scope: Scope): AskedLimits {
  if (law.index.get('deadlines')?.has(procedure)) return { limit: procedure, scopes: [scope] };
  if (law.index.get('procedures')?.has(procedure)) return linked(law, procedure, on, [scope]);
  // Mã của hệ thống khác: the portal and the vendors have codes of their own for a procedure.
  const alias = findRow<{ procedure: string }>(law.index, 'procedure-aliases', procedure, on);
  if (alias) return linked(law, alias.value.procedure, on, [scope]);
  const all = rowsOfCode(law, procedure);
  const inForce = all.filter((row) => findRow(law.index, 'procedures', row.key, on, row.scope) === row);
  if (!all.length)
    throw new LawQuestionError(
      'procedure',
      'unknown-procedure',
      `Không có thủ tục nào mang mã "${procedure}".`,
    );
  if (!inForce.length)
    throw new LawQuestionError(
      'procedure',
      'not-in-force',
      `Mã thủ tục "${procedure}" không được dùng vào ngày tiếp nhận.`,
    );
  const scopes = inForce
    .map((row) => narrowed(row.scope, { ...scope, procedureCode: procedure }))
    .filter((found) => found !== undefined);
  if (!scopes.length) throw refusedScope(inForce[0]!.scope, scope, procedure);
  return linked(law, inForce[0]!.key, on, scopes);
}

function linked(law: Law, key: string, on: Day, scopes: readonly Scope[]): AskedLimits {
  const link = findRow<ProcedureLimits>(law.index, 'procedure-limits', key, on, scopes[0]);
  if (!link)
    throw new LawQuestionError(
      'procedure',
      'no-limit',
      'Thời hạn của thủ tục này vào ngày tiếp nhận chưa có trong dữ liệu luật, nên chưa thể hẹn ngày.',
    );
  return { ...link.value, scopes, link };
}

/** Rows that carry the code, or carried it under an earlier name. */
const rowsOfCode = (law: Law, code: string): LawRow<ProcedureCode>[] =>
  [...(law.index.get('procedures')?.values() ?? [])].flatMap((scopes) =>
    scopes.flatMap(({ rows }) =>
      (rows as LawRow<ProcedureCode | null>[]).filter(
        (row): row is LawRow<ProcedureCode> =>
          row.value !== null && (row.value.code === code || row.value.aliases?.includes(code) === true),
      ),
    ),
  );

/** The scope of the code together with what was asked; undefined where they contradict each other. */
function narrowed(ofCode: Scope, asked: Scope): Scope | undefined {
  const contradicts = Object.keys(ofCode).some((k) => asked[k] !== undefined && asked[k] !== ofCode[k]);
  return contradicts ? undefined : { ...asked, ...ofCode };
}

function refusedScope(ofCode: Scope, asked: Scope, code: string): LawQuestionError {
  const field =
    Object.keys(ofCode).find((k) => asked[k] !== undefined && asked[k] !== ofCode[k]) ?? 'procedure';
  return new LawQuestionError(
    field,
    'not-of-this-procedure',
    `Mã thủ tục "${code}" không dùng cho ${SCOPE_WORDS[field] ?? 'trường hợp'} này.`,
  );
}

const SCOPE_WORDS: Readonly<Record<string, string>> = {
  province: 'tỉnh',
  category: 'đối tượng',
  channel: 'hình thức nộp',
};
