import * as fc from 'fast-check';
import { formats, type Format } from './formats';

/** What is taken and what is not, each for a reason a reader of the form would understand. */
const EXAMPLES: Record<Format, { taken: string[]; refused: string[] }> = {
  day: {
    taken: ['2026-11-24', '2024-02-29', '2000-02-29', '1800-01-01', '9999-12-31'],
    refused: [
      '2026-02-29',
      '1900-02-29',
      '2026-02-30',
      '2026-04-31',
      '2026-00-10',
      '2026-13-01',
      '2026-11-00',
      '2026-11-32',
      '1799-12-31',
      '24/11/2026',
      '2026-1-1',
      '26-11-24',
      '2026-11-24T00:00:00Z',
      ' 2026-11-24',
      '2026-11-24\n',
      '٢٠٢٦-11-24',
      '',
    ],
  },
  'partial-day': {
    taken: ['1948', '1948-03', '1948-03-09'],
    refused: ['1799', '1948-13', '1948-00', '1948-02-30', '48', '1948-3', '1948-', '0000', '1948\n', ''],
  },
  instant: {
    taken: ['2026-11-20T09:12:40+07:00', '2026-11-20T02:12:40Z', '2026-11-20T02:12:40.118204Z'],
    refused: [
      '2026-02-30T09:12:40+07:00',
      '2026-11-20T24:00:00Z',
      '2026-11-20T09:60:00Z',
      '2026-11-20T09:12:60Z',
      '2026-11-20T09:12:40',
      '2026-11-20T09:12+07:00',
      '2026-11-20 09:12:40Z',
      '2026-11-20T09:12:40z',
      '2026-11-20T09:12:40+24:00',
      '2026-11-20T09:12:40.Z',
      '2026-11-20',
    ],
  },
  text: {
    taken: ['Nguyễn Thị Mười Ba', 'không rõ', '"; drop table cases; --', '<b>', '🙏', 'dòng một\ndòng hai'],
    refused: ['', '   ', '\n\t', 'a\u0000b', 'a\u0007', 'a\u0085', '\ud83d', 'tên\ufe0f'],
  },
  time: { taken: ['00:00', '03:45', '23:59'], refused: ['24:00', '3:45', '03:60', '03:45:00', '0345', ''] },
  'personal-id': {
    taken: ['094048001276'],
    refused: [
      '09404800127',
      '0940480012760',
      '09404800127a',
      '094 048 001 276',
      '０９４０４８００１２７６',
      '',
    ],
  },
  phone: {
    taken: ['0912345678', '+84912345678', '02993822333'],
    refused: ['912345678', '+85912345678', '0912 345 678', '091234567', '091234567890', ''],
  },
  'one-time-code': {
    taken: ['042917', '000000'],
    refused: ['42917', '0429170', '04291a', '０４２９１７', ' 42917', '042917\n', ''],
  },
  email: {
    taken: ['ngoclan.tran@example.vn', 'a+b@x-y.gov.vn'],
    refused: ['ngoclan', 'a@b', '@example.vn', 'a b@example.vn', 'a@example.vn\nBcc: x@y.vn', 'a@.vn', ''],
  },
  'commune-code': { taken: ['31510', '00004'], refused: ['3151', '315100', '3151a', ''] },
  'province-code': { taken: ['92', '01'], refused: ['1', '092', 'CT', ''] },
  sha256: { taken: ['a'.repeat(64)], refused: ['a'.repeat(63), 'A'.repeat(64), 'g'.repeat(64), ''] },
  uuid: {
    taken: ['01932f5e-8a41-7c3e-9b60-5f2d7a1c4e88'],
    refused: ['01932F5E-8A41-7C3E-9B60-5F2D7A1C4E88', '01932f5e8a417c3e9b605f2d7a1c4e88', 'x', ''],
  },
  code: {
    taken: ['386/2026', 'H12.45.07-261120-0031', '2.002913', 'a'.repeat(64)],
    refused: ['/386', '.5', '1204/QĐ-BHXH', 'a b', 'a'.repeat(65), "a'--", ''],
  },
  'law-file': {
    taken: ['parameters.yaml', 'office-hours.yaml'],
    refused: [
      'Parameters.yaml',
      'x/parameters.yaml',
      '../parameters.yaml',
      'parameters',
      '.yaml',
      '__proto__.yaml',
      '',
    ],
  },
  'account-number': {
    taken: ['760120', '7601205123456'],
    refused: ['76012', '7'.repeat(21), '7601-205', ''],
  },
};

describe.each(Object.entries(EXAMPLES))('%s', (name, { taken, refused }) => {
  const isWellFormed = formats[name as Format];
  it.each(taken)('takes %j', (text) => expect(isWellFormed(text)).toBe(true));
  it.each(refused)('refuses %j', (text) => expect(isWellFormed(text)).toBe(false));
});

it('takes exactly the days that the calendar has', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1800, max: 2400 }),
      fc.integer({ min: 0, max: 13 }),
      fc.integer({ min: 0, max: 32 }),
      (year, month, day) => {
        const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
        const parsed = new Date(`${text}T00:00:00Z`);
        const exists = !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text);
        expect(formats.day(text)).toBe(exists);
      },
    ),
    { numRuns: 2000 },
  );
});
