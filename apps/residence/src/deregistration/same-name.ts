/** Dấu thanh: grave, acute, tilde, hook above, dot below. */
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g;

const syllable = (text: string): string => `${text.replace(TONE, '')}${text.match(TONE)?.join('') ?? ''}`;

const spelling = (name: string): string =>
  name.trim().toLowerCase().normalize('NFD').split(/\s+/).map(syllable).join(' ');

/**
 * Whether two full names are one. Every accent counts, but not where in its syllable the tone mark is written: the
 * registers hold both Hoà and Hòa, Thuỷ and Thủy for the same person.
 */
export const sameName = (one: string, other: string): boolean => spelling(one) === spelling(other);
