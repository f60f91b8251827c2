import fc from 'fast-check';
import { hoursOn, isOpen, isWorkingDay, loadLaw, lunarDay, type OfficeKey } from '../index';
import { dayNumber, dayOfNumber } from './days';
import { sumWorkingHours } from './office-hours';

const law = loadLaw();

describe('the counter', () => {
  it.each<[OfficeKey, string, boolean, string]>([
    ['one-stop', '2026-11-23T07:30:00', true, 'opens'],
    ['one-stop', '2026-11-23T07:29:59', false, 'has not opened yet'],
    ['one-stop', '2026-11-23T12:00:00', false, 'has its midday break'],
    ['one-stop', '2026-11-23T17:30:00', false, 'has closed'],
    ['one-stop', '2026-11-28T09:00:00', false, 'is closed on Saturday'],
    ['commune-police', '2026-11-28T09:00:00', true, 'takes in dossiers on Saturday morning'],
    ['commune-police', '2026-11-28T14:00:00', false, 'is closed on Saturday afternoon'],
    ['commune-police', '2028-01-29T09:00:00', false, 'is closed on a Saturday of Tết'],
    ['one-stop', '2026-11-24T09:00:00', false, 'is closed on 24 November'],
    ['one-stop', '2026-01-10T14:00:00', true, 'is open all day on a Saturday that is worked'],
  ])('of the %s at %s: open is %s, it %s', (office, at, open) => {
    expect(isOpen(law, office, `${at}+07:00`)).toBe(open);
  });

  it('that only takes in dossiers on Saturday morning does no work then', () => {
    expect(hoursOn(law, 'commune-police', '2026-11-28')).toMatchObject({
      working: false,
      why: 'nghỉ hằng tuần, chỉ nhận hồ sơ',
    });
    expect(isWorkingDay(law, '2026-11-28')).toBe(false);
  });
});

describe('working hours', () => {
  const HOUR = 3_600_000;
  const start = fc
    .tuple(
      fc.integer({ min: dayNumber('2025-01-02'), max: dayNumber('2028-10-01') }),
      fc.integer({ min: 0, max: 86_399 }),
    )
    .map(([n, s]) => `${dayOfNumber(n)}T${new Date(s * 1000).toISOString().slice(11, 19)}+07:00`);
  const endOf = (at: string, ms: number): number => {
    const { day, timeOfDay } = sumWorkingHours({ law, office: 'one-stop' }, at, ms);
    return dayNumber(day) * 24 * HOUR + timeOfDay;
  };

  it('end later for more hours, and never earlier for a later start', () => {
    fc.assert(
      fc.property(
        start,
        fc.integer({ min: 1, max: 80 }),
        fc.integer({ min: 0, max: 86_400 }),
        (at, h, later) => {
          expect(endOf(at, (h + 1) * HOUR)).toBeGreaterThan(endOf(at, h * HOUR));
          const after = new Date(Date.parse(at) + later * 1000).toISOString();
          expect(endOf(after, h * HOUR)).toBeGreaterThanOrEqual(endOf(at, h * HOUR));
        },
      ),
    );
  });

  it('make one working day of eight', () => {
    fc.assert(
      fc.property(start, (at) => {
        const { counted } = sumWorkingHours({ law, office: 'one-stop' }, at, 8 * HOUR);
        expect(counted.filter((d) => d.counted).length).toBeLessThanOrEqual(2);
      }),
    );
  });
});

it.each([
  ['2025-01-29', '1/1'],
  ['2026-02-17', '1/1'],
  ['2026-04-26', '10/3'],
  ['2027-02-06', '1/1'],
  ['2027-04-16', '10/3'],
  ['2025-07-25', '1/6 nhuận'],
])('%s is %s of the lunar calendar', (day, lunar) => {
  expect(lunarDay(day)).toBe(lunar);
});
