import { loadLaw } from '@lien-thong/law';
import { overpaid } from './overpaid';
import { lastPayDay, payDayIsNear } from './pay-day';

const law = loadLaw();

describe('what was paid after a death', () => {
  it.each([
    ['through the month of death is due', '2026-09-01', []],
    ['before it is due', '2026-08-01', []],
    ['for the next months is not', '2026-11-01', ['2026-10', '2026-11']],
    ['over the end of the year is not', '2027-01-01', ['2026-10', '2026-11', '2026-12', '2027-01']],
  ])('%s', (_title, paidThrough, months) => {
    expect(overpaid(law, { diedOn: '2026-09-30', paidThrough, monthly: 5_000_000 })).toEqual({
      months,
      amount: months.length * 5_000_000,
    });
  });
});

describe('the pay-day', () => {
  it.each([
    ['2026-12-01', '2026-11-02', true],
    ['2026-12-02', '2026-12-02', false],
    ['2026-12-27', '2026-12-02', false],
    ['2026-12-28', '2026-12-02', true],
    ['2027-01-01', '2026-12-02', true],
  ])('seen from %s was last %s; the next is near: %s', (today, last, near) => {
    expect([lastPayDay(law, today), payDayIsNear(law, today)]).toEqual([last, near]);
  });
});
