import { rowOn, type Law } from '../rows/law';
import type { Day, LawRow } from '../rows/row';

/** Who pays nothing for a copy. */
export const COPY_FEE_EXEMPTIONS = [
  'public-office',
  'meritorious-family',
  'poor-household',
  'elderly',
  'disabled',
  'hardship-minority',
] as const;
export type CopyFeeExemption = (typeof COPY_FEE_EXEMPTIONS)[number];

export interface CopyFee {
  /** Đồng. */
  readonly perCopy: number;
  readonly freeFor?: readonly CopyFeeExemption[];
  readonly row: LawRow;
}

/** Phí cấp bản sao: what a copy of the paper costs on a day. */
export function copyFee(law: Law, document: 'death-extract', on: Day): CopyFee {
  const row = rowOn<Omit<CopyFee, 'row'>>(law, 'copy-fees', document, on);
  return { ...row.value, row };
}
