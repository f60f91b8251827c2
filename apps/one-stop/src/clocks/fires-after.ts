import type { Law } from '@lien-thong/law';
import type { LinkedCase } from '../linked-case/linked-case.entity';
import { clockActs, type WatchedCase } from './case-clock';

const NOTHING_DONE: ReadonlySet<string> = new Set();

/** When time first brings something about in a case that was received just now. */
export function firstFiring(law: Law, received: Omit<WatchedCase, 'done'>): Date | null {
  const { firesAt } = clockActs(law, { ...received, done: NOTHING_DONE }, received.receivedAt);
  return firesAt ? new Date(firesAt) : null;
}

type Clocked = Pick<LinkedCase, 'receivedAt' | 'endedAt' | 'promisedOn' | 'steps' | 'firesAt'>;

/**
 * When a case fires next, after a change. An ordinary step leaves it as it was, so that the row's index entry stays;
 * what moves its deadlines makes it be looked at again at once.
 */
export function firesAfter(before: Clocked, after: Clocked, at: string): Date | null {
  if (after.endedAt || !after.receivedAt) return null;
  if (before.firesAt !== after.firesAt) return after.firesAt;
  // One that nothing was due of: what has changed may have set its clocks going.
  if (after.firesAt === null) return new Date(at);
  return before.promisedOn !== after.promisedOn || asked(before) !== asked(after)
    ? new Date(at)
    : after.firesAt;
}

/** Which steps wait for the family. */
const asked = ({ steps }: Clocked): string =>
  Object.entries(steps)
    .filter(([, { state }]) => state === 'papers-asked')
    .map(([step, { attempt, requestedAt = '' }]) => `${step} ${attempt} ${requestedAt}`)
    .join();
