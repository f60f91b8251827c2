import type { Declaration } from '@lien-thong/contracts';
import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { join } from 'node:path';
import { todayInVietnam } from './days';
import { deadOf, deathOf } from './death';
import { MIXTURES } from './mixture';
import { Population, type PopulationOptions } from './population';
import { beneficiariesOf, healthNoticeOf, insuredOf, residentOf, sampleRows } from './register-rows';
import { sampleCase } from './sample-case';
import { SAMPLE_FAMILIES } from './sample-families';

export interface Manifest {
  seed: number;
  people: number;
  communes: number;
  /** The day by which the deaths told by facilities are dated. */
  today: string;
  files: { service: string; file: string; rows: number }[];
  /** Cases whose families are in the files, to be declared one after the other. */
  samples: Declaration[];
}

export interface WriteOptions extends PopulationOptions {
  /** Today in Viet Nam unless said. */
  today?: string;
}

const FILES = {
  residents: { service: 'residence', file: 'residents.ndjson' },
  insured: { service: 'social-insurance', file: 'insured.ndjson' },
  beneficiaries: { service: 'social-insurance', file: 'beneficiaries.ndjson' },
  notices: { service: 'civil-registration', file: 'health-notices.ndjson' },
} as const;

/**
 * Writes what the offices know of the people at the start: one file of lines for each register, and manifest.json
 * that says whose each is. The people are made one by one, so the memory needed does not grow with their number.
 */
export async function writePopulation(dir: string, options: WriteOptions): Promise<Manifest> {
  const population = new Population(options);
  const today = options.today ?? todayInVietnam();
  await mkdir(dir, { recursive: true });
  const to = {
    residents: new LineFile(join(dir, FILES.residents.file)),
    insured: new LineFile(join(dir, FILES.insured.file)),
    beneficiaries: new LineFile(join(dir, FILES.beneficiaries.file)),
    notices: new LineFile(join(dir, FILES.notices.file)),
  };
  for (const person of population) {
    const household = population.household(person.household);
    if (person.registered) await to.residents.add([residentOf(person)]);
    await to.insured.add(insuredOf(person));
    await to.beneficiaries.add(beneficiariesOf(person));
    if (person.index === deadOf(household)) {
      const death = deathOf(population.seed, person, { today, late: MIXTURES.realistic.late });
      await to.notices.add(healthNoticeOf(person, death));
    }
  }
  for (const [i, family] of SAMPLE_FAMILIES.entries()) {
    const { residents, insured } = sampleRows(family, i);
    await to.residents.add(residents);
    await to.insured.add([insured]);
  }
  const files = [];
  for (const key of Object.keys(FILES) as (keyof typeof FILES)[]) {
    await to[key].close();
    files.push({ ...FILES[key], rows: to[key].rows });
  }
  const manifest: Manifest = {
    seed: population.seed,
    people: population.people,
    communes: population.communes.length,
    today,
    files,
    samples: SAMPLE_FAMILIES.map((_, i) => sampleCase(i, today)),
  };
  await writeFile(join(dir, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

const CHUNK = 64 * 1024;

/** A file of one JSON object a line, written as fast as the disk takes it. */
class LineFile {
  rows = 0;
  private readonly stream: WriteStream;
  private pending = '';

  constructor(file: string) {
    this.stream = createWriteStream(file, 'utf8');
  }

  /** A promise only where the disk is behind, so that a million people do not cost millions of turns. */
  add(rows: readonly object[]): Promise<unknown> | undefined {
    for (const row of rows) this.pending += `${JSON.stringify(row)}\n`;
    this.rows += rows.length;
    if (this.pending.length < CHUNK) return undefined;
    const goesOn = this.stream.write(this.pending);
    this.pending = '';
    return goesOn ? undefined : once(this.stream, 'drain');
  }

  async close(): Promise<void> {
    this.stream.end(this.pending);
    await finished(this.stream);
  }
}
