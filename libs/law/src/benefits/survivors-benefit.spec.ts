import { loadLaw, survivorsBenefit, type Survivor, type SurvivorsQuestion } from '../index';

const law = loadLaw();
const ask = (facts: SurvivorsQuestion['facts'], diedOn = '2026-11-01') =>
  survivorsBenefit(law, { diedOn, facts });

const NOT_OPENING = {
  pensioner: false,
  diedOfWorkAccident: false,
  accidentLossPercent: 0,
  voluntaryMonthsPaid: 0,
};
const TOLD = { disabled: false, withoutCarer: false, ownIncome: false };
const child: Survivor = { ...TOLD, relation: 'child', birthDate: '2015-03-01' };
const spouse: Survivor = { ...TOLD, relation: 'spouse', birthDate: '1960-01-01' };

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
      ...NOT_OPENING,
      monthsPaid: 180,
      averageEarnings: 6_000_000,
      monthsPaidBefore2014: 0,
      survivors: [{ ...TOLD, ...survivor }],
    });
    expect(found.kind).toBe(kind);
  });

  it.each<[string, Survivor, string[]]>([
    ['of nothing where a relative never could', { relation: 'sibling', birthDate: '2015-01-01' }, []],
    [
      'of a child whether anybody cares for it',
      { relation: 'child', birthDate: '2015-01-01' },
      ['withoutCarer'],
    ],
    [
      'of a grown child whether it is disabled',
      { relation: 'child', birthDate: '1990-01-01' },
      ['disabled', 'withoutCarer'],
    ],
    [
      'of a grown child that is not disabled nothing',
      { ...TOLD, relation: 'child', birthDate: '1990-01-01' },
      [],
    ],
    [
      'of an old parent the income',
      { relation: 'parent', birthDate: '1940-01-01' },
      ['ownIncome', 'withoutCarer'],
    ],
    [
      'of who has an income nothing more',
      { relation: 'parent', birthDate: '1940-01-01', ownIncome: true },
      [],
    ],
    [
      'of a spouse whose age does not decide the sex',
      { ...TOLD, relation: 'spouse', birthDate: '1970-01-01' },
      ['sex'],
    ],
    [
      'of a disabled spouse not the sex',
      { relation: 'spouse', birthDate: '1970-01-01', disabled: true },
      ['ownIncome', 'withoutCarer'],
    ],
    [
      'of a young spouse all that would decide',
      { relation: 'spouse', birthDate: '1970-01-01' },
      ['sex', 'disabled', 'ownIncome', 'withoutCarer'],
    ],
  ])('asks %s', (_, survivor, facts) => {
    const { missing, because } = ask({
      pensioner: true,
      survivors: [survivor],
      pension: 1,
      pensionMonthsDrawn: 0,
    });
    expect(missing).toEqual(facts.map((fact) => `survivors.0.${fact}`));
    expect(because).toBe(facts.length ? 'facts-missing' : undefined);
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

  it.each<[SurvivorsQuestion['facts'], string[]]>([
    [{ ...NOT_OPENING, monthsPaid: 24 }, ['averageEarnings', 'monthsPaidBefore2014']],
    [
      { ...NOT_OPENING, monthsPaid: 24, voluntaryMonthsPaid: undefined, averageEarnings: 1 },
      ['voluntaryMonthsPaid', 'monthsPaidBefore2014'],
    ],
    [{ ...NOT_OPENING, monthsPaid: 0, voluntaryMonthsPaid: undefined }, ['voluntaryMonthsPaid']],
    [{ monthsPaid: 200, voluntaryMonthsPaid: 0 }, ['pensioner', 'averageEarnings', 'monthsPaidBefore2014']],
    [{ pensioner: true }, ['pension', 'pensionMonthsDrawn']],
  ])('of %j asks only for what it is counted from', (facts, missing) => {
    expect(ask(facts)).toMatchObject({ kind: 'none', because: 'facts-missing', missing });
  });

  it('counts what was paid voluntarily with the rest', () => {
    const months = { monthsPaid: 60, voluntaryMonthsPaid: 60, monthsPaidBefore2014: 0 };
    expect(ask({ ...NOT_OPENING, ...months, averageEarnings: 6_000_000 }).amount).toBe(20 * 6_000_000);
  });
});

it('is nothing for who was never insured', () => {
  expect(ask({ ...NOT_OPENING, monthsPaid: 0 })).toMatchObject({ kind: 'none', because: 'not-in-register' });
});
