import fc from 'fast-check';
import { LunarDate } from '@nghiavuive/lunar_date_vi';
import { addWorkingDays, explainDay, isWorkingDay, LawGapError, loadLaw, nextWorkingDay } from '../index';
import { dayNumber, dayOfNumber, plusDays, weekdayOf } from './days';

const law = loadLaw();

/** Days far enough from the end of the declared years for every sum below. */
const days = fc
  .integer({ min: dayNumber('2025-01-01'), max: dayNumber('2028-06-30') })
  .map((n) => dayOfNumber(n));
const counts = fc.integer({ min: 0, max: 60 });

describe('adding working days', () => {
  it('never ends on a day off', () => {
    fc.assert(fc.property(days, counts, (day, n) => isWorkingDay(law, addWorkingDays(law, day, n).day)));
  });

  it('ends later for more days and never earlier for a later start', () => {
    fc.assert(
      fc.property(days, counts, fc.integer({ min: 0, max: 30 }), (day, n, later) => {
        const [sum, further] = [addWorkingDays(law, day, n).day, addWorkingDays(law, day, n + 1).day];
        // From a day off, no working day on and one working day on are the same day.
        expect(n > 0 || isWorkingDay(law, day) ? further > sum : further === sum).toBe(true);
        expect(addWorkingDays(law, plusDays(day, later), n).day >= addWorkingDays(law, day, n).day).toBe(
          true,
        );
      }),
    );
  });

  it('may be done in two goes', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }), (day, a, b) => {
        const atOnce = addWorkingDays(law, day, a + b).day;
        expect(addWorkingDays(law, addWorkingDays(law, day, a).day, b).day).toBe(atOnce);
      }),
    );
  });

  it('names every day from the one after the start to the end, as many counted as asked for', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 60 }), (day, n) => {
        const { day: end, counted } = addWorkingDays(law, day, n);
        expect(counted.map((d) => d.day)).toEqual(
          Array.from({ length: dayNumber(end) - dayNumber(day) }, (_, i) => plusDays(day, i + 1)),
        );
        expect(counted.filter((d) => d.counted)).toHaveLength(n);
        for (const one of counted) expect(one.counted).toBe(isWorkingDay(law, one.day));
      }),
    );
  });

  it('of one day is the next working day', () => {
    fc.assert(fc.property(days, (day) => nextWorkingDay(law, day) === addWorkingDays(law, day, 1).day));
  });
});

describe('the calendar', () => {
  it.each([
    ['2026-11-24', false, 'nghỉ Ngày Văn hóa Việt Nam'],
    ['2025-11-24', true, 'ngày làm việc'],
    ['2027-11-24', false, 'nghỉ Ngày Văn hóa Việt Nam'],
    ['2026-02-16', false, 'nghỉ Tết Nguyên đán Bính Ngọ'],
    ['2026-02-20', false, 'nghỉ Tết Nguyên đán Bính Ngọ'],
    ['2026-02-23', true, 'ngày làm việc'],
    ['2026-04-27', false, 'nghỉ bù Giỗ Tổ Hùng Vương'],
    ['2026-09-01', false, 'nghỉ Quốc khánh'],
    ['2026-01-02', false, 'nghỉ hoán đổi dịp Tết Dương lịch'],
    ['2026-01-10', true, 'làm bù hoán đổi dịp Tết Dương lịch'],
    ['2027-02-11', false, 'nghỉ bù Tết Nguyên đán'],
    ['2027-02-12', true, 'ngày làm việc'],
    ['2026-11-28', false, 'nghỉ hằng tuần'],
  ])('on %s: a working day is %s (%s)', (day, working, why) => {
    expect(explainDay(law, day)).toMatchObject({ working, why });
  });

  it.each([
    ['tet-2025', '2025', [1, 1], '2025-01-29'],
    ['tet-2026', '2026', [1, 1], '2026-02-17'],
    ['tet-2027', '2027', [1, 1], '2027-02-06'],
    ['tet-2028', '2028', [1, 1], '2028-01-26'],
    ['hung-kings-2025', '2025', [10, 3], '2025-04-07'],
    ['hung-kings-2026', '2026', [10, 3], '2026-04-26'],
    ['hung-kings-2027', '2027', [10, 3], '2027-04-16'],
    ['hung-kings-2028', '2028', [10, 3], '2028-04-04'],
  ])('holds %s on the day the lunar calendar gives', (key, year, [day, month], expected) => {
    const lunar = new LunarDate({ day: day!, month: month!, year: Number(year) });
    lunar.init();
    const solar = lunar.toSolarDate().get();
    const computed = [solar.year, solar.month, solar.day].map((n) => String(n).padStart(2, '0')).join('-');
    expect(computed).toBe(expected);
    expect(explainDay(law, expected).row.key).toBe(key);
  });

  it('gives a working day back for each feast that falls on a weekly rest day (Labour Code art. 111.3)', () => {
    const listed = [...law.calendar.days].filter(([, { row }]) => row.table === 'holidays');
    const kinds = (n: number) => explainDay(law, dayOfNumber(n)).why;
    const onRest = listed.filter(([n]) => [0, 6].includes(weekdayOf(n)) && !kinds(n).startsWith('làm bù'));
    const given = listed.filter(([n]) => kinds(n).startsWith('nghỉ bù'));
    expect(onRest.length).toBeGreaterThan(5);
    expect(given).toHaveLength(onRest.length);
  });

  it('works as many Saturdays as it swaps days away', () => {
    const why = (start: string) =>
      [...law.calendar.days.values()].filter((d) => d.why.startsWith(start)).length;
    expect(why('làm bù hoán đổi')).toBe(why('nghỉ hoán đổi'));
  });

  it('has no answer beyond the years that are declared', () => {
    expect(() => isWorkingDay(law, '2029-01-01')).toThrow(LawGapError);
    expect(() => addWorkingDays(law, '2028-12-29', 5)).toThrow(LawGapError);
  });
});
