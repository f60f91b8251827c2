import { EnvironmentFault } from '@lien-thong/service';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { KeyFile } from './key-file';
import { KeyFault } from './key-provider';

const named = (kid: string) => ({ kid, key: randomBytes(32).toString('base64url') });
const lookUp = randomBytes(32).toString('base64url');
const [autumn, winter] = [named('2026-autumn'), named('2026-winter')];
const text = (...keys: object[]) => JSON.stringify({ keys, lookUp });

const dataKey = { owner: 'residence 1', key: randomBytes(32) };

it('wraps with the first key and unwraps with whichever it was', async () => {
  const [wrapped] = await new KeyFile(text(autumn)).wrap([dataKey]);
  expect(wrapped!.kid).toBe('2026-autumn');
  expect(await new KeyFile(text(winter, autumn)).unwrap([wrapped!])).toEqual([dataKey]);
});

it('does not unwrap for another owner', async () => {
  const keys = new KeyFile(text(autumn));
  const [wrapped] = await keys.wrap([dataKey]);
  await expect(keys.unwrap([{ ...wrapped!, owner: 'residence 2' }])).rejects.toThrow(KeyFault);
});

it('tells which key is missing', async () => {
  const [wrapped] = await new KeyFile(text(autumn)).wrap([dataKey]);
  await expect(new KeyFile(text(winter)).unwrap([wrapped!])).rejects.toThrow('2026-autumn is not here');
});

describe('a file of keys', () => {
  let folder: string;
  let file: string;

  const write = (content: string, changedAt: number) => {
    writeFileSync(file, content);
    utimesSync(file, changedAt, changedAt);
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'field-keys-'));
    file = join(folder, 'keys.json');
    write(text(autumn), 1000);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is read again when it changes', async () => {
    const keys = new KeyFile(file);
    expect(await keys.current()).toBe('2026-autumn');
    write(text(winter, autumn), 2000);
    await pause(1100);
    expect(await keys.current()).toBe('2026-winter');
  });

  it('that is being written leaves the keys as they were', async () => {
    const keys = new KeyFile(file);
    write('{"keys": [', 2000);
    expect(await keys.current()).toBe('2026-autumn');
    write(text(winter), 3000);
    await pause(1100);
    expect(await keys.current()).toBe('2026-winter');
  });

  it('that is not there is a fault of the environment', () => {
    expect(() => new KeyFile(join(folder, 'none.json'))).toThrow(EnvironmentFault);
  });
});

it.each([
  ['nothing', '{}'],
  ['no keys', text()],
  ['a short key', text({ kid: 'a', key: 'AAAA' })],
  ['a key without a name', text({ key: autumn.key })],
  ['one name twice', text(autumn, autumn)],
  ['no look-up key', JSON.stringify({ keys: [autumn] })],
  ['no JSON', '{'],
])('%s is a fault of the environment that shows no key', (_, given) => {
  expect(() => new KeyFile(given)).toThrow(EnvironmentFault);
  expect(() => new KeyFile(given)).not.toThrow(autumn.key);
});
