const QUICK_MS = 10_000;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 8_000;
export const QUICK_DEATHS_ALLOWED = 5;

/**
 * What to do after a death: how long to wait before the next start, or `give-up` after five in a row of processes
 * that had each lived less than 10 s.
 */
export function afterDeath(
  quickDeaths: number,
  livedMs: number,
  firstPauseMs = FIRST_PAUSE_MS,
): { quickDeaths: number; pauseMs: number | 'give-up' } {
  const quick = livedMs < QUICK_MS ? quickDeaths + 1 : 1;
  if (quick >= QUICK_DEATHS_ALLOWED) return { quickDeaths: quick, pauseMs: 'give-up' };
  return { quickDeaths: quick, pauseMs: Math.min(firstPauseMs * 2 ** (quick - 1), LONGEST_PAUSE_MS) };
}
