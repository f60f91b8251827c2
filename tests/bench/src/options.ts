import { parseArgs } from 'node:util';
import { PROTECTIONS, type Protection } from './without';

export interface BenchOptions {
  /** Length of the measured part. */
  seconds: number;
  warmUpSeconds: number;
  /** Closed loop: this many cases are kept in flight. */
  clients?: number;
  /** Open loop: this many cases a second arrive, whatever becomes of them. */
  rate?: number;
  people: number;
  communes: number | 'all';
  mixture: 'plain' | 'realistic';
  portBase: number;
  dataDir?: string;
  /** Protections left out, to measure what they cost. */
  without: readonly Protection[];
}

export const USAGE = `npm run bench -- [options]

Starts the whole system on this machine, drives it, verifies every effect by SQL and prints one line of JSON per run.

  --seconds N       length of the measured part (20)
  --warm-up N       seconds before it that do not count (10)
  --clients N       closed loop with N cases in flight; may be given more than once (96 and 2000 unless --rate is given)
  --rate N          open loop with N cases a second; may be given more than once
  --people N        size of the population (400000)
  --communes N|all  communes it lives in (all 3321)
  --mixture M       plain: every case goes straight through; realistic: refusals, papers, late ones (plain)
  --without P       leave a protection out to see what it costs: ${PROTECTIONS.join(', ')} or all; may be given more than once
  --port-base N     first port (9600)
  --law             measure the questions to the law alone, on one core; starts nothing
  --pages           measure printed pages and signed extracts alone, on one core; starts nothing
  --clocks          measure the deadlines of 100,000 open cases alone, against PostgreSQL and Kafka of its own
  --data DIR        keep the data here instead of in a temporary folder
`;

const numbers = (values: string[] | undefined): number[] =>
  (values ?? []).map((value) => {
    const number = Number(value);
    if (!Number.isInteger(number) || number < 1) throw new Error(`${value} is not a whole number above 0`);
    return number;
  });

const isProtection = (word: string): word is Protection => (PROTECTIONS as readonly string[]).includes(word);

function protections(words: readonly string[]): readonly Protection[] {
  if (words.includes('all')) return PROTECTIONS;
  return words.map((word) => {
    if (!isProtection(word)) throw new Error(`${word} is none of ${PROTECTIONS.join(', ')}`);
    return word;
  });
}

/** One set of options for each run asked for. */
export function readOptions(args: string[]): BenchOptions[] | 'help' | 'law' | 'pages' | 'clocks' {
  const { values } = parseArgs({
    args,
    options: {
      help: { type: 'boolean' },
      law: { type: 'boolean' },
      pages: { type: 'boolean' },
      clocks: { type: 'boolean' },
      seconds: { type: 'string', default: '20' },
      'warm-up': { type: 'string', default: '10' },
      clients: { type: 'string', multiple: true },
      rate: { type: 'string', multiple: true },
      people: { type: 'string', default: '400000' },
      communes: { type: 'string', default: 'all' },
      mixture: { type: 'string', default: 'plain' },
      'port-base': { type: 'string', default: '9600' },
      data: { type: 'string' },
      without: { type: 'string', multiple: true, default: [] },
    },
  });
  if (values.help) return 'help';
  if (values.law) return 'law';
  if (values.pages) return 'pages';
  if (values.clocks) return 'clocks';
  const { mixture, communes } = values;
  if (mixture !== 'plain' && mixture !== 'realistic') throw new Error(`${mixture} is no mixture`);
  const [seconds, warmUpSeconds, people, portBase] = numbers([
    values.seconds,
    values['warm-up'],
    values.people,
    values['port-base'],
  ]) as [number, number, number, number];
  const common = {
    seconds,
    warmUpSeconds,
    people,
    portBase,
    mixture,
    communes: communes === 'all' ? ('all' as const) : numbers([communes])[0]!,
    dataDir: values.data,
    without: protections(values.without),
  } as const;
  const rates = numbers(values.rate);
  const clients = numbers(values.clients ?? (rates.length ? [] : ['96', '2000']));
  return [...clients.map((n) => ({ ...common, clients: n })), ...rates.map((n) => ({ ...common, rate: n }))];
}
