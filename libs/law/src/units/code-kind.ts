import { isDay } from '../calendar/days';
import type { Law } from '../rows/law';
import type { LawRow } from '../rows/row';
import { communeAgencyCodes } from './dossier-code';

export interface CodeFormat {
  readonly kind: 'dossier' | 'result-type' | 'result';
  /** `{agency}` and `{issuer}` are looked up, `{yymmdd}` is a day, `{4}` four digits, `{4+}` four to nine. */
  readonly template: string;
  readonly issuer: 'communes' | 'code-issuers';
}

export interface CodeKind {
  readonly kind: CodeFormat['kind'];
  /** The key of the format. */
  readonly format: string;
  readonly row: LawRow<CodeFormat>;
}

/**
 * Mã hồ sơ hay mã kết quả: which registered format a text has, now or formerly, with a registered agency and a real
 * day. Nothing is read out of a code: agencies were re-coded when provinces were merged.
 */
export function codeKind(law: Law, text: string): CodeKind | undefined {
  if (text.length > 60) return undefined;
  for (const { row, pattern } of formatsOf(law)) {
    const groups = pattern.exec(text)?.groups;
    if (!groups) continue;
    const { agency, issuer, yymmdd } = groups;
    if (yymmdd !== undefined && !isDay(`20${yymmdd.replace(/(..)(..)(..)/, '$1-$2-$3')}`)) continue;
    if (agency !== undefined && !communeAgencyCodes(law).has(agency)) continue;
    if (issuer !== undefined && !issuersOf(law).has(issuer)) continue;
    return { kind: row.value.kind, format: row.key, row };
  }
  return undefined;
}

interface KnownFormat {
  readonly row: LawRow<CodeFormat>;
  readonly pattern: RegExp;
}

const formats = new WeakMap<Law, readonly KnownFormat[]>();

function formatsOf(law: Law): readonly KnownFormat[] {
  const known = formats.get(law);
  if (known) return known;
  const made = rowsOf<CodeFormat>(law, 'code-formats').map((row) => ({ row, pattern: patternOf(row.value) }));
  formats.set(law, made);
  return made;
}

const issuerSets = new WeakMap<Law, ReadonlySet<string>>();

function issuersOf(law: Law): ReadonlySet<string> {
  const known = issuerSets.get(law);
  if (known) return known;
  const made = new Set(rowsOf<{ code: string }>(law, 'code-issuers').map(({ value }) => value.code));
  issuerSets.set(law, made);
  return made;
}

const rowsOf = <V>(law: Law, table: string): LawRow<V>[] =>
  law.rows.filter((row): row is LawRow<V> => row.table === table && row.value !== null);

const PARTS: Readonly<Record<string, string>> = {
  agency: '(?<agency>[A-Z0-9.]+)',
  issuer: '(?<issuer>[A-Z][0-9]{2})',
  yymmdd: '(?<yymmdd>\\d{6})',
};

/** The form as a pattern. */
export function patternOf({ template }: CodeFormat): RegExp {
  const pattern = template
    .replace(/[.*?^$()|[\]\\]/g, '\\$&')
    .replace(/\{(\w+)(\+?)\}/g, (whole, part: string, more: string) =>
      /^\d+$/.test(part) ? `\\d{${part}${more && ',9'}}` : (PARTS[part] ?? whole),
    );
  return new RegExp(`^${pattern}$`);
}
