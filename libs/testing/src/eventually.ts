import { setTimeout as pause } from 'node:timers/promises';
import { inspect } from 'node:util';

/**
 * Asks every 25 ms until the answer is as wanted (by default: until the probe does not throw and answers something
 * true), and gives it. The error says what was seen last.
 */
export async function eventually<T>(
  probe: () => Promise<T> | T,
  until: (seen: T) => boolean = Boolean,
  { within = 15_000 }: { within?: number } = {},
): Promise<T> {
  const deadline = Date.now() + within;
  for (let last: unknown; ; await pause(25)) {
    try {
      const seen = await probe();
      if (until(seen)) return seen;
      last = seen;
    } catch (fault) {
      last = fault;
    }
    if (Date.now() > deadline)
      throw new Error(`not within ${within} ms; last seen: ${inspect(last, { depth: 6 })}`);
  }
}
