import {
  agencyOn,
  findCommune,
  transitionRule,
  rowOn,
  type BenefitCategory,
  type Day,
  type Law,
  type ProcedureKey,
  type Scope,
} from '@lien-thong/law';

/** Where, when and for whom an office is looked for. */
export interface At {
  readonly commune: string;
  readonly on: Day;
  readonly category?: BenefitCategory;
}

type Receiving = { readonly receives: string; readonly decides: string };

/** The office that takes a procedure in, or decides it, by its own name: 'Ủy ban nhân dân phường Phú Lợi'. */
export function officeOf(
  law: Law,
  part: keyof Receiving,
  procedure: ProcedureKey,
  { commune, on, category }: At,
): string {
  const scope: Scope = category ? { category } : {};
  const kind = rowOn<Receiving>(law, 'competent-offices', procedure, on, scope).value[part];
  return namedOffice(law, kind, commune, on);
}

/** A declaration names communes of today: before them, and for a code that is none, the kind of office alone is told. */
function namedOffice(law: Law, kind: string, commune: string, on: Day): string {
  if (transitionRule(law, 'local-government', on)?.value.rule !== 'two-tier' || !findCommune(commune))
    return rowOn(law, 'offices', kind, on).name;
  return placed(agencyOn(law, kind, commune, on).name);
}

const KINDS = /(?<=\S )(Phường|Xã|Đặc khu|Thị trấn|Thành phố(?! Hồ Chí Minh)|Tỉnh)(?= )/g;

/** Inside a sentence the kind of a place is written small: 'phường Phú Lợi'. */
export const placed = (name: string): string =>
  ` ${name}`.replace(KINDS, (kind) => kind.toLowerCase()).trim();
