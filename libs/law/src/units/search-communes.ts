import { folded, toned } from './unit-names';
import { communes, type Commune } from './units';

interface Searchable {
  readonly commune: Commune;
  readonly plain: string;
  readonly accented: string;
}

let searchable: readonly Searchable[] | undefined;

/** Up to `limit` communes whose name has every word of the text, with or without accents; the closest first. */
export function searchCommunes(
  text: string,
  { province, limit = 20 }: { province?: string; limit?: number } = {},
): Commune[] {
  const words = folded(text.slice(0, 100)).split(' ').filter(Boolean);
  if (!words.length) return [];
  const accented = toned(text.slice(0, 100));
  searchable ??= communes().map((commune) => ({
    commune,
    plain: ` ${folded(`${commune.name} ${commune.provinceName}`)}`,
    accented: ` ${toned(`${commune.name} ${commune.provinceName}`)}`,
  }));
  return searchable
    .filter(
      ({ commune, plain }) =>
        (province === undefined || commune.provinceCode === province) &&
        words.every((word) => plain.includes(` ${word}`)),
    )
    .map((found) => ({ found, rank: rankOf(found, words.join(' '), accented) }))
    .sort((a, b) => a.rank - b.rank || a.found.commune.code.localeCompare(b.found.commune.code))
    .slice(0, limit)
    .map(({ found }) => found.commune);
}

/** 0: with its accents as typed; 1: the words one after the other; 2: the words anywhere. */
const rankOf = ({ plain, accented }: Searchable, words: string, typed: string): number =>
  accented.includes(` ${typed}`) ? 0 : plain.includes(` ${words}`) ? 1 : 2;
