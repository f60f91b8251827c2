import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseStart, SHAPE } from './options';

const parse = (args: string[], env: Record<string, string> = {}) => parseStart(args, { root: '/repo', env });

describe('the options of npm start', () => {
  test('have defaults', () => {
    expect(parse([])).toEqual({
      sample: true,
      reset: false,
      portBase: 8600,
      dataDir: '/repo/.data',
      population: {},
    });
  });

  test('are read from the words, then from the environment', () => {
    const env = { LIEN_THONG_DATA: '/elsewhere', LIEN_THONG_PORT_BASE: '9000' };
    expect(parse([], env)).toMatchObject({ dataDir: '/elsewhere', portBase: 9000 });
    const words = ['--data', 'here', '--port-base', '9100', '--no-sample', '--reset', '--communes', 'all'];
    expect(parse([...words, '--people', '5000', '--seed=7'], env)).toEqual({
      sample: false,
      reset: true,
      portBase: 9100,
      dataDir: '/repo/here',
      population: { people: 5000, seed: 7, communes: 'all' },
    });
  });

  test.each([
    [['--poeple', '5'], /--poeple/],
    [['--people', 'many'], /--people .*"many"/],
    [['--people', '1e3'], /--people .*"1e3"/],
    [['--port-base', '80'], /--port-base .* 1024 /],
    [['--communes', '0'], /--communes/],
    [['extra'], /extra/],
  ])('that make no sense are told in one line: %j', (args, told) => {
    expect(() => parse(args)).toThrow(told);
    expect(() => parse(args)).toThrow(/^[^\n]*npm start -- --help$/);
  });

  test('are all in the help, and nothing else is', () => {
    const help = readFileSync(join(__dirname, '..', 'help', 'start.txt'), 'utf8');
    const told = [...help.matchAll(/^ +--([a-z-]+)/gm)].map(([, name]) => name);
    expect(told.sort()).toEqual([...Object.keys(SHAPE), 'help'].sort());
  });
});
