import { plusDays } from '../calendar/days';
import type { Law } from '../rows/law';
import { effectiveFrom, type Day, type Scope } from '../rows/row';

/** Where a benefit is asked about. */
export interface Place {
  /** Official code, where a province raises an amount. */
  readonly province?: string;
  readonly commune?: string;
}

/**
 * Makes what a law says in one span of time, once for each span and place in which no row of the tables changes: the
 * answers of a span are all alike, and a hundred thousand questions a day fall into a dozen spans.
 */
export function perPeriod<T>(
  tables: readonly string[],
  make: (law: Law, on: Day, scope: Scope) => T,
): (law: Law, on: Day, place: Place) => T {
  const prepared = new WeakMap<Law, Prepared<T>>();
  return (law, on, place) => {
    let of = prepared.get(law);
    if (!of) prepared.set(law, (of = prepare<T>(law, tables)));
    const province = place.province !== undefined && of.places.has(place.province) ? place.province : '';
    const commune = place.commune !== undefined && of.places.has(place.commune) ? place.commune : '';
    const key = `${spanOf(of.starts, on)}|${province}|${commune}`;
    let made = of.made.get(key);
    if (made === undefined) {
      made = make(law, on, { ...(province && { province }), ...(commune && { commune }) });
      of.made.set(key, made);
    }
    return made;
  };
}

interface Prepared<T> {
  /** The days on which some row begins or has ended, in order. */
  readonly starts: readonly Day[];
  /** The codes that some row is limited to; all other places are alike. */
  readonly places: ReadonlySet<string>;
  readonly made: Map<string, T>;
}

function prepare<T>(law: Law, tables: readonly string[]): Prepared<T> {
  const starts = new Set<Day>();
  const places = new Set<string>();
  for (const row of law.rows) {
    if (!tables.includes(row.table)) continue;
    starts.add(effectiveFrom(row));
    if (row.until !== undefined) starts.add(plusDays(row.until, 1));
    for (const name of ['province', 'commune'])
      if (row.scope[name] !== undefined) places.add(row.scope[name]);
  }
  return { starts: [...starts].sort(), places, made: new Map() };
}

/** How many starts are not after the day. */
function spanOf(starts: readonly Day[], on: Day): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= on) low = middle + 1;
    else high = middle;
  }
  return low;
}
