import type { Law } from '../rows/law';
import { findRow, type Day, type LawRow } from '../rows/row';
import { provinces, type Province } from './units';

/** The 34 provinces as they were called and of what kind they were on a day since 01/07/2025. */
export const provincesOn = (law: Law, on: Day): (Province & { row?: LawRow })[] =>
  provinces().map((province) => {
    const row = findRow<Omit<Province, 'code'>>(law.index, 'province-changes', province.code, on);
    return row ? { ...province, ...row.value, row } : province;
  });

export const provinceOn = (law: Law, code: string, on: Day): Province | undefined =>
  provincesOn(law, on).find((province) => province.code === code);
