import { MOST_PEOPLE } from '@lien-thong/synthetic';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DevFault } from './dev-fault';
import { DEFAULT_PORT_BASE, PORT_BASE_RANGE } from './ports';

export interface StartOptions {
  sample: boolean;
  reset: boolean;
  portBase: number;
  dataDir: string;
  /** What was asked for by name; the rest is as the data folder has it, or by default. */
  population: { people?: number; communes?: number | 'all'; seed?: number };
}

/** As told by help/start.txt; `--help` itself is answered before anything is installed. */
export const SHAPE = {
  'no-sample': { type: 'boolean' },
  reset: { type: 'boolean' },
  'port-base': { type: 'string' },
  data: { type: 'string' },
  people: { type: 'string' },
  communes: { type: 'string' },
  seed: { type: 'string' },
} as const;

const refuse = (message: string) => new DevFault('wrong-option', `${message} See: npm start -- --help`);

function whole(name: string, text: string, lowest: number, highest: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < lowest || value > highest)
    throw refuse(`${name} must be a whole number from ${lowest} to ${highest}, not "${text}".`);
  return value;
}

function read(args: string[]) {
  try {
    return parseArgs({ args, options: SHAPE, strict: true, allowPositionals: false }).values;
  } catch (fault) {
    throw refuse((fault as Error).message.split('. ')[0]! + '.');
  }
}

/** @throws DevFault `wrong-option` */
export function parseStart(
  args: string[],
  { root, env }: { root: string; env: Record<string, string | undefined> },
): StartOptions {
  const given = read(args);
  const { people, communes, seed } = given;
  const base = given['port-base'] ?? env['LIEN_THONG_PORT_BASE'] ?? String(DEFAULT_PORT_BASE);
  return {
    sample: !given['no-sample'],
    reset: given.reset ?? false,
    portBase: whole('--port-base', base, PORT_BASE_RANGE.from, PORT_BASE_RANGE.to),
    dataDir: resolve(root, given.data ?? env['LIEN_THONG_DATA'] ?? '.data'),
    population: {
      ...(people === undefined ? {} : { people: whole('--people', people, 100, MOST_PEOPLE) }),
      ...(seed === undefined ? {} : { seed: whole('--seed', seed, 0, 2 ** 31 - 1) }),
      ...(communes === undefined
        ? {}
        : { communes: communes === 'all' ? communes : whole('--communes', communes, 1, 3321) }),
    },
  };
}
