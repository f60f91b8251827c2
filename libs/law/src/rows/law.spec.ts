import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LAW_DATA, LawDataError, LawGapError, loadLaw, parameter, rowOn, type LawFault } from '../index';

const law = loadLaw();

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'law-'));
  cpSync(LAW_DATA, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The real data with one file changed. */
function edit(file: string, change: (content: string) => string): void {
  const path = join(folder, file);
  const before = readFileSync(path, 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
}

function faultsOf(): readonly LawFault[] {
  try {
    loadLaw(folder);
  } catch (error) {
    if (error instanceof LawDataError) return error.faults;
    throw error;
  }
  return [];
}

const lineOf = (file: string, text: string): number =>
  readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .findIndex((line) => line.includes(text)) + 1;

describe('the data that comes with the package', () => {
  it('has a version of release and fingerprint that another load repeats', () => {
    expect(law.version).toMatch(/^\d{4}\.\d{2}-[0-9a-f]{8}$/);
    expect(loadLaw(folder).version).toBe(law.version);
  });

  it('changes its fingerprint with any change of a row', () => {
    edit('parameters.yaml', (yaml) => yaml.replace('value: 2530000', 'value: 2530001'));
    expect(loadLaw(folder).version).not.toBe(law.version);
  });

  it('names for every row an instrument and how far it can be trusted', () => {
    expect(law.rows.length).toBeGreaterThan(150);
    for (const row of law.rows) {
      expect(row.source.instrument).not.toBe('');
      expect(row.confidence === 'setting').toBe(row.source.instrument === 'Cài đặt của hệ thống');
    }
  });

  it('cannot be changed by who reads it', () => {
    const { row } = parameter(law, 'reference-level', '2026-07-01');
    expect(() => Object.assign(row, { value: 1 })).toThrow(TypeError);
    expect(() => Object.assign(row.source, { instrument: '' })).toThrow(TypeError);
  });
});

describe('a parameter on a day', () => {
  it.each([
    ['reference-level', '2019-06-30', 1_390_000],
    ['reference-level', '2019-07-01', 1_490_000],
    ['reference-level', '2023-06-30', 1_490_000],
    ['reference-level', '2023-07-01', 1_800_000],
    ['reference-level', '2024-06-30', 1_800_000],
    ['reference-level', '2024-07-01', 2_340_000],
    ['reference-level', '2026-06-30', 2_340_000],
    ['reference-level', '2026-07-01', 2_530_000],
    ['social-assistance-standard', '2021-06-30', 270_000],
    ['social-assistance-standard', '2021-07-01', 360_000],
    ['social-assistance-standard', '2024-07-01', 500_000],
    ['meritorious-standard', '2026-06-30', 2_789_000],
  ])('%s on %s is %d', (key, day, value) => {
    expect(parameter(law, key, day).value).toBe(value);
  });

  it('is that of a retroactive decree from the day it is applied, not the day it comes into force', () => {
    expect(parameter(law, 'social-assistance-standard', '2026-06-30').value).toBe(500_000);
    const { value, row } = parameter(law, 'social-assistance-standard', '2026-07-01');
    expect(value).toBe(540_000);
    expect(row.inForceFrom > '2026-07-01').toBe(true);
    expect(parameter(law, 'meritorious-standard', '2026-07-01').value).toBe(3_012_000);
  });

  it("is a province's own where it has one", () => {
    const of = (province: string) => parameter(law, 'social-pension', '2026-08-01', { province }).value;
    expect(of('01')).toBe(650_000);
    expect(of('92')).toBe(540_000);
  });

  it('is a gap of the law before its first row', () => {
    expect(() => parameter(law, 'reference-level', '2018-06-30')).toThrow(LawGapError);
  });

  it('is a gap where a row says that nothing is in force any more', () => {
    edit('transitions.yaml', (yaml) =>
      yaml.replace(
        /(\n {6}note: Nghị quyết tự hết hiệu lực\.)/,
        '$1\n    - value: null\n      in_force_from: 2027-03-01\n      source: { instrument: Nghị quyết 66.18/2026/NQ-CP }\n      confidence: secondary',
      ),
    );
    const changed = loadLaw(folder);
    expect(rowOn(changed, 'transitions', 'procedure-cuts', '2027-02-28').value).toMatchObject({
      rule: 'cuts-of-2026',
    });
    expect(() => rowOn(changed, 'transitions', 'procedure-cuts', '2027-03-01')).toThrow(LawGapError);
  });
});

describe('data with a fault is refused with its file and line:', () => {
  const parameters = (from: string | RegExp, to: string) =>
    edit('parameters.yaml', (yaml) => yaml.replace(from, to));
  const only = (file: string, text: string, code: LawFault['code']) =>
    expect(faultsOf()).toEqual([expect.objectContaining({ file, code, line: lineOf(file, text) })]);

  it('a field nobody knows', () => {
    parameters('      published_at: 2026-05-15', '      publishd_at: 2026-05-15');
    only('parameters.yaml', 'publishd_at', 'unknown-field');
  });

  it('a row without a source', () => {
    parameters('      source: { instrument: Nghị định 161/2026/NĐ-CP }\n', '');
    only('parameters.yaml', '- value: 2530000', 'missing-field');
  });

  it('a source without an instrument', () => {
    parameters('{ instrument: Nghị định 161/2026/NĐ-CP }', '{ article: Điều 2 }');
    only('parameters.yaml', '{ article: Điều 2 }', 'missing-field');
  });

  it.each([
    [
      'a law that is called a setting',
      /(Nghị định 161\/2026\/NĐ-CP \}\n {6}confidence: )secondary/,
      '$1setting',
    ],
    [
      'a setting that is called read',
      '{ instrument: Nghị định 161/2026/NĐ-CP }',
      '{ instrument: Cài đặt của hệ thống }',
    ],
  ])('%s', (_what, from, to) => {
    parameters(from, to);
    only('parameters.yaml', '- value: 2530000', 'wrong-shape');
  });

  it('a day that is in no calendar', () => {
    parameters('in_force_from: 2026-07-01', 'in_force_from: 2026-02-30');
    only('parameters.yaml', '2026-02-30', 'bad-date');
  });

  it('a last day before the first', () => {
    edit('transitions.yaml', (yaml) => yaml.replace('until: 2026-12-31', 'until: 2024-06-30'));
    const faults = faultsOf();
    const line = lineOf('transitions.yaml', 'rule: linking-software');
    expect(faults).toContainEqual(
      expect.objectContaining({ code: 'bad-date', file: 'transitions.yaml', line }),
    );
  });

  it('two rows that start on one day', () => {
    parameters('in_force_from: 2023-07-01', 'in_force_from: 2024-07-01');
    only('parameters.yaml', '- value: 2340000', 'overlap');
  });

  it('a row that goes on after the next has started', () => {
    edit('transitions.yaml', (yaml) => yaml.replace('until: 2026-12-31', 'until: 2027-01-01'));
    only('transitions.yaml', 'rule: national-portal', 'overlap');
  });

  it('days between two rows that no row covers', () => {
    edit('transitions.yaml', (yaml) => yaml.replace('until: 2026-12-31', 'until: 2026-12-30'));
    only('transitions.yaml', 'rule: national-portal', 'gap');
  });

  it('two scopes that one question may match', () => {
    edit('deadlines.yaml', (yaml) =>
      yaml.replace('scope: { category: emergency }', 'scope: { channel: desk }'),
    );
    const codes = faultsOf().map(({ code, line }) => ({ code, line }));
    expect(codes).toContainEqual({
      code: 'ambiguous-scope',
      line: lineOf('deadlines.yaml', 'channel: desk') - 1,
    });
  });

  it('a key that a closed table does not have, and the missing one it stands for', () => {
    edit('deadlines.yaml', (yaml) => yaml.replace('\ndeclare-death:', '\ndeclare-deth:'));
    expect(faultsOf().map(({ code, line }) => [code, line])).toEqual([
      ['missing-key', 1],
      ['unknown-key', lineOf('deadlines.yaml', 'declare-deth')],
    ]);
  });

  it('a parameter that nothing reads', () => {
    parameters('  information: true\n', '');
    only('parameters.yaml', 'social-pension:', 'unknown-key');
  });

  it('a regime that counts with a parameter that is not there', () => {
    edit('benefits.yaml', (yaml) => yaml.replace('parameter: social-pension-funeral', 'parameter: funeral'));
    expect(faultsOf().map((f) => f.code)).toEqual(['unknown-key', 'unknown-reference'].reverse());
  });

  it('a holiday that stands twice', () => {
    edit('holidays.yaml', (yaml) => yaml.replace('day: 2026-04-27', 'day: 2026-04-26'));
    const line = lineOf('holidays.yaml', 'hung-kings-rest-2026:') + 3;
    expect(faultsOf()).toEqual([expect.objectContaining({ file: 'holidays.yaml', code: 'overlap', line })]);
  });

  it('a regime that follows one which itself follows another', () => {
    edit('benefits.yaml', (yaml) => yaml.replace('same_as: compulsory-insurance', 'same_as: veteran'));
    expect(faultsOf().map((f) => [f.code, f.line])).toEqual([
      ['unknown-reference', lineOf('benefits.yaml', 'meritorious:') + 3],
    ]);
  });

  it('a regime that is no regime', () => {
    edit('documents.yaml', (yaml) => yaml.replace('category: veteran', 'category: veterans'));
    expect(faultsOf()).toEqual([
      expect.objectContaining({ file: 'documents.yaml', code: 'unknown-reference' }),
    ]);
  });

  it('a value of the wrong kind', () => {
    parameters('value: 2530000', "value: '2.530.000'");
    only('parameters.yaml', "'2.530.000'", 'wrong-shape');
  });

  it('a file that is not YAML, together with the faults of other files', () => {
    edit('relations.yaml', (yaml) => `${yaml}\nspouse: [`);
    parameters('confidence: secondary', 'confidence: sure');
    const files = new Set(faultsOf().map((f) => f.file));
    expect(files).toEqual(new Set(['parameters.yaml', 'relations.yaml']));
  });

  it('a file that is no table, and a table that has no file', () => {
    edit('bundle.yaml', () => 'release: 2026.11\n');
    writeFileSync(join(folder, 'taxes.yaml'), 'a: 1\n');
    rmSync(join(folder, 'statuses.yaml'));
    expect(faultsOf().map((f) => [f.file, f.code])).toEqual([
      ['taxes.yaml', 'unknown-key'],
      ['statuses.yaml', 'missing-key'],
      ['bundle.yaml', 'missing-field'],
    ]);
  });
});
