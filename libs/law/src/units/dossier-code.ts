import { isDay } from '../calendar/days';
import { rowOn, type Law } from '../rows/law';
import { getOrAdd, type Day, type LawRow } from '../rows/row';
import { communes, findCommune } from './units';

/** Later than any row: the code an agency has now or is going to have last. */
const NEWEST: Day = '9999-12-31';

interface CodeTerms {
  readonly template: string;
  readonly serialDigits: number;
}

/** Mã cơ quan of the commune's one-stop desk, by the row of that commune or the general one. */
export function agencyCodeOf(law: Law, commune: string, on: Day = NEWEST): string {
  const unit = findCommune(commune);
  if (!unit) throw new RangeError(`${commune} is no commune`);
  const row = rowOn<{ template: string }>(law, 'agencies', 'agency-code', on, {
    commune,
    province: unit.provinceCode,
  });
  return filled(row.value.template, { province: unit.provinceCode, commune });
}

/** Mã hồ sơ (Circular 01/2018/TT-VPCP art. 19). The serial starts again each day and may outgrow its digits. */
export function dossierCode(
  law: Law,
  { agencyCode, day, serial }: { agencyCode: string; day: Day; serial: number },
): string {
  if (!Number.isInteger(serial) || serial < 1) throw new RangeError(`${serial} is no serial number`);
  const { template, serialDigits } = rowOn<CodeTerms>(law, 'agencies', 'dossier-code', day).value;
  return filled(template, {
    agency: agencyCode,
    yymmdd: day.slice(2).replaceAll('-', ''),
    serial: String(serial).padStart(serialDigits, '0'),
  });
}

/** Whether a text has the shape of a code, now or formerly, and names a registered agency and a real day. */
export function isDossierCode(law: Law, code: string): boolean {
  if (code.length > 60) return false;
  return registryOf(law).formats.some((format) => {
    const { agency, yymmdd = '' } = format.exec(code)?.groups ?? {};
    return (
      agency !== undefined &&
      registryOf(law).agencies.has(agency) &&
      isDay(`20${yymmdd.slice(0, 2)}-${yymmdd.slice(2, 4)}-${yymmdd.slice(4)}`)
    );
  });
}

/** Every code that a commune's receiving office has now or has had. */
export const communeAgencyCodes = (law: Law): ReadonlySet<string> => registryOf(law).agencies;

interface Registry {
  agencies: ReadonlySet<string>;
  formats: readonly RegExp[];
}

const registries = new WeakMap<Law, Registry>();

function registryOf(law: Law): Registry {
  const known = registries.get(law);
  if (known) return known;
  const made = buildRegistry(law);
  registries.set(law, made);
  return made;
}

function buildRegistry(law: Law): Registry {
  const rows = (key: string) => (law.index.get('agencies')?.get(key) ?? []).flatMap((group) => group.rows);
  const templates = new Map<string, Set<string>>();
  for (const { scope, value } of rows('agency-code') as LawRow<{ template: string }>[])
    getOrAdd(templates, value.template, () => new Set<string>()).add(scope.commune ?? '');
  const agencies = new Set<string>();
  for (const { code, provinceCode } of communes())
    for (const [template, only] of templates)
      if (only.has('') || only.has(code))
        agencies.add(filled(template, { province: provinceCode, commune: code }));
  return {
    agencies,
    formats: (rows('dossier-code') as LawRow<CodeTerms>[]).map(({ value }) => formatOf(value)),
  };
}

const formatOf = ({ template, serialDigits }: CodeTerms): RegExp => {
  const escaped = template.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
  const pattern = filled(escaped, {
    agency: '(?<agency>[A-Z0-9.]+)',
    yymmdd: '(?<yymmdd>\\d{6})',
    serial: `\\d{${serialDigits},9}`,
  });
  return new RegExp(`^${pattern}$`);
};

const filled = (template: string, parts: Record<string, string>): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => parts[name] ?? whole);
