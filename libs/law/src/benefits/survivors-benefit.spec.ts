import { loadLaw, survivorsBenefit, type Survivor, type SurvivorsQuestion } from '../index';

const law = loadLaw();
const ask = (facts: SurvivorsQuestion['facts'], diedOn = '2026-11-01') =>
  survivorsBenefit(law, { diedOn, facts });

const NOT_OPENING = { pensioner: false, diedOfWorkAccident: false, accidentLossPercent: 0 };
const child: Survivor = { relation: 'child', birthDate: '2015-03-01' };
const spouse: Survivor = { relation: 'spouse', birthDate: '1960-01-01' };

describe('the monthly survivors benefit', () => {
  it.each([
    ['2026-06-30', 1_170_000, 1_638_000],
    ['2026-07-01', 1_265_000, 1_771_000],
  ])(
    'for a death on %s is half the reference level, %d, or 70 %% without a carer, %d',
    (day, half, alone) => {
      const found = ask({ monthsPaid: 180, survivors: [spouse, { ...child, withoutCarer: true }] }, day);
      expect(found).toMatchObject({ kind: 'monthly', amount: half + alone, amountPerRelative: half });
      expect(found.shares).toEqual([
        { survivor: 1, amount: alone },
        { survivor: 0, amount: half },
      ]);
    },
  );

  it('goes to four relatives at most, first to those who get more', () => {
    const five = [child, child, child, child, { ...child, withoutCarer: true }];
    const found = ask({ pensioner: true, survivors: five });
    expect(found.shares?.map((s) => s.survivor)).toEqual([4, 0, 1, 2]);
  });

  it.each([
    ['a child a day before it turns eighteen', { relation: 'child', birthDate: '2008-11-02' }, 'monthly'],
    ['a child on the day it turns eighteen', { relation: 'child', birthDate: '2008-11-01' }, 'lump-sum'],
    ['a disabled child of thirty', { relation: 'child', birthDate: '1996-01-01', disabled: true }, 'monthly'],
    ['a widow of fifty-six', { relation: 'spouse', birthDate: '1970-01-01', sex: 'female' }, 'monthly'],
    ['a widower of fifty-six', { relation: 'spouse', birthDate: '1970-01-01', sex: 'male' }, 'lump-sum'],
    ['a parent with an income', { relation: 'parent', birthDate: '1940-01-01', ownIncome: true }, 'lump-sum'],
    ['a sister', { relation: 'sibling', birthDate: '2015-01-01' }, 'lump-sum'],
  ] as [string, Survivor, string][])('for %s: %s', (_, survivor, kind) => {
    const found = ask({
      monthsPaid: 180,
      averageEarnings: 6_000_000,
      monthsPaidBefore2014: 0,
      survivors: [survivor],
    });
    expect(found.kind).toBe(kind);
  });

  it('asks for the sex of a spouse where the age alone does not decide', () => {
    const found = ask({ pensioner: true, survivors: [{ relation: 'spouse', birthDate: '1970-01-01' }] });
    expect(found).toMatchObject({ kind: 'none', because: 'facts-missing', missing: ['survivors.0.sex'] });
  });
});

describe('the lump sum', () => {
  const paid = (monthsPaid: number, monthsPaidBefore2014: number) =>
    ask({ ...NOT_OPENING, monthsPaid, monthsPaidBefore2014, averageEarnings: 6_000_000 });

  it.each([
    [120, 60, 5 * 1.5 + 5 * 2],
    [120, 0, 20],
    [12, 0, 3],
    [126, 60, 5 * 1.5 + 5.5 * 2],
    [127, 60, 5 * 1.5 + 6 * 2],
    [120, 66, 5 * 1.5 + 5 * 2],
  ])('for %d months paid, %d of them before 2014, is %d months of average earnings', (all, early, months) => {
    expect(paid(all, early)).toMatchObject({ kind: 'lump-sum', amount: months * 6_000_000 });
  });

  it.each([
    [0, 48],
    [2, 48],
    [3, 47.5],
    [12, 43],
    [200, 3],
  ])('of a pensioner of %d months without entitled relatives is %d months of pension', (drawn, months) => {
    const found = ask({ pensioner: true, pension: 5_000_000, pensionMonthsDrawn: drawn });
    expect(found).toMatchObject({ kind: 'lump-sum', amount: months * 5_000_000 });
  });

  it('asks for the earnings it is counted from', () => {
    expect(ask({ ...NOT_OPENING, monthsPaid: 24 })).toMatchObject({
      kind: 'none',
      because: 'facts-missing',
      missing: ['averageEarnings', 'monthsPaidBefore2014'],
    });
  });
});

it('is nothing for who was never insured', () => {
  expect(ask({ ...NOT_OPENING, monthsPaid: 0 })).toMatchObject({ kind: 'none', because: 'not-in-register' });
});
