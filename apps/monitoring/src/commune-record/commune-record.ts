import type { Channel } from '@lien-thong/contracts';

/** Cases received in the period. */
export interface Counts {
  received: number;
  /** Not ended yet. */
  open: number;
  /** Of the open ones: past their promised day, and not waiting for the family. */
  overdue: number;
  completed: number;
  refused: number;
  withdrawn: number;
  onTime: number;
  /** Ended late, or papers asked for more than once. */
  late: number;
}

export type CountsOfChannel = Counts & { commune: string; channel: Channel };

export interface CommuneRecord extends Counts {
  /**
   * Tỷ lệ đúng hạn, 0 to 1: on time of all that have ended or are overdue, since an overdue case cannot be on time any
   * more (index set of Decision 766/QĐ-TTg of 2022). Null where there is none yet.
   */
  onTimeShare: number | null;
  byChannel: Partial<Record<Channel, Counts>>;
}

const NONE: Counts = {
  received: 0,
  open: 0,
  overdue: 0,
  completed: 0,
  refused: 0,
  withdrawn: 0,
  onTime: 0,
  late: 0,
};
const COUNTS = Object.keys(NONE) as (keyof Counts)[];

const countsOf = (counts: Counts): Counts =>
  Object.fromEntries(COUNTS.map((name) => [name, counts[name]])) as unknown as Counts;

const add = (a: Counts, b: Counts): Counts =>
  Object.fromEntries(COUNTS.map((name) => [name, a[name] + b[name]])) as unknown as Counts;

export function onTimeShare({ onTime, late, overdue }: Counts): number | null {
  const judged = onTime + late + overdue;
  return judged ? Math.round((onTime / judged) * 10_000) / 10_000 : null;
}

/** Adds the channels up. */
export function recordOf(ofChannels: readonly CountsOfChannel[]): CommuneRecord {
  const byChannel: CommuneRecord['byChannel'] = {};
  for (const counts of ofChannels)
    byChannel[counts.channel] = add(byChannel[counts.channel] ?? NONE, countsOf(counts));
  const total = Object.values(byChannel).reduce(add, NONE);
  return { ...total, onTimeShare: onTimeShare(total), byChannel };
}
