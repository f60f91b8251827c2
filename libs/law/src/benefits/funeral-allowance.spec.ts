import fc from 'fast-check';
import {
  BENEFIT_CATEGORIES,
  funeralAllowance,
  loadLaw,
  type BenefitCategory,
  type ClaimFacts,
} from '../index';

const law = loadLaw();

const ENTITLED: Record<BenefitCategory, ClaimFacts> = {
  'compulsory-insurance': { monthsPaid: 12 },
  'voluntary-insurance': { voluntaryMonthsPaid: 60 },
  'social-protection': { socialProtection: true },
  emergency: { emergency: true },
  'social-pension': { socialPension: true },
  meritorious: { meritorious: true },
  veteran: { veteran: true },
  'youth-volunteer': { youthVolunteer: true },
  'frontline-labour': { frontlineLabour: true },
};

const forOne = (category: BenefitCategory, diedOn: string) =>
  funeralAllowance(law, { diedOn, categories: [category], facts: ENTITLED[category] });

const forAll = (categories: readonly BenefitCategory[], diedOn = '2026-11-01') =>
  funeralAllowance(law, {
    diedOn,
    categories,
    facts: Object.assign({}, ...categories.map((c) => ENTITLED[c])) as ClaimFacts,
  });

describe('the amount of one regime follows the day of death:', () => {
  it.each([
    ['compulsory-insurance', '2019-06-30', 13_900_000],
    ['compulsory-insurance', '2019-07-01', 14_900_000],
    ['compulsory-insurance', '2023-06-30', 14_900_000],
    ['compulsory-insurance', '2023-07-01', 18_000_000],
    ['compulsory-insurance', '2024-06-30', 18_000_000],
    ['compulsory-insurance', '2024-07-01', 23_400_000],
    ['compulsory-insurance', '2026-06-30', 23_400_000],
    ['compulsory-insurance', '2026-07-01', 25_300_000],
    ['voluntary-insurance', '2026-06-30', 23_400_000],
    ['voluntary-insurance', '2026-07-01', 25_300_000],
    ['meritorious', '2026-06-30', 23_400_000],
    ['meritorious', '2026-07-01', 25_300_000],
    ['veteran', '2026-07-01', 25_300_000],
    ['youth-volunteer', '2026-07-01', 25_300_000],
    ['frontline-labour', '2026-07-01', 25_300_000],
    ['social-protection', '2021-06-30', 5_400_000],
    ['social-protection', '2021-07-01', 7_200_000],
    ['social-protection', '2024-07-01', 10_000_000],
    ['social-protection', '2026-06-30', 10_000_000],
    ['social-protection', '2026-07-01', 10_800_000],
    ['emergency', '2026-06-30', 25_000_000],
    ['emergency', '2026-07-01', 27_000_000],
    ['social-pension', '2025-07-01', 10_000_000],
    ['social-pension', '2026-07-01', 10_000_000],
  ] as const)('%s, died %s: %d', (category, diedOn, amount) => {
    expect(forOne(category, diedOn).granted).toMatchObject({ category, amount });
  });

  it('shows the reckoning with its figures, the office, the payer and the article', () => {
    expect(forOne('compulsory-insurance', '2026-07-15').granted).toMatchObject({
      formula: '10 × mức tham chiếu (lương cơ sở) 2.530.000 đồng = 25.300.000 đồng',
      desk: 'social-insurance',
      payer: 'Quỹ bảo hiểm xã hội',
      article: 'Điều 85, Luật Bảo hiểm xã hội 41/2024/QH15',
    });
    expect(forOne('social-protection', '2026-07-15').granted?.desk).toBe('commune');
    expect(forOne('veteran', '2026-07-15').granted?.desk).toBe('home-affairs');
  });

  it('has no social pension before 1 July 2025, and no amount before the rows begin', () => {
    expect(forOne('social-pension', '2025-06-30')).toMatchObject({
      granted: undefined,
      rejected: [{ because: 'not-in-force', article: 'Nghị định 176/2025/NĐ-CP' }],
    });
    expect(forOne('meritorious', '2017-01-01').rejected).toMatchObject([{ because: 'law-not-recorded' }]);
  });
});

describe('who has paid social insurance', () => {
  const of = (facts: ClaimFacts, categories: BenefitCategory[] = ['compulsory-insurance']) =>
    funeralAllowance(law, { diedOn: '2026-11-01', categories, facts });

  it('needs twelve months, unless drawing a pension or dead of a work accident', () => {
    const none = { pensioner: false, diedOfWorkAccident: false, drawsAccidentBenefit: false };
    expect(of({ ...none, monthsPaid: 11 }).rejected).toMatchObject([{ because: 'contribution-too-short' }]);
    expect(of({ ...none, monthsPaid: 0 }).rejected).toMatchObject([{ because: 'not-in-register' }]);
    expect(of({ ...none, monthsPaid: 12 }).granted?.amount).toBe(25_300_000);
    expect(of({ ...none, monthsPaid: 1, diedOfWorkAccident: true }).granted?.amount).toBe(25_300_000);
    expect(of({ pensioner: true }).granted?.amount).toBe(25_300_000);
  });

  it('is asked only for what would decide', () => {
    expect(of({ pensioner: true }).missing).toEqual([]);
    expect(of({ pensioner: false, diedOfWorkAccident: false, monthsPaid: 3 }).missing).toEqual([
      'drawsAccidentBenefit',
    ]);
    const insuredMaybeVeteran = of({ monthsPaid: 20 }, ['compulsory-insurance', 'veteran']);
    expect(insuredMaybeVeteran.granted?.category).toBe('compulsory-insurance');
    expect(insuredMaybeVeteran.missing).toEqual([]);
  });

  it('keeps the grant of another regime open while insurance is not ruled out', () => {
    const asked = of({ meritorious: true, pensioner: false }, ['meritorious', 'compulsory-insurance']);
    expect(asked.granted).toBeUndefined();
    expect(asked.missing).toEqual(['diedOfWorkAccident', 'drawsAccidentBenefit', 'monthsPaid']);
  });
});

describe('of several regimes one pays:', () => {
  it.each([
    [
      ['compulsory-insurance', 'meritorious'],
      'compulsory-insurance',
      'another-regime-pays',
      'Pháp lệnh 02/2020',
    ],
    [
      ['compulsory-insurance', 'emergency'],
      'compulsory-insurance',
      'another-regime-pays',
      'Pháp lệnh 02/2020',
    ],
    [['voluntary-insurance', 'veteran'], 'voluntary-insurance', 'another-regime-pays', 'Pháp lệnh 27/2005'],
    [['meritorious', 'emergency'], 'emergency', 'lower-amount', 'Pháp lệnh 02/2020'],
    [['meritorious', 'social-protection'], 'meritorious', 'lower-amount', 'Pháp lệnh 02/2020'],
    [['social-pension', 'social-protection'], 'social-protection', 'lower-amount', 'Nghị định 20/2021'],
    [['veteran', 'meritorious'], 'meritorious', 'another-regime-pays', 'Pháp lệnh 27/2005'],
    [['veteran', 'youth-volunteer'], 'veteran', 'another-regime-pays', 'Nghị định 20/2021'],
    [
      ['compulsory-insurance', 'voluntary-insurance'],
      'compulsory-insurance',
      'another-regime-pays',
      '41/2024',
    ],
  ] as const)('%j → %s', (categories, paid, because, instrument) => {
    const found = forAll(categories);
    expect(found.granted?.category).toBe(paid);
    expect(found.rejected).toEqual([
      {
        category: categories.find((c) => c !== paid),
        because,
        article: expect.stringContaining(instrument) as string,
      },
    ]);
  });

  const some = fc.subarray([...BENEFIT_CATEGORIES], { minLength: 1 });

  it('whatever the order in which they are named', () => {
    fc.assert(
      fc.property(
        some.chain((s) => fc.tuple(fc.constant(s), fc.shuffledSubarray(s, { minLength: s.length }))),
        ([inOrder, shuffled]) =>
          expect(forAll(shuffled).granted?.category).toBe(forAll(inOrder).granted?.category),
      ),
    );
  });

  it('and each of the others is told why not', () => {
    fc.assert(
      fc.property(some, (categories) => {
        const { granted, rejected } = forAll(categories);
        expect([granted!.category, ...rejected.map((r) => r.category)].sort()).toEqual(
          [...categories].sort(),
        );
        for (const { article } of rejected) expect(article).not.toBe('');
      }),
    );
  });

  it('and a further state-budget regime never lowers the amount', () => {
    const budget = BENEFIT_CATEGORIES.filter((c) => !c.endsWith('insurance'));
    fc.assert(
      fc.property(
        fc.subarray(budget, { minLength: 1 }),
        fc.constantFrom(...budget),
        (categories, further) => {
          const before = forAll(categories).granted!.amount;
          expect(forAll([...categories, further]).granted!.amount).toBeGreaterThanOrEqual(before);
        },
      ),
    );
  });
});
