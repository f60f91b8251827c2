import { plusDays } from '../calendar/days';
import type { Law } from '../rows/law';
import { effectiveFrom, findRow, LawGapError, type Day, type LawRow } from '../rows/row';
import { agencyCodeOf } from './dossier-code';
import { findOldCommune } from './old-units';
import { provinceOn } from './provinces-on';
import { findCommune } from './units';

export interface OfficeTerms {
  readonly title: string;
  readonly level: 'commune' | 'district' | 'province' | 'ministry';
  readonly parent?: string;
  readonly succeededBy?: string;
}

/** A kind of office in one place, as it was on one day. */
export interface Agency {
  readonly kind: string;
  readonly name: string;
  /** Mã định danh; only the commune's receiving office has one in the registry. */
  readonly code?: string;
  readonly parent?: { readonly kind: string; readonly name: string };
  readonly since: Day;
  readonly until?: Day;
  /** The office's name before `since`, where it had one. */
  readonly predecessor?: string;
  readonly successor?: string;
  readonly row: LawRow<OfficeTerms>;
}

/**
 * Cơ quan on a day. A commune of before 01/07/2025 is asked for with its old code, so that an old paper keeps the name
 * of the office that issued it. Throws a RangeError for a code that was no commune on that day, a LawGapError where
 * there was no such office.
 */
export function agencyOn(law: Law, kind: string, commune: string, on: Day): Agency {
  const place = placeOn(law, commune, on);
  const row = findRow<OfficeTerms>(law.index, 'offices', kind, on);
  if (!row) throw new LawGapError('offices', kind, on);
  const since = effectiveFrom(row);
  const until = lastDayOf(law, row);
  const { parent } = row.value;
  const parentRow = parent === undefined ? undefined : findRow<OfficeTerms>(law.index, 'offices', parent, on);
  const before = findRow<OfficeTerms>(law.index, 'offices', kind, plusDays(since, -1));
  const after = successorOf(law, row, until);
  return {
    kind,
    name: nameOf(row.value, place),
    ...(kind === 'commune-one-stop' && findCommune(commune) && { code: agencyCodeOf(law, commune, on) }),
    ...(parent !== undefined &&
      parentRow && { parent: { kind: parent, name: nameOf(parentRow.value, place) } }),
    since,
    ...(until !== undefined && { until }),
    ...(before && { predecessor: nameOf(before.value, generic(place)) }),
    ...(after && { successor: nameOf(after.value, generic(place)) }),
    row,
  };
}

interface Place {
  readonly commune: string;
  readonly district: string;
  readonly province: string;
}

function placeOn(law: Law, code: string, on: Day): Place {
  const levels = findRow<{ rule: string }>(law.index, 'transitions', 'local-government', on)?.value.rule;
  if (levels !== 'two-tier') {
    const old = findOldCommune(code);
    if (!old) throw new RangeError(`${code} was no commune on ${on}`);
    return { commune: old.name, district: old.district, province: old.province };
  }
  const unit = findCommune(code);
  if (!unit) throw new RangeError(`${code} is no commune`);
  const province = provinceOn(law, unit.provinceCode, on);
  const named = province?.kind === 'tỉnh' ? `tỉnh ${province.name}` : (province?.name ?? unit.provinceName);
  return { commune: unit.name, district: '', province: named };
}

/** What stood before or came after may have had another commune's name; only its kind is sure. */
const generic = ({ province }: Place): Place => ({ commune: 'cấp xã', district: 'cấp huyện', province });

const nameOf = ({ title }: OfficeTerms, place: Place): string =>
  title.replace(/\{(commune|district|province)\}/g, (_, part: keyof Place) => place[part]).trim();

function lastDayOf(law: Law, row: LawRow): Day | undefined {
  if (row.until !== undefined) return row.until;
  const starts = rowsOf(law, row.key)
    .map(effectiveFrom)
    .filter((start) => start > effectiveFrom(row))
    .sort();
  return starts[0] === undefined ? undefined : plusDays(starts[0], -1);
}

const rowsOf = (law: Law, kind: string): LawRow[] =>
  (law.index.get('offices')?.get(kind) ?? []).flatMap(({ rows }) => rows);

function successorOf(law: Law, { key, value }: LawRow<OfficeTerms>, until: Day | undefined) {
  if (until === undefined) return undefined;
  return findRow<OfficeTerms>(law.index, 'offices', value.succeededBy ?? key, plusDays(until, 1));
}
