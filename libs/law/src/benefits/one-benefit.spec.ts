import fc from 'fast-check';
import { loadLaw, resolve, type BenefitCategory, type CaseFacts, type ClaimFacts } from '../index';
import { NOBODY } from './testing-ground/nobody';

const law = loadLaw();

/** Nobody was anything: each case says what was so. */
const NOTHING: ClaimFacts = { ...NOBODY, localPolicy: false };

const ENTITLED: Readonly<Record<string, ClaimFacts>> = {
  bhxh: { monthsPaid: 12 },
  'bhxh-tn': { voluntaryMonthsPaid: 60 },
  btxh: { socialProtection: true },
  khancap: { emergency: true },
  htxh: { socialPension: true },
  ncc: { meritorious: true },
  ccb: { veteran: true },
  tnxp: { youthVolunteer: true },
  dchhtt: { frontlineLabour: true },
  qd62: { decision62: true },
  qd290: { decision290: true },
  qd142: { decision142: true },
  anttcs: { baseSecurity: true },
  pccc: { fireVolunteer: true },
  dp: { localPolicy: true },
};
const REGIMES = Object.keys(ENTITLED);

const factsOf = (regimes: readonly string[], diedOn = '2026-11-01'): CaseFacts => ({
  ...NOTHING,
  ...(Object.assign({}, ...regimes.map((regime) => ENTITLED[regime])) as ClaimFacts),
  diedOn,
  province: '12',
});
const of = (regimes: string, diedOn?: string) => resolve(law, factsOf(regimes.split(' + '), diedOn)).funeral;

const NCC = 'Điều 6 khoản 4, Pháp lệnh 02/2020/UBTVQH14';
const CCB = 'Điều 7 khoản 5, Pháp lệnh 27/2005/PL-UBTVQH11';
const BTXH = 'Điều 11, Nghị định 20/2021/NĐ-CP';
const OURS = 'Cài đặt của hệ thống';

describe('of several regimes that a death opens one is paid:', () => {
  it.each([
    ['bhxh + ncc', 'bhxh', 25_300_000, 'ncc', NCC],
    ['bhxh + btxh', 'bhxh', 25_300_000, 'btxh', `${NCC}; ${BTXH}`],
    ['bhxh + htxh', 'bhxh', 25_300_000, 'htxh', NCC],
    ['bhxh + ccb', 'bhxh', 25_300_000, 'ccb', CCB],
    ['bhxh + tnxp', 'bhxh', 25_300_000, 'tnxp', NCC],
    ['bhxh + dchhtt', 'bhxh', 25_300_000, 'dchhtt', NCC],
    ['bhxh + qd62', 'bhxh', 25_300_000, 'qd62', NCC],
    ['bhxh + qd290', 'bhxh', 25_300_000, 'qd290', NCC],
    ['bhxh + qd142', 'bhxh', 25_300_000, 'qd142', NCC],
    ['bhxh + anttcs', 'bhxh', 25_300_000, 'anttcs', NCC],
    ['bhxh + pccc', 'bhxh', 25_300_000, 'pccc', NCC],
    ['bhxh + bhxh-tn', 'bhxh', 25_300_000, 'bhxh-tn', `Điều 85, Luật Bảo hiểm xã hội 41/2024/QH15; ${OURS}`],
    ['bhxh-tn + ncc', 'bhxh-tn', 25_300_000, 'ncc', NCC],
    ['bhxh-tn + ccb', 'bhxh-tn', 25_300_000, 'ccb', CCB],
    ['bhxh-tn + btxh', 'bhxh-tn', 25_300_000, 'btxh', `${NCC}; ${BTXH}`],
    ['ncc + khancap', 'khancap', 27_000_000, 'ncc', NCC],
    ['ncc + btxh', 'ncc', 25_300_000, 'btxh', NCC],
    ['ncc + htxh', 'ncc', 25_300_000, 'htxh', NCC],
    ['ncc + ccb', 'ncc', 25_300_000, 'ccb', CCB],
    ['ncc + tnxp', 'ncc', 25_300_000, 'tnxp', 'Quyết định 170/2008/QĐ-TTg'],
    ['ncc + dchhtt', 'ncc', 25_300_000, 'dchhtt', `${NCC}; ${OURS}`],
    ['ncc + qd62', 'ncc', 25_300_000, 'qd62', `${NCC}; ${OURS}`],
    ['ccb + btxh', 'ccb', 25_300_000, 'btxh', BTXH],
    ['ccb + khancap', 'khancap', 27_000_000, 'ccb', BTXH],
    ['ccb + tnxp', 'ccb', 25_300_000, 'tnxp', 'Quyết định 170/2008/QĐ-TTg'],
    ['ccb + dchhtt', 'ccb', 25_300_000, 'dchhtt', `${BTXH}; ${OURS}`],
    ['dchhtt + tnxp', 'dchhtt', 25_300_000, 'tnxp', 'Quyết định 170/2008/QĐ-TTg'],
    ['dchhtt + btxh', 'dchhtt', 25_300_000, 'btxh', BTXH],
    ['khancap + tnxp', 'khancap', 27_000_000, 'tnxp', BTXH],
    ['btxh + khancap', 'khancap', 27_000_000, 'btxh', BTXH],
    ['btxh + htxh', 'btxh', 10_800_000, 'htxh', BTXH],
    ['khancap + htxh', 'khancap', 27_000_000, 'htxh', BTXH],
    ['qd62 + qd290', 'qd62', 25_300_000, 'qd290', `${BTXH}; ${OURS}`],
    ['qd290 + qd142', 'qd290', 25_300_000, 'qd142', `${BTXH}; ${OURS}`],
    ['qd142 + btxh', 'qd142', 25_300_000, 'btxh', BTXH],
    ['bhxh + ncc + ccb', 'bhxh', 25_300_000, 'ccb', CCB],
    ['ncc + ccb + khancap', 'khancap', 27_000_000, 'ccb', BTXH],
    ['btxh + htxh + dchhtt', 'dchhtt', 25_300_000, 'htxh', BTXH],
  ])('%s → %s, %d đồng; not %s by %s', (regimes, paid, amount, loser, article) => {
    const { granted, rejected, review } = of(regimes);
    expect(granted).toMatchObject({ regime: paid, amount });
    expect(review).toEqual([]);
    const lost = rejected.find(({ regime }) => regime === loser)!;
    expect(lost.article.split('; ').sort()).toEqual(expect.arrayContaining(article.split('; ').sort()));
    expect(['another-regime-pays', 'lower-amount']).toContain(lost.because);
  });

  it.each([
    ['bhxh + khancap', '2026-06-30', 'bhxh + khancap', NCC, BTXH],
    ['bhxh + khancap', '2026-07-01', 'bhxh + khancap', NCC, BTXH],
    ['bhxh-tn + khancap', '2026-11-01', 'bhxh-tn + khancap', NCC, BTXH],
    ['bhxh + bhxh-tn + khancap', '2026-11-01', 'bhxh + khancap', NCC, BTXH],
    ['btxh + tnxp', '2026-11-01', 'btxh + tnxp', BTXH, 'Quyết định 170/2008/QĐ-TTg'],
    ['htxh + tnxp', '2026-11-01', 'htxh + tnxp', BTXH, 'Quyết định 170/2008/QĐ-TTg'],
  ])('%s, died %s: the sources of %s disagree, %s against %s', (regimes, diedOn, pair, one, other) => {
    const { granted, review } = of(regimes, diedOn);
    expect(granted).toBeUndefined();
    expect(review).toHaveLength(1);
    expect(review[0]).toMatchObject({ why: 'contradicted', regimes: pair.split(' + ') });
    expect([...review[0]!.articles].sort()).toEqual([one, other].sort());
  });

  it.each([
    ['bhxh + dp', 'no-rule'],
    ['ncc + dp', 'no-rule'],
    ['ncc + anttcs', 'law-not-recorded'],
    ['btxh + pccc', 'law-not-recorded'],
    ['anttcs', 'law-not-recorded'],
  ])('%s goes to an officer: %s', (regimes, why) => {
    const { granted, review } = of(regimes);
    expect(granted).toBeUndefined();
    expect(review.map((one) => [one.regimes.join(' + '), one.why])).toEqual([[regimes, why]]);
    expect(review[0]!.articles).toHaveLength(regimes.split(' + ').length);
  });

  it('tells an officer in words what stands against what', () => {
    expect(of('bhxh + khancap').review[0]!.sentence).toBe(
      'Người đã mất thuộc cả chế độ bảo hiểm xã hội bắt buộc và chế độ trợ cấp khẩn cấp; hai quy định dẫn đến hai chế độ ' +
        'khác nhau (Điều 6 khoản 4, Pháp lệnh 02/2020/UBTVQH14; Điều 11, Nghị định 20/2021/NĐ-CP). Cán bộ xem xét và quyết định.',
    );
  });
});

const some = fc.subarray(REGIMES, { minLength: 1 });
const days = fc.constantFrom(
  '2021-07-01',
  '2024-06-30',
  '2025-07-01',
  '2026-06-30',
  '2026-07-01',
  '2026-11-24',
);
const BUDGET = ['btxh', 'khancap', 'htxh', 'ncc', 'ccb', 'tnxp', 'dchhtt', 'qd62', 'qd290', 'qd142'];

describe('whatever is so,', () => {
  it('each regime is paid, told why not, or reviewed, and never two of these', () => {
    fc.assert(
      fc.property(some, days, (regimes, diedOn) => {
        const { granted, rejected, review } = resolve(law, factsOf(regimes, diedOn)).funeral;
        const told = rejected.map(({ regime }) => regime);
        const reviewed = [...new Set(review.flatMap((one) => one.regimes))];
        expect([...(granted ? [granted.regime] : []), ...told, ...reviewed].sort()).toEqual(
          [...REGIMES].sort(),
        );
        expect(granted !== undefined && review.length > 0).toBe(false);
        for (const { article, sentence } of rejected) {
          expect(article).not.toBe('');
          expect(sentence).toMatch(/^Chế độ|^Người đã mất|^Thời gian|^Mức|^Không/);
        }
        for (const { articles } of review) for (const article of articles) expect(article).not.toBe('');
      }),
    );
  });

  it('the order in which the facts come changes nothing', () => {
    fc.assert(
      fc.property(some, days, fc.infiniteStream(fc.integer()), (regimes, diedOn, ranks) => {
        const facts = factsOf(regimes, diedOn);
        const ranked = Object.entries(facts).map((entry) => ({ entry, rank: ranks.next().value as number }));
        const shuffled = Object.fromEntries(ranked.sort((a, b) => a.rank - b.rank).map(({ entry }) => entry));
        expect(resolve(law, shuffled as unknown as CaseFacts)).toEqual(resolve(law, facts));
      }),
    );
  });

  it('a further state-budget regime never lowers the sum, unless the sources disagree', () => {
    fc.assert(
      fc.property(
        fc.subarray(BUDGET, { minLength: 1 }),
        fc.constantFrom(...BUDGET),
        days,
        (regimes, further, diedOn) => {
          const before = resolve(law, factsOf(regimes, diedOn)).funeral.granted?.amount ?? 0;
          const { granted, review } = resolve(law, factsOf([...regimes, further], diedOn)).funeral;
          if (!review.length) expect(granted?.amount ?? 0).toBeGreaterThanOrEqual(before);
        },
      ),
    );
  });

  it('a fact that is not asked for cannot change what is granted', () => {
    const facts = Object.keys(NOTHING) as (keyof ClaimFacts)[];
    const values = [true, false, 0, 11, 12, 60, 500];
    fc.assert(
      fc.property(
        some,
        fc.subarray(facts),
        fc.constantFrom(...facts),
        fc.constantFrom(...values),
        (regimes, unknown, fact, value) => {
          const known: Record<string, unknown> = { ...factsOf(regimes) };
          for (const one of unknown) delete known[one];
          const before = resolve(law, known as unknown as CaseFacts);
          const fits = typeof value === typeof NOTHING[fact];
          if (!fits || known[fact] !== undefined || before.missing.some((one) => one.fact === fact)) return;
          const after = resolve(law, { ...known, [fact]: value } as unknown as CaseFacts);
          expect(after.funeral.granted).toEqual(before.funeral.granted);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('a regime that is asked about by category is weighed as when all are tried', () => {
    const words: Readonly<Record<string, BenefitCategory>> = {
      bhxh: 'compulsory-insurance',
      ncc: 'meritorious',
    };
    for (const [regime, category] of Object.entries(words))
      expect(of(regime).granted?.category).toBe(category);
  });
});
