import type { Sex } from '@lien-thong/contracts';
import { weighted, type Draw, type Weighted } from './draw';

/** What a person lives on. */
export type Means =
  | 'compulsory'
  | 'voluntary'
  | 'pensioner'
  | 'meritorious-pensioner'
  | 'social-protection'
  | 'social-pension'
  | 'meritorious'
  | 'veteran'
  | 'youth-volunteer'
  | 'none';

interface Band {
  below: number;
  male: Weighted<Means>;
  female: Weighted<Means>;
}

const same = (means: Weighted<Means>) => ({ male: means, female: means });

/** How people of an age live; plausible shares, not statistics. The social pension starts with the birthday of 75. */
const BANDS: readonly Band[] = [
  {
    below: 18,
    ...same(
      weighted<Means>([
        ['none', 97],
        ['social-protection', 3],
      ]),
    ),
  },
  {
    below: 60,
    ...same(
      weighted<Means>([
        ['compulsory', 56],
        ['voluntary', 12],
        ['social-protection', 6],
        ['none', 26],
      ]),
    ),
  },
  {
    below: 76,
    male: weighted<Means>([
      ['pensioner', 34],
      ['voluntary', 8],
      ['social-protection', 14],
      ['meritorious', 8],
      ['meritorious-pensioner', 4],
      ['veteran', 14],
      ['none', 18],
    ]),
    female: weighted<Means>([
      ['pensioner', 36],
      ['voluntary', 10],
      ['social-protection', 20],
      ['meritorious', 8],
      ['meritorious-pensioner', 3],
      ['youth-volunteer', 3],
      ['none', 20],
    ]),
  },
  {
    below: 200,
    male: weighted<Means>([
      ['pensioner', 24],
      ['social-pension', 42],
      ['social-protection', 6],
      ['meritorious', 12],
      ['meritorious-pensioner', 4],
      ['veteran', 8],
      ['none', 4],
    ]),
    female: weighted<Means>([
      ['pensioner', 18],
      ['social-pension', 56],
      ['social-protection', 8],
      ['meritorious', 10],
      ['meritorious-pensioner', 2],
      ['youth-volunteer', 2],
      ['none', 4],
    ]),
  },
];

export const meansOf = (draw: Draw, age: number, sex: Sex): Means =>
  draw.of(BANDS.find(({ below }) => age < below)![sex]);
