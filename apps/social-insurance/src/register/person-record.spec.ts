import { insured, PENSIONER } from '../testing-ground/claim';
import { factsOf, wholeMonths, type Beneficiary } from './person-record';

describe('the facts of the registers on the day of death', () => {
  it('say of whom no register knows that nothing is so', () => {
    const facts = factsOf({ beneficiaries: [] }, '2026-11-20');
    expect(Object.values(facts).every((fact) => fact === undefined || fact === false || fact === 0)).toBe(
      true,
    );
    expect(facts).toMatchObject({ pensioner: false, monthsPaid: 0, veteran: false, emergency: false });
  });

  it.each([
    ['compulsory', { monthsPaid: 77, voluntaryMonthsPaid: 0 }],
    ['voluntary', { monthsPaid: 0, voluntaryMonthsPaid: 77 }],
  ] as const)('count the months of %s insurance for that insurance alone', (kind, facts) => {
    expect(factsOf(insured({ kind, monthsPaid: 77 }), '2026-11-20')).toMatchObject(facts);
  });

  const beneficiary = (change: Partial<Beneficiary>): Beneficiary => ({
    person: 'a1',
    category: 'veteran',
    since: '2020-01-01',
    stoppedOn: null,
    ...change,
  });
  it.each<[string, Partial<Beneficiary>, boolean]>([
    ['drawn when the person died', {}, true],
    ['drawn from the very day of death', { since: '2026-11-20' }, true],
    ['stopped by this very death', { stoppedOn: '2026-11-20' }, true],
    ['stopped the day before', { stoppedOn: '2026-11-19' }, false],
    ['that would have begun the day after', { since: '2026-11-21' }, false],
  ])('know an allowance %s', (_title, change, veteran) => {
    expect(factsOf({ beneficiaries: [beneficiary(change)] }, '2026-11-20')).toMatchObject({
      veteran,
      meritorious: false,
    });
  });

  it('count the whole months a pension was drawn', () => {
    expect(factsOf(PENSIONER, '2026-11-20')).toMatchObject({ pensioner: true, pensionMonthsDrawn: 269 });
    expect(wholeMonths('2026-01-31', '2026-02-28')).toBe(0);
    expect(wholeMonths('2026-01-15', '2027-01-15')).toBe(12);
    expect(wholeMonths('2026-01-15', '2025-01-15')).toBe(0);
  });

  it('count before 2014 only the months that cannot have been paid later, unless the register tells', () => {
    const before = (monthsPaid: number, monthsPaidBefore2014: number | null = null) =>
      factsOf(insured({ monthsPaid, monthsPaidBefore2014 }), '2026-11-20').monthsPaidBefore2014;
    expect([before(154), before(155), before(200), before(154, 40)]).toEqual([0, 1, 46, 40]);
  });
});
