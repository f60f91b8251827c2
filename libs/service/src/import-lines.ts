import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { EnvironmentFault } from './environment';

const AT_ONCE = 5000;

/**
 * Reads a file of one JSON object a line and hands it over some thousand lines at a time.
 * @throws EnvironmentFault naming file and line when a line is not JSON
 */
export async function importLines<T>(
  file: string | undefined,
  save: (lines: T[]) => Promise<unknown>,
): Promise<number> {
  if (!file) throw new EnvironmentFault('import needs the path of a file with one JSON object a line');
  let batch: T[] = [];
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) {
    number++;
    if (!line.trim()) continue;
    try {
      batch.push(JSON.parse(line) as T);
    } catch {
      throw new EnvironmentFault(`${file}:${number} is not JSON`);
    }
    if (batch.length === AT_ONCE) {
      await save(batch);
      batch = [];
    }
  }
  if (batch.length) await save(batch);
  return number;
}
