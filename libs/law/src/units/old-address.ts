import { oldCommunes, type OldCommune } from './old-units';
import { folded, kindOf, toned, withoutKind } from './unit-names';
import { communes, type Commune } from './units';

/** An address as an old paper writes it. */
export interface OldAddress {
  readonly commune: string;
  readonly district?: string;
  readonly province?: string;
}

export interface ResolvedAddress {
  /** Today's communes it may be; several for a commune that was split or a name that is not enough. */
  readonly found: readonly Commune[];
  readonly how: 'exact' | 'by-name' | 'ambiguous' | 'none';
}

interface Candidate {
  readonly commune: string;
  readonly district?: string;
  readonly province: string;
  readonly became: readonly Commune[];
}

let index: ReadonlyMap<string, readonly Candidate[]> | undefined;

/**
 * Where an old address lies today. `exact`: its old name with kind, district and province; `by-name`: one commune,
 * but a kind, an accent or a part of the address was missing or differed; `ambiguous`: several; `none`.
 */
export function resolveOldAddress(address: OldAddress): ResolvedAddress {
  index ??= candidatesByName();
  let left = (index.get(folded(withoutKind(address.commune))) ?? []).filter(
    ({ district, province }) =>
      matches(address.province, province) &&
      (address.district === undefined || (district !== undefined && matches(address.district, district))),
  );
  const exact = left.filter((c) => isExact(address, c));
  // A commune that was split is still one exact old name.
  if (exact.length === 1) left = exact;
  else left = narrowed(left, address);
  const found = [...new Set(left.flatMap(({ became }) => became))];
  if (found.length === 0) return { found, how: 'none' };
  if (found.length > 1) return { found, how: 'ambiguous' };
  return { found, how: exact.length ? 'exact' : 'by-name' };
}

/** Accents and kind tell two communes apart where the address has them; they do not rule the last one out. */
function narrowed(left: readonly Candidate[], { commune }: OldAddress): Candidate[] {
  const accented = toned(withoutKind(commune));
  const kind = kindOf(commune);
  const tests = [
    (c: Candidate) => toned(withoutKind(c.commune)) === accented,
    (c: Candidate) => kind === undefined || kindOf(c.commune) === kind,
  ];
  return tests.reduce<Candidate[]>(
    (kept, test) => {
      const some = kept.filter(test);
      return some.length ? some : kept;
    },
    [...left],
  );
}

const matches = (asked: string | undefined, name: string): boolean =>
  asked === undefined || folded(withoutKind(asked)) === folded(withoutKind(name));

const isExact = ({ commune, district, province }: OldAddress, candidate: Candidate): boolean =>
  province !== undefined &&
  (district !== undefined || candidate.district === undefined) &&
  toned(commune) === toned(candidate.commune);

/** Old communes, and today's own names: a paper issued since 01/07/2025 names no district. */
function candidatesByName(): Map<string, Candidate[]> {
  const byName = new Map<string, Candidate[]>();
  const add = (candidate: Candidate) => {
    const key = folded(withoutKind(candidate.commune));
    byName.set(key, [...(byName.get(key) ?? []), candidate]);
  };
  oldCommunes().forEach(({ name, district, province, became }: OldCommune) =>
    add({ commune: name, district, province, became }),
  );
  communes().forEach((c) => add({ commune: c.name, province: c.provinceName, became: [c] }));
  return byName;
}
