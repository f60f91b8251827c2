import { dayOf } from '@lien-thong/service';

/** A case that has ended, and the day it was judged by: the one first promised, which an apology does not move. */
export interface Ended {
  endedAt: string;
  promisedOn: string;
  supplements: number;
}

/** Asked more often than this, a family was not told at once what was missing. */
const SUPPLEMENTS_THAT_COUNT_AS_ON_TIME = 1;

/**
 * Đúng hạn: ended on or before the promised day, as the day is in Viet Nam, and with papers asked for once at most
 * (index set of Decision 766/QĐ-TTg of 2022).
 */
export const onTime = ({ endedAt, promisedOn, supplements }: Ended): boolean =>
  dayOf(new Date(endedAt)) <= promisedOn && supplements <= SUPPLEMENTS_THAT_COUNT_AS_ON_TIME;
