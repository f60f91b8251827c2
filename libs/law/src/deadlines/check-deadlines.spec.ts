import { LawDataError, lawFiles, readLaw, type LawFault } from '../index';

/** The faults of the real data with one file changed, and the line of a text in it. */
function faultsWith(file: string, from: string | RegExp, to: string) {
  const files = lawFiles();
  const content = files[file]!.replace(from, to);
  expect(content).not.toBe(files[file]);
  const lineOf = (text: string) => content.split('\n').findIndex((line) => line.includes(text)) + 1;
  try {
    readLaw({ ...files, [file]: content });
  } catch (error) {
    if (error instanceof LawDataError) return { faults: error.faults, lineOf };
    throw error;
  }
  return { faults: [], lineOf };
}

type Broken = [
  what: string,
  file: string,
  from: string | RegExp,
  to: string,
  fault: { code: LawFault['code']; at: string; says: string },
];

describe('a row of deadlines is refused with its file, line and reason:', () => {
  it.each<Broken>([
    [
      'hours of no office',
      'deadlines.yaml',
      'unit: working-hour, office: health-facility',
      'unit: working-hour',
      { code: 'missing-field', at: '{ n: 4, unit: working-hour }', says: 'names its office' },
    ],
    [
      'an office where no hours are counted',
      'deadlines.yaml',
      'value: { n: 8, unit: working-day }',
      'value: { n: 8, unit: working-day, office: one-stop }',
      { code: 'unknown-field', at: 'office: one-stop', says: 'office is not read for the unit working-day' },
    ],
    [
      'an office that is none',
      'deadlines.yaml',
      'office: health-facility',
      'office: hospital',
      { code: 'wrong-shape', at: 'office: hospital', says: 'one-stop, commune-police' },
    ],
    [
      'stages that do not add up',
      'deadlines.yaml',
      '{ desk: home-affairs, n: 8 }',
      '{ desk: home-affairs, n: 9 }',
      { code: 'wrong-shape', at: '{ desk: home-affairs, n: 9 }', says: 'the stages add up to 11, not to 10' },
    ],
    [
      'a same-day limit of some days',
      'deadlines.yaml',
      'value: { n: 8, unit: working-day }',
      'value: { n: 8, unit: same-day }',
      { code: 'wrong-shape', at: 'unit: same-day }', says: 'n is 8 and the unit is same-day' },
    ],
    [
      'a verification nobody wrote',
      'deadlines.yaml',
      'verification: verify-foreign-death, transition',
      'verification: verify-stars, transition',
      { code: 'unknown-reference', at: 'verify-stars', says: 'verify-stars is no key of deadlines' },
    ],
    [
      'a transition nobody wrote',
      'deadlines.yaml',
      /transition: civil-status-law \}(?![\s\S]*transition)/,
      'transition: some-law }',
      { code: 'unknown-reference', at: 'transition: some-law', says: 'some-law is no key of transitions' },
    ],
    [
      'a procedure that leads to no limit',
      'procedure-limits.yaml',
      'limit: register-death-mobile',
      'limit: register-by-boat',
      { code: 'unknown-reference', at: 'register-by-boat', says: 'register-by-boat is no key of deadlines' },
    ],
    [
      'a limit of no procedure',
      'procedure-limits.yaml',
      '\ndeath-registration-foreign:',
      '\ndeath-registration-twice:',
      { code: 'unknown-reference', at: 'limit: register-foreign-death', says: 'is no key of procedures' },
    ],
    [
      'a share that is more than the whole',
      'clocks.yaml',
      'share: 0.2',
      'share: 20',
      { code: 'wrong-shape', at: 'share: 20', says: 'must be <= 1' },
    ],
    [
      'a clock setting without a source',
      'clocks.yaml',
      '      source: { instrument: Cài đặt của hệ thống }\n',
      '',
      { code: 'missing-field', at: 'share: 0.2', says: "must have required property 'source'" },
    ],
  ])('%s', (_what, file, from, to, { code, at, says }) => {
    const { faults, lineOf } = faultsWith(file, from, to);
    const found = faults.filter((fault) => fault.code === code);
    expect(found).toEqual([
      expect.objectContaining({ file, line: lineOf(at), message: expect.stringContaining(says) as string }),
    ]);
  });
});
