import type { Declaration } from '@lien-thong/contracts';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DevFault } from './dev-fault';
import type { ServiceName } from './services';

/** What decides who lives in the province; the same values give the same people. */
export interface PopulationChoice {
  seed: number;
  people: number;
  /** The province's code. */
  province: string;
  /** How many of its communes, or all of the country; those of the province when not told. */
  communes?: number | 'all';
}

/** Cần Thơ, with 103 communes. */
export const DEFAULT_POPULATION: PopulationChoice = { seed: 1, people: 10_000, province: '92' };

interface Loaded extends PopulationChoice {
  /** `service/file` of each file that is in its register. */
  files: string[];
}

/** What the generator leaves beside its files. */
interface Manifest {
  files: { service: ServiceName; file: string }[];
  samples: Declaration[];
}

const stampIn = (folder: string) => join(folder, 'loaded.json');

export function loadedIn(folder: string): Loaded | undefined {
  const stamp = stampIn(folder);
  return existsSync(stamp) ? (JSON.parse(readFileSync(stamp, 'utf8')) as Loaded) : undefined;
}

function note(folder: string, loaded: Loaded): void {
  const stamp = stampIn(folder);
  writeFileSync(`${stamp}.new`, JSON.stringify(loaded));
  renameSync(`${stamp}.new`, stamp);
}

const place = ({ province, communes }: PopulationChoice) =>
  communes === 'all'
    ? 'all communes of the country'
    : `province ${province}${communes ? `, ${communes} communes` : ''}`;

/** The choice in words, to compare and to tell. */
export const inWords = (choice: PopulationChoice) =>
  `${choice.people} people (${place(choice)}, seed ${choice.seed})`;

/**
 * The population to have: what is there already, else what is asked for over the default.
 * @throws DevFault `other-population` when other people live in the registers already
 */
export function choose(asked: Partial<PopulationChoice>, loaded?: PopulationChoice): PopulationChoice {
  if (!loaded) return { ...DEFAULT_POPULATION, ...asked };
  const wanted = { ...loaded, ...asked };
  if (inWords(wanted) !== inWords(loaded))
    throw new DevFault(
      'other-population',
      `The registers hold ${inWords(loaded)}, not ${inWords(wanted)}: add --reset to begin anew, or take another folder with --data.`,
    );
  const { seed, people, province, communes } = loaded;
  return { seed, people, province, communes };
}

export type Step = <T>(name: string, work: () => Promise<T>) => Promise<T>;
export type Write = (folder: string, choice: PopulationChoice) => Promise<unknown>;

/** Writes the population's files, once. */
export async function ensureWritten(
  folder: string,
  choice: PopulationChoice,
  step: Step,
  write: Write,
): Promise<void> {
  if (loadedIn(folder)) return;
  await step(`population written: ${inWords(choice)}`, async () => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    await write(folder, choice);
    note(folder, { ...choice, files: [] });
  });
}

const manifestIn = (folder: string) =>
  JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;

/** Cases whose families are in the registers, to be declared one after the other. */
export const samplesIn = (folder: string): Declaration[] => manifestIn(folder).samples;

/** Has each register import its own files, once: one after another within a register, the registers beside each other. */
export async function ensureImported(
  folder: string,
  step: Step,
  importFile: (service: ServiceName, file: string) => Promise<void>,
): Promise<void> {
  const loaded = loadedIn(folder)!;
  const missing = manifestIn(folder).files.filter(
    ({ service, file }) => !loaded.files.includes(`${service}/${file}`),
  );
  if (!missing.length) return;
  await step('registers import their people', async () => {
    const imports = [...Map.groupBy(missing, ({ service }) => service)].map(async ([service, own]) => {
      for (const { file } of own) {
        await importFile(service, join(folder, file));
        loaded.files.push(`${service}/${file}`);
        note(folder, loaded);
      }
    });
    const failed = (await Promise.allSettled(imports)).find((each) => each.status === 'rejected');
    if (failed) throw failed.reason;
  });
}
