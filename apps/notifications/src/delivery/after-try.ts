import type { NoticeState } from '@lien-thong/contracts';
import type { Handover } from './carrier';

/** Seconds until the next try, after the first, the second…; after the last one the channel is given up. */
export const DELAYS_S: readonly number[] = [5, 30, 120, 600, 1800, 3600, 7200, 14_400];

export interface Standing {
  state: NoticeState;
  nextTryAt: Date | null;
}

/** Where a notice stands after its nth try; one that is good for a time only is not tried after it. */
export function afterTry(
  { outcome }: Handover,
  tries: number,
  now: Date,
  goodUntil: Date | null = null,
): Standing {
  if (outcome === 'sent') return { state: 'sent', nextTryAt: null };
  if (outcome === 'bad-address') return { state: 'undeliverable', nextTryAt: null };
  const delay = outcome === 'refused' ? undefined : DELAYS_S[tries - 1];
  const nextTryAt = delay === undefined ? null : new Date(now.getTime() + delay * 1000);
  if (!nextTryAt || (goodUntil && goodUntil <= nextTryAt)) return { state: 'failed', nextTryAt: null };
  return { state: outcome === 'unclear' ? 'unclear' : 'queued', nextTryAt };
}
