import { setTimeout as pause } from 'node:timers/promises';
/** How long a part stays away. */
export const OUTAGE_MS = 10_000;

/** Life goes on while a part is away: `act` again and again, until the outage has lasted. @returns how often */
export async function whileAway(
  act: (turn: number) => Promise<void>,
  lastingMs = OUTAGE_MS,
): Promise<number> {
  const end = Date.now() + lastingMs;
  let turn = 0;
  for (; Date.now() < end; turn++) {
    await act(turn);
    await pause(lastingMs / 40);
  }
  return turn;
}
