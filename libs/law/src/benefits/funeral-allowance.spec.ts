import { funeralAllowance, loadLaw, type BenefitCategory, type ClaimFacts } from '../index';

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
  'decision-62': { decision62: true },
  'decision-290': { decision290: true },
  'decision-142': { decision142: true },
  'base-security': { baseSecurity: true },
  'fire-volunteer': { fireVolunteer: true },
  'local-policy': { localPolicy: true },
};

const forOne = (category: BenefitCategory, diedOn: string) =>
  funeralAllowance(law, { diedOn, categories: [category], facts: ENTITLED[category] });

describe('the amount of one regime follows the day of death:', () => {
  it.each([
    ['compulsory-insurance', '2018-07-01', 13_900_000],
    ['compulsory-insurance', '2019-06-30', 13_900_000],
    ['compulsory-insurance', '2019-07-01', 14_900_000],
    ['compulsory-insurance', '2023-06-30', 14_900_000],
    ['compulsory-insurance', '2023-07-01', 18_000_000],
    ['compulsory-insurance', '2024-06-30', 18_000_000],
    ['compulsory-insurance', '2024-07-01', 23_400_000],
    ['compulsory-insurance', '2025-06-30', 23_400_000],
    ['compulsory-insurance', '2025-07-01', 23_400_000],
    ['compulsory-insurance', '2026-06-30', 23_400_000],
    ['compulsory-insurance', '2026-07-01', 25_300_000],
    ['compulsory-insurance', '2026-11-24', 25_300_000],
    ['voluntary-insurance', '2018-07-01', 13_900_000],
    ['voluntary-insurance', '2019-06-30', 13_900_000],
    ['voluntary-insurance', '2019-07-01', 14_900_000],
    ['voluntary-insurance', '2023-06-30', 14_900_000],
    ['voluntary-insurance', '2023-07-01', 18_000_000],
    ['voluntary-insurance', '2024-06-30', 18_000_000],
    ['voluntary-insurance', '2024-07-01', 23_400_000],
    ['voluntary-insurance', '2025-06-30', 23_400_000],
    ['voluntary-insurance', '2025-07-01', 23_400_000],
    ['voluntary-insurance', '2026-06-30', 23_400_000],
    ['voluntary-insurance', '2026-07-01', 25_300_000],
    ['voluntary-insurance', '2026-11-24', 25_300_000],
    ['meritorious', '2018-07-01', 13_900_000],
    ['meritorious', '2019-06-30', 13_900_000],
    ['meritorious', '2019-07-01', 14_900_000],
    ['meritorious', '2023-06-30', 14_900_000],
    ['meritorious', '2023-07-01', 18_000_000],
    ['meritorious', '2024-06-30', 18_000_000],
    ['meritorious', '2024-07-01', 23_400_000],
    ['meritorious', '2025-06-30', 23_400_000],
    ['meritorious', '2025-07-01', 23_400_000],
    ['meritorious', '2026-06-30', 23_400_000],
    ['meritorious', '2026-07-01', 25_300_000],
    ['meritorious', '2026-11-24', 25_300_000],
    ['veteran', '2018-07-01', 13_900_000],
    ['veteran', '2019-06-30', 13_900_000],
    ['veteran', '2019-07-01', 14_900_000],
    ['veteran', '2023-06-30', 14_900_000],
    ['veteran', '2023-07-01', 18_000_000],
    ['veteran', '2024-06-30', 18_000_000],
    ['veteran', '2024-07-01', 23_400_000],
    ['veteran', '2025-06-30', 23_400_000],
    ['veteran', '2025-07-01', 23_400_000],
    ['veteran', '2026-06-30', 23_400_000],
    ['veteran', '2026-07-01', 25_300_000],
    ['veteran', '2026-11-24', 25_300_000],
    ['youth-volunteer', '2018-07-01', 13_900_000],
    ['youth-volunteer', '2019-06-30', 13_900_000],
    ['youth-volunteer', '2019-07-01', 14_900_000],
    ['youth-volunteer', '2023-06-30', 14_900_000],
    ['youth-volunteer', '2023-07-01', 18_000_000],
    ['youth-volunteer', '2024-06-30', 18_000_000],
    ['youth-volunteer', '2024-07-01', 23_400_000],
    ['youth-volunteer', '2025-06-30', 23_400_000],
    ['youth-volunteer', '2025-07-01', 23_400_000],
    ['youth-volunteer', '2026-06-30', 23_400_000],
    ['youth-volunteer', '2026-07-01', 25_300_000],
    ['youth-volunteer', '2026-11-24', 25_300_000],
    ['frontline-labour', '2018-07-01', 13_900_000],
    ['frontline-labour', '2019-06-30', 13_900_000],
    ['frontline-labour', '2019-07-01', 14_900_000],
    ['frontline-labour', '2023-06-30', 14_900_000],
    ['frontline-labour', '2023-07-01', 18_000_000],
    ['frontline-labour', '2024-06-30', 18_000_000],
    ['frontline-labour', '2024-07-01', 23_400_000],
    ['frontline-labour', '2025-06-30', 23_400_000],
    ['frontline-labour', '2025-07-01', 23_400_000],
    ['frontline-labour', '2026-06-30', 23_400_000],
    ['frontline-labour', '2026-07-01', 25_300_000],
    ['frontline-labour', '2026-11-24', 25_300_000],
    ['decision-62', '2018-07-01', 13_900_000],
    ['decision-62', '2019-06-30', 13_900_000],
    ['decision-62', '2019-07-01', 14_900_000],
    ['decision-62', '2023-06-30', 14_900_000],
    ['decision-62', '2023-07-01', 18_000_000],
    ['decision-62', '2024-06-30', 18_000_000],
    ['decision-62', '2024-07-01', 23_400_000],
    ['decision-62', '2025-06-30', 23_400_000],
    ['decision-62', '2025-07-01', 23_400_000],
    ['decision-62', '2026-06-30', 23_400_000],
    ['decision-62', '2026-07-01', 25_300_000],
    ['decision-62', '2026-11-24', 25_300_000],
    ['decision-290', '2018-07-01', 13_900_000],
    ['decision-290', '2019-06-30', 13_900_000],
    ['decision-290', '2019-07-01', 14_900_000],
    ['decision-290', '2023-06-30', 14_900_000],
    ['decision-290', '2023-07-01', 18_000_000],
    ['decision-290', '2024-06-30', 18_000_000],
    ['decision-290', '2024-07-01', 23_400_000],
    ['decision-290', '2025-06-30', 23_400_000],
    ['decision-290', '2025-07-01', 23_400_000],
    ['decision-290', '2026-06-30', 23_400_000],
    ['decision-290', '2026-07-01', 25_300_000],
    ['decision-290', '2026-11-24', 25_300_000],
    ['decision-142', '2018-07-01', 13_900_000],
    ['decision-142', '2019-06-30', 13_900_000],
    ['decision-142', '2019-07-01', 14_900_000],
    ['decision-142', '2023-06-30', 14_900_000],
    ['decision-142', '2023-07-01', 18_000_000],
    ['decision-142', '2024-06-30', 18_000_000],
    ['decision-142', '2024-07-01', 23_400_000],
    ['decision-142', '2025-06-30', 23_400_000],
    ['decision-142', '2025-07-01', 23_400_000],
    ['decision-142', '2026-06-30', 23_400_000],
    ['decision-142', '2026-07-01', 25_300_000],
    ['decision-142', '2026-11-24', 25_300_000],
    ['social-protection', '2014-01-01', 5_400_000],
    ['social-protection', '2021-06-30', 5_400_000],
    ['social-protection', '2021-07-01', 7_200_000],
    ['social-protection', '2024-06-30', 7_200_000],
    ['social-protection', '2024-07-01', 10_000_000],
    ['social-protection', '2026-06-30', 10_000_000],
    ['social-protection', '2026-07-01', 10_800_000],
    ['emergency', '2021-07-01', 18_000_000],
    ['emergency', '2024-06-30', 18_000_000],
    ['emergency', '2024-07-01', 25_000_000],
    ['emergency', '2026-06-30', 25_000_000],
    ['emergency', '2026-07-01', 27_000_000],
    ['social-pension', '2025-07-01', 10_000_000],
    ['social-pension', '2026-06-30', 10_000_000],
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

  it.each([
    ['social-pension', '2025-06-30', 'Nghị định 176/2025/NĐ-CP'],
    ['emergency', '2021-06-30', 'Điều 14, Nghị định 20/2021/NĐ-CP'],
    ['social-protection', '2013-12-31', 'Nghị định 136/2013/NĐ-CP'],
    ['frontline-labour', '2015-11-30', 'Quyết định 49/2015/QĐ-TTg'],
    ['base-security', '2024-06-30', 'Nghị định 40/2024/NĐ-CP'],
    ['fire-volunteer', '2025-06-30', 'Nghị định 105/2025/NĐ-CP'],
  ] as const)('%s, died %s: not yet, %s', (category, diedOn, article) => {
    expect(forOne(category, diedOn)).toMatchObject({
      granted: undefined,
      rejected: [{ because: 'not-in-force', article }],
    });
  });

  it.each([
    ['meritorious', '2017-01-01'],
    ['compulsory-insurance', '2018-06-30'],
    ['base-security', '2026-11-01'],
    ['fire-volunteer', '2026-11-01'],
  ] as const)('%s, died %s: nobody has read the sum, so an officer reviews it', (category, diedOn) => {
    expect(forOne(category, diedOn)).toMatchObject({
      granted: undefined,
      rejected: [],
      review: [{ between: [category], why: 'law-not-recorded' }],
    });
  });

  it('of a local policy goes to review in its province and is not in force in others', () => {
    const asked = {
      diedOn: '2026-11-01',
      categories: ['local-policy'] as const,
      facts: { localPolicy: true },
    };
    expect(funeralAllowance(law, { ...asked, province: '12' }).review).toMatchObject([
      { between: ['local-policy'], why: 'law-not-recorded' },
    ]);
    expect(funeralAllowance(law, { ...asked, province: '92' }).rejected).toMatchObject([
      { because: 'not-in-force' },
    ]);
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
