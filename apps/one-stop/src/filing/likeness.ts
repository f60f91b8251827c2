import { fullNameOf, type Declaration } from '@lien-thong/contracts';

/** Name without accents or case, and birth date: equal for two who may be the same person. */
export function likenessOf({ deceased }: Pick<Declaration, 'deceased'>): string {
  const plain = fullNameOf(deceased)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/gi, 'd')
    .toLowerCase();
  return `${plain.replace(/\s+/g, ' ').trim()}|${deceased.birthDate}`;
}

/** Two ids are told apart by up to this many digits when one of them was mistyped. */
const MISTYPED_DIGITS = 2;

/**
 * Whether two declarations of like persons may mean one: when either has no id, or the ids differ by a slip of the
 * pen. Two whole ids that differ belong to two people.
 */
export function mayBeSame(one: string | null | undefined, other: string | null | undefined): boolean {
  if (!one || !other) return true;
  let differing = 0;
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) differing++;
  return differing > 0 && differing <= MISTYPED_DIGITS;
}
