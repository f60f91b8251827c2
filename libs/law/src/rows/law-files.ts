import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLaw, type Law, type LawFiles } from './law';

/** The rows that come with the package, whether it runs from src or from dist. */
export const LAW_DATA = join(__dirname, '..', '..', 'data');

/** The texts of a folder of law data. */
export const lawFiles = (dataDir: string = LAW_DATA): LawFiles =>
  Object.fromEntries(
    readdirSync(dataDir)
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => [name, readFileSync(join(dataDir, name), 'utf8')]),
  );

/** Reads and checks a folder of law data; throws a LawDataError that names every fault. */
export const loadLaw = (dataDir: string = LAW_DATA): Law => readLaw(lawFiles(dataDir));
