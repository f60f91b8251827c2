import { monthAfter, monthOf, monthsBetween } from './month';

describe('months', () => {
  it('follow one another over the end of a year', () => {
    expect([monthOf('2026-12-31'), monthAfter('2026-12-31'), monthAfter('2026-01-31', 2)]).toEqual([
      '2026-12-01',
      '2027-01-01',
      '2026-03-01',
    ]);
  });

  it('between two are both and those in between, or none where the second comes first', () => {
    expect(monthsBetween('2026-11-20', '2027-01-05')).toEqual(['2026-11-01', '2026-12-01', '2027-01-01']);
    expect(monthsBetween('2026-12-01', '2026-11-30')).toEqual([]);
  });
});
