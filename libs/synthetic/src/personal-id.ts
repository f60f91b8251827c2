import type { Sex } from '@lien-thong/contracts';
import { ALL_BIRTHPLACES, BIRTHPLACES } from './birthplaces';
import { pad } from './days';
import type { Draw } from './draw';

/** An id has six digits to tell people apart, and each person gets six of their own. */
export const MOST_PEOPLE = 1_000_000;

/** Ids with the lowest serials and this birthplace are the population's; with any other they are left to samples. */
const RESERVED_SERIALS = 1000;
const RESERVED_BIRTHPLACE = '001';

/** Scatters serials, so that neighbours do not have neighbouring ids; prime to MOST_PEOPLE, so that none meets twice. */
const SERIAL_STRIDE = 618_033;
/** The last six digits of the id of person `index`. */
export const serialOf = (index: number, start: number): number =>
  (index * SERIAL_STRIDE + start) % MOST_PEOPLE;

/**
 * Số định danh cá nhân: three digits of the province of birth, one of century and sex, two of the year of birth, six
 * of one's own (Decree 137/2015 art. 13, Circular 59/2021/TT-BCA).
 */
export function personalIdOf(birthplace: string, sex: Sex, birthYear: number, serial: number): string {
  const century = (Math.floor(birthYear / 100) - 19) * 2 + (sex === 'male' ? 0 : 1);
  return `${birthplace}${century}${pad(birthYear % 100)}${pad(serial, 6)}`;
}

export function birthplaceOf(draw: Draw, province: string, serial: number): string {
  const own = draw.chance(0.9) ? BIRTHPLACES[province]! : ALL_BIRTHPLACES;
  const born = draw.pick(own);
  return serial < RESERVED_SERIALS ? RESERVED_BIRTHPLACE : born;
}
