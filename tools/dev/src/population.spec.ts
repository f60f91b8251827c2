import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { choose, ensureImported, ensureWritten } from './population';

describe('who lives in the province', () => {
  const loaded = { seed: 3, people: 500, province: '92' };

  test('is as asked for, over the default, where nobody lives yet', () => {
    expect(choose({ people: 700 })).toEqual({ seed: 1, people: 700, province: '92' });
  });

  test('is who lives there already, when nobody else is asked for', () => {
    expect(choose({}, loaded)).toMatchObject(loaded);
    expect(choose({ people: 500 }, loaded)).toMatchObject(loaded);
  });

  test('is not changed without throwing the old ones away', () => {
    expect(() => choose({ people: 501 }, loaded)).toThrow(/--reset/);
  });
});

describe('loading a population', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'lien-thong-population-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const step = <T>(_name: string, work: () => Promise<T>) => work();
  const write = (into: string) => {
    mkdirSync(into, { recursive: true });
    const files = [
      { service: 'residence', file: 'residents.ndjson' },
      { service: 'social-insurance', file: 'insured.ndjson' },
      { service: 'social-insurance', file: 'beneficiaries.ndjson' },
    ];
    writeFileSync(join(into, 'manifest.json'), JSON.stringify({ files, samples: [] }));
    return Promise.resolve();
  };

  test('that broke off goes on with the files that are not in yet', async () => {
    const into = join(folder, 'population');
    await ensureWritten(into, choose({}), step, write);
    const imported: string[] = [];
    const load = (breaksAt?: string) =>
      ensureImported(into, step, (_service, file) => {
        const name = file.split('/').at(-1)!;
        if (name === breaksAt) return Promise.reject(new Error(`broke off at ${name}`));
        imported.push(name);
        return Promise.resolve();
      });
    await expect(load('beneficiaries.ndjson')).rejects.toThrow('broke off at beneficiaries.ndjson');
    expect(imported.sort()).toEqual(['insured.ndjson', 'residents.ndjson']);
    await load();
    expect(imported.at(-1)).toBe('beneficiaries.ndjson');
    await load();
    expect(imported).toHaveLength(3);
  });
});
