import type { Declaration } from '@lien-thong/contracts';
import { declarations } from '@lien-thong/synthetic';
import { randomInt } from 'node:crypto';
import { samplesIn, type PopulationChoice } from './population';

/** So many households are tried before the population counts as used up for samples. */
const MOST_TRIES = 500;

/** Twice the average household, so that half of the population comes after any beginning. */
const PEOPLE_PER_BEGINNING = 8;

const todayInVietnam = (): string => new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);

/** The samples whose families live in the registers, then others like them: all four procedures, each time somebody else. */
export function* sampleDeclarations(folder: string, population: PopulationChoice): Generator<Declaration> {
  yield* samplesIn(folder);
  const from = randomInt(Math.max(1, Math.floor(population.people / PEOPLE_PER_BEGINNING)));
  const others = declarations({ ...population, today: todayInVietnam(), mixture: 'plain', from });
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const { declaration } = others.next().value;
    if (declaration.procedures.length === 4) yield declaration;
  }
}
