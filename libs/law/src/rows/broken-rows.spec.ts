import { communes, LawDataError, lawFiles, loadLaw, provinces, readLaw, type LawFault } from '../index';

const files = lawFiles();
const tables = Object.keys(files).filter((file) => file !== 'bundle.yaml');

/** What is found when one text of a file is changed, and the line of the change. */
function broken(file: string, from: string, to: string) {
  const before = files[file]!;
  const at = before.indexOf(from);
  expect(at).toBeGreaterThanOrEqual(0);
  const line = before.slice(0, at).split('\n').length;
  try {
    readLaw({ ...files, [file]: before.replace(from, () => to) });
  } catch (error) {
    if (error instanceof LawDataError) return { faults: error.faults, line };
    throw error;
  }
  return { faults: [] as readonly LawFault[], line };
}

describe.each(tables)('of %s', (file) => {
  const text = files[file]!;
  const lineOf = (start: string, changed = text) =>
    changed.split('\n').findIndex((line) => line.startsWith(start)) + 1;

  it('a row without source, trust or first day is refused with its line', () => {
    const bare = ['source', 'confidence', 'in_force_from'].reduce(
      (left, field) => left.replace(new RegExp(`\n {6}${field}: .*`), ''),
      text,
    );
    const line = lineOf('    - value:');
    const { faults } = broken(file, text, bare);
    const fields = ['in_force_from', 'source', 'confidence'];
    expect(faults).toMatchObject(fields.map(() => ({ file, line, code: 'missing-field' })));
    faults.forEach(({ message }, i) => expect(message).toContain(fields[i]));
  });

  it('a row with a day, a trust, a source and a field that are none is refused, each with its line', () => {
    const wrong = text
      .replace(/\n {6}in_force_from: .*/, '\n      in_force_from: 2025-02-29\n      to: 2026-01-01')
      .replace(/instrument: [^,}\n]*/, "instrument: ' '")
      .replace(/confidence: .*/, 'confidence: sure');
    const { faults } = broken(file, text, wrong);
    const at = (field: string) => lineOf(`      ${field}:`, wrong);
    expect(faults.map(({ code, line }) => [code, line]).sort()).toEqual(
      [
        ['bad-date', at('in_force_from')],
        ['unknown-field', at('to')],
        ['wrong-shape', at('source')],
        ['wrong-shape', at('confidence')],
      ].sort(),
    );
    expect(new Set(faults.map((fault) => fault.file))).toEqual(new Set([file]));
  });
});

describe('a row that no question could be answered by is refused with its file, line and reason:', () => {
  it.each<[string, string, string, LawFault['code'], string]>([
    ['benefits.yaml', 'times: 10, parameter', 'times: 0, parameter', 'wrong-shape', 'times must be > 0'],
    ['benefits.yaml', 'times: 20, parameter', 'times: -20, parameter', 'wrong-shape', 'times must be > 0'],
    ['on-top.yaml', 'times: 3', 'times: 0', 'wrong-shape', 'times must be > 0'],
    ['parameters.yaml', 'value: 0.7', 'value: 70', 'wrong-shape', 'must be <= 1'],
    [
      'benefits.yaml',
      'abbreviation: khancap',
      'abbreviation: btxh',
      'overlap',
      'btxh names benefits social-protection',
    ],
    [
      'on-top.yaml',
      'abbreviation: ncc-mot-lan',
      'abbreviation: ncc',
      'overlap',
      'ncc names benefits meritorious',
    ],
    [
      'procedures.yaml',
      "code: '1.003197'",
      "code: '1.000656'",
      'overlap',
      '1.000656 is a code of death-registration',
    ],
    ['procedures.yaml', "code: '1.003197'", "code: '1003197'", 'wrong-shape', 'must match pattern'],
    [
      'procedure-aliases.yaml',
      "'1.006714':",
      "'1.000656':",
      'overlap',
      '1.000656 is a code of death-registration',
    ],
    ['results.yaml', "'KQ.G18.000312'", "'KQ.G18.312'", 'unknown-reference', 'has no form of code-formats'],
    [
      'deadlines.yaml',
      "procedure_code: '1.007073'",
      "procedure_code: '1.007074'",
      'unknown-reference',
      '1.007074 is no code',
    ],
    ['deadlines.yaml', "province: '48'", "province: 'Đà Nẵng'", 'wrong-shape', 'must match pattern'],
    ['statuses.yaml', 'number: 6', 'number: 5', 'overlap', '5 is the number of supplement-asked'],
    ['statuses.yaml', 'number: 10', 'number: 11', 'wrong-shape', 'must be <= 10'],
    ['unit-counts.yaml', 'xa: 2611', 'xa: 2612', 'wrong-shape', 'the kinds add up to 3322, not to 3321'],
    ['province-changes.yaml', "'75':", 'Đồng Nai:', 'unknown-reference', 'Đồng Nai is no code of a province'],
    ['offices.yaml', 'Một cửa {commune}', 'Một cửa {comune}', 'wrong-shape', 'must match pattern'],
    ['agencies.yaml', 'H{province}', 'H{country}', 'wrong-shape', 'must match pattern'],
    ['code-formats.yaml', 'KQ.{issuer}.{6}', 'KQ.{office}.{6}', 'wrong-shape', 'must match pattern'],
    ['code-issuers.yaml', 'code: G15', 'code: g15', 'wrong-shape', 'must match pattern'],
    ['retention.yaml', '{ years: 10 }', '{}', 'wrong-shape', 'either years, at least one, or for_ever'],
    [
      'retention.yaml',
      '{ years: 10 }',
      '{ years: 0 }',
      'wrong-shape',
      'either years, at least one, or for_ever',
    ],
    ['retention.yaml', '{ years: 10 }', '{ years: 10, for_ever: true }', 'wrong-shape', 'either years'],
    [
      'calendar.yaml',
      'last: 2028-12-31',
      'last: 2024-12-31',
      'bad-date',
      'the last day 2024-12-31 is before the first',
    ],
  ])('%s with %s as %s', (file, from, to, code, reason) => {
    const { faults, line } = broken(file, from, to);
    const found = faults.find((fault) => fault.code === code);
    expect(found?.message).toContain(reason);
    expect(found?.file).toBe(file);
    const row = files[file]!.split('\n')
      .slice(0, line)
      .findLastIndex((one) => /^ {4}- value:|^\S/.test(one));
    expect(found!.line).toBeGreaterThan(row);
    expect(found!.line).toBeLessThanOrEqual(line);
  });
});

it('every place that a row is limited to is one', () => {
  const codes = new Set([...provinces(), ...communes()].map(({ code }) => code));
  const named = loadLaw().rows.flatMap(({ scope }) =>
    [scope['province'], scope['commune']].filter((code) => code !== undefined),
  );
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((code) => !codes.has(code))).toEqual([]);
});
