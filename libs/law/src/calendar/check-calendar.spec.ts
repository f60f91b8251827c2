import { LawDataError, lawFiles, readLaw, type LawFault } from '../index';

function faultsWith(file: string, from: string | RegExp, to: string) {
  const files = lawFiles();
  const content = files[file]!.replace(from, to);
  expect(content).not.toBe(files[file]);
  const lineOf = (text: string, content_ = content) =>
    content_.split('\n').findIndex((line) => line.includes(text)) + 1;
  try {
    readLaw({ ...files, [file]: content });
  } catch (error) {
    if (error instanceof LawDataError) return { faults: error.faults, lineOf };
    throw error;
  }
  return { faults: [], lineOf };
}

/** The row of a holiday starts two lines below its key. */
const ROW = 3;

describe('a row of the calendar is refused with its file, line and reason:', () => {
  it.each<[string, string | RegExp, string, string, LawFault['code'], string]>([
    [
      'Giỗ Tổ on the wrong day',
      '{ day: 2026-04-26, lunar: 10/3, kind: holiday }',
      '{ day: 2026-04-25, lunar: 10/3, kind: holiday }',
      'hung-kings-2026',
      'lunar-mismatch',
      'hung-kings-2026: 2026-04-25 is 9/3 of the lunar calendar, not 10/3',
    ],
    [
      'the first day of Tết a day late',
      /day: 2027-02-06, lunar: 1\/1, kind: holiday \}\n(.*)day: 2027-02-07, kind/,
      'day: 2027-02-06, kind: holiday }\n$1day: 2027-02-07, lunar: 1/1, kind',
      'tet-2027',
      'lunar-mismatch',
      'tet-2027: 2027-02-07 is 2/1 of the lunar calendar, not 1/1',
    ],
    [
      'a lunar day of every year',
      "{ every_year: '04-30', kind: holiday }",
      "{ every_year: '04-30', lunar: 10/3, kind: holiday }",
      'victory-day',
      'missing-field',
      'victory-day: the lunar day 10/3 needs its day',
    ],
    [
      'an entry with no day',
      '{ day: 2027-05-03, kind: compensatory }',
      '{ kind: compensatory }',
      'labour-rest-2027',
      'missing-field',
      'labour-rest-2027: each entry has either day or every_year',
    ],
    [
      'a feast on a weekly day of rest that is not given back',
      /hung-kings-rest-2026:[\s\S]*?confidence: secondary\n\n/,
      '',
      'hung-kings-2026',
      'gap',
      'hung-kings-2026: 2026-04-26 is a weekly day of rest, and 2026-04-27 is not given for it (kind: compensatory)',
    ],
    [
      'a day given back for no holiday',
      '{ day: 2026-04-27, kind: compensatory }',
      '{ day: 2026-04-27, kind: compensatory }\n        - { day: 2026-04-28, kind: compensatory }',
      'hung-kings-rest-2026',
      'unknown-reference',
      'hung-kings-rest-2026: 2026-04-28 is given back for no holiday',
    ],
    [
      'a day swapped away that nobody works off',
      '        - { day: 2026-01-10, kind: swap-work }\n',
      '',
      'new-year-swap-2026',
      'gap',
      'new-year-swap-2026: 1 day(s) swapped away and 0 worked instead',
    ],
    [
      'a swapped day that is worked anyway',
      '{ day: 2026-01-10, kind: swap-work }',
      '{ day: 2026-01-12, kind: swap-work }',
      'new-year-swap-2026',
      'unknown-reference',
      'new-year-swap-2026: 2026-01-12 is worked anyway (weekday 1)',
    ],
  ])('%s', (_what, from, to, key, code, message) => {
    const { faults, lineOf } = faultsWith('holidays.yaml', from, to);
    expect(faults).toEqual([{ file: 'holidays.yaml', line: lineOf(`${key}:`) + ROW, code, message }]);
  });

  it('a declared year without its lunar feasts', () => {
    const { faults, lineOf } = faultsWith('calendar.yaml', 'last: 2028-12-31', 'last: 2029-12-31');
    expect(faults.filter(({ file }) => file === 'calendar.yaml')).toEqual(
      ['1/1 (Tết Nguyên đán)', '10/3 (Giỗ Tổ Hùng Vương)'].map((feast) => ({
        file: 'calendar.yaml',
        line: lineOf('last: 2029-12-31'),
        code: 'gap',
        message: `declared-days: 2029 is declared, and holidays.yaml has no entry for ${feast}`,
      })),
    );
  });

  it.each<[string, string | RegExp, string, string, LawFault['code'], string]>([
    [
      'hours on a day of rest',
      'open_only:\n          - { weekdays: [6]',
      'open_only:\n          - { weekdays: [5]',
      'commune-police',
      'overlap',
      'commune-police: weekday 5 stands twice',
    ],
    [
      'a working Saturday',
      /weekdays: \[1, 2, 3, 4, 5\]/,
      'weekdays: [1, 2, 3, 4, 5, 6]',
      'one-stop',
      'overlap',
      'one-stop: weekday 6 is a day of rest: its hours are open_only',
    ],
    [
      'more hours than a working day has',
      "afternoon: ['13:30', '17:30']",
      "afternoon: ['13:00', '17:30']",
      'one-stop',
      'wrong-shape',
      'one-stop: 8 giờ 30 phút is more than a working day',
    ],
    [
      'an afternoon before the morning has ended',
      "afternoon: ['13:30', '17:30']",
      "afternoon: ['11:00', '13:00']",
      'one-stop',
      'wrong-shape',
      'one-stop: the hours do not follow one another',
    ],
    [
      'a weekday without hours',
      ", morning: ['07:30', '11:30'], afternoon: ['13:30', '17:30']",
      '',
      'one-stop',
      'missing-field',
      'one-stop: neither morning nor afternoon',
    ],
  ])('%s', (_what, from, to, key, code, message) => {
    const { faults, lineOf } = faultsWith('office-hours.yaml', from, to);
    expect(faults).toEqual([{ file: 'office-hours.yaml', line: lineOf(`${key}:`) + ROW, code, message }]);
  });
});
