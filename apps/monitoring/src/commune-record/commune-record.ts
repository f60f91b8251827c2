import type { Channel, CommuneRecord, Counts } from '@lien-thong/contracts';

export type CountsOfChannel = Counts & { commune: string; channel: Channel };

const NONE: Counts = {
  received: 0,
  open: 0,
  overdue: 0,
  completed: 0,
  refused: 0,
  withdrawn: 0,
  annulled: 0,
  onTime: 0,
  late: 0,
  lateWithApology: 0,
  lateWithoutApology: 0,
};
const COUNTS = Object.keys(NONE) as (keyof Counts)[];

const countsOf = (counts: Counts): Counts =>
  Object.fromEntries(COUNTS.map((name) => [name, counts[name]])) as unknown as Counts;

const add = (a: Counts, b: Counts): Counts =>
  Object.fromEntries(COUNTS.map((name) => [name, a[name] + b[name]])) as unknown as Counts;

/** Tỷ lệ đúng hạn: an overdue case cannot be on time any more, so it counts though it has not ended. */
export function onTimeShare({ onTime, late, overdue }: Counts): number | undefined {
  const judged = onTime + late + overdue;
  return judged ? Math.round((onTime / judged) * 10_000) / 10_000 : undefined;
}

/** Adds the channels up. */
export function recordOf(ofChannels: readonly CountsOfChannel[]): CommuneRecord {
  const byChannel: Partial<Record<Channel, Counts>> = {};
  for (const counts of ofChannels)
    byChannel[counts.channel] = add(byChannel[counts.channel] ?? NONE, countsOf(counts));
  const total = Object.values(byChannel).reduce(add, NONE);
  const share = onTimeShare(total);
  return { ...total, ...(share === undefined ? {} : { onTimeShare: share }), byChannel };
}
