import Ajv from 'ajv';
import { amountOf, CASE_FACTS_SCHEMA, loadLaw, LawQuestionError, resolve, type CaseFacts } from '../index';
import { NOBODY } from './testing-ground/nobody';

const law = loadLaw();
const NONE = { ...NOBODY, accidentLossPercent: 0 };
const of = (facts: Partial<CaseFacts>) => resolve(law, { ...NONE, diedOn: '2026-07-15', ...facts });
const missingOf = (facts: CaseFacts) => resolve(law, facts).missing.map(({ fact }) => fact);

describe('the regime that pays', () => {
  it('comes with office, payer, limit, papers, codes, articles and how far each row can be trusted', () => {
    expect(of({ pensioner: true, receivedOn: '2026-07-20' }).funeral.granted).toMatchObject({
      regime: 'bhxh',
      category: 'compulsory-insurance',
      office: 'Cơ quan bảo hiểm xã hội',
      desk: 'social-insurance',
      payer: 'Quỹ bảo hiểm xã hội',
      amount: 25_300_000,
      formula: '10 × mức tham chiếu (lương cơ sở) 2.530.000 đồng = 25.300.000 đồng',
      procedures: ['1.014177'],
      timeLimit: { inWords: '10 ngày làm việc', limit: { n: 10, unit: 'working-day' } },
      articles: ['Điều 85, Luật Bảo hiểm xã hội 41/2024/QH15', 'Nghị định 161/2026/NĐ-CP'],
      sources: [
        { table: 'benefits', confidence: 'read' },
        { table: 'parameters', key: 'reference-level', confidence: 'secondary' },
        { table: 'deadlines', confidence: 'read' },
      ],
    });
  });

  it('is none for who belonged to no regime, and each says so', () => {
    const { funeral, missing, lawVersion } = of({});
    expect(funeral.granted).toBeUndefined();
    expect(funeral.review).toEqual([]);
    expect(funeral.rejected).toHaveLength(15);
    expect(funeral.rejected.find(({ regime }) => regime === 'bhxh')).toEqual({
      regime: 'bhxh',
      category: 'compulsory-insurance',
      because: 'not-in-register',
      article: 'Điều 85, Luật Bảo hiểm xã hội 41/2024/QH15',
      sentence:
        'Người đã mất không thuộc đối tượng của chế độ bảo hiểm xã hội bắt buộc ' +
        '(Điều 85, Luật Bảo hiểm xã hội 41/2024/QH15).',
    });
    expect(missing).toEqual([]);
    expect(lawVersion).toBe(law.version);
  });

  it('takes the limit of the day of receipt and the sum of the day of death', () => {
    const { granted } = of({ diedOn: '2026-06-30', receivedOn: '2026-07-10', veteran: true }).funeral;
    expect(granted).toMatchObject({ amount: 23_400_000, timeLimit: { inWords: '25 ngày' } });
  });
});

describe('what is missing', () => {
  it('is only what decides, with its question and what it decides', () => {
    const { missing, funeral } = of({ monthsPaid: 200, emergency: undefined });
    expect(funeral.granted).toBeUndefined();
    expect(missing).toEqual([
      {
        fact: 'emergency',
        question:
          'Người đó có mất do thiên tai, hỏa hoạn, tai nạn nghiêm trọng thuộc diện trợ giúp khẩn cấp không?',
        decides: ['khancap'],
      },
    ]);
  });

  it('is nothing of regimes that could not win any more', () => {
    expect(
      missingOf({ diedOn: '2026-07-15', pensioner: true, emergency: false, meritorious: false }),
    ).toEqual([]);
  });

  it('is the allowance of a meritorious person, for the lump sum alone', () => {
    const { missing, funeral } = of({ meritorious: true });
    expect(funeral.granted?.regime).toBe('ncc');
    expect(missing).toMatchObject([{ fact: 'meritoriousAllowance', decides: ['ncc-mot-lan'] }]);
  });

  const told = { disabled: false, withoutCarer: false, ownIncome: false };

  it('is the sex of a relative whose age alone does not decide', () => {
    const { missing } = of({
      pensioner: true,
      survivors: [{ ...told, relation: 'spouse', birthDate: '1969-01-01' }],
    });
    expect(missing).toEqual([
      { fact: 'survivors.0.sex', question: 'Thân nhân thứ 1: Người này là nam hay nữ?', decides: ['tuat'] },
    ]);
  });
});

describe('what comes on top', () => {
  it.each([
    [{ meritorious: true, meritoriousAllowance: 2_789_000 }, '2026-06-30', 8_367_000],
    [{ meritorious: true, meritoriousRate: 1 }, '2026-06-30', 8_367_000],
    [{ meritorious: true, meritoriousRate: 1 }, '2026-07-01', 9_036_000],
    [{ meritorious: true, meritoriousRate: 1.5 }, '2026-07-01', 13_554_000],
  ])('is three times the monthly allowance of the meritorious: %j, died %s: %d', (facts, diedOn, amount) => {
    const { onTop, funeral } = of({ ...facts, diedOn });
    expect(funeral.granted?.regime).toBe('ncc');
    expect(onTop).toMatchObject([
      {
        regime: 'ncc-mot-lan',
        amount,
        desk: 'home-affairs',
        article: 'Điều 121, Nghị định 131/2021/NĐ-CP',
        procedures: ['1.010824'],
        timeLimit: { inWords: '17 ngày làm việc' },
      },
    ]);
    expect(onTop[0]!.papers.map(({ paper }) => paper)).toEqual([
      'identity-paper',
      'death-extract',
      'benefit-declaration',
      'family-minutes',
      'account-details',
    ]);
  });

  it('stays when insurance pays for the funeral', () => {
    const { onTop, funeral } = of({ pensioner: true, meritorious: true, meritoriousAllowance: 1_000_000 });
    expect(funeral.granted?.regime).toBe('bhxh');
    expect(onTop[0]?.formula).toBe('3 × trợ cấp hằng tháng đang hưởng 1.000.000 đồng = 3.000.000 đồng');
  });
});

describe('the survivors', () => {
  const child = { relation: 'child', birthDate: '2015-03-01', withoutCarer: false };

  it('are asked about only where somebody claims', () => {
    expect(of({ pensioner: true }).survivors).toBeUndefined();
    expect(of({ pensioner: true, survivors: [child] }).survivors?.insurance).toMatchObject({
      kind: 'monthly',
      amount: 1_265_000,
      procedures: ['2.000821'],
      timeLimit: { inWords: '8 ngày làm việc' },
    });
  });

  it('bring a declaration, and the insurance book unless it was a pensioner', () => {
    const { papers } = of({ pensioner: true, survivors: [child] }).survivors!.insurance;
    expect(papers.find(({ paper }) => paper === 'benefit-declaration')).toMatchObject({ how: 'original' });
    expect(papers.find(({ paper }) => paper === 'insurance-book')?.condition).toMatch(
      /^trừ người đang hưởng/,
    );
  });

  it('of the meritorious have a desk of their own, which an officer decides while the sum is not read', () => {
    expect(of({ meritorious: true, meritoriousAllowance: 1, survivors: [child] }).survivors).toMatchObject({
      insurance: { kind: 'none' },
      meritorious: {
        desk: 'home-affairs',
        outcome: 'review',
        timeLimit: { inWords: '12 ngày' },
        article: 'Điều 124, Nghị định 131/2021/NĐ-CP',
      },
    });
    expect(of({ pensioner: true, survivors: [child] }).survivors?.meritorious).toBeUndefined();
  });

  it('of who paid voluntarily get the lump sum', () => {
    const paid = { voluntaryMonthsPaid: 60, averageEarnings: 3_000_000, monthsPaidBefore2014: 0 };
    expect(of({ ...paid, survivors: [child] }).survivors?.insurance).toMatchObject({
      kind: 'lump-sum',
      amount: 30_000_000,
    });
  });
});

describe('the amount of a regime', () => {
  it.each([
    ['bhxh', '2026-07-15', 25_300_000],
    ['bhxh', '2026-06-30', 23_400_000],
    ['btxh', '2026-07-01', 10_800_000],
    ['khancap', '2026-07-01', 27_000_000],
    ['htxh', '2026-07-01', 10_000_000],
    ['qd62', '2026-07-01', 25_300_000],
    ['meritorious', '2026-07-01', 25_300_000],
  ])('%s, died %s: %d', (regime, diedOn, amount) => {
    expect(amountOf(law, { regime, diedOn })).toMatchObject({ amount, lawVersion: law.version });
  });

  it('names both sources and the weaker trust', () => {
    expect(amountOf(law, { regime: 'bhxh', diedOn: '2026-07-15' })).toMatchObject({
      source: { instrument: 'Luật Bảo hiểm xã hội 41/2024/QH15', article: 'Điều 85' },
      amountSource: { instrument: 'Nghị định 161/2026/NĐ-CP' },
      confidence: 'secondary',
    });
  });

  it.each([
    ['abc', '2026-07-15', 'regime', 'unknown-regime'],
    ['bhxh', '2026-02-30', 'diedOn', 'bad-date'],
    ['htxh', '2025-06-30', 'diedOn', 'not-in-force'],
    ['bhxh', '2018-06-30', 'diedOn', 'law-not-recorded'],
    ['anttcs', '2026-07-15', 'regime', 'law-not-recorded'],
  ])('%s, died %s: the field %s is wrong, %s', (regime, diedOn, field, code) => {
    const ask = () => amountOf(law, { regime, diedOn });
    expect(ask).toThrow(LawQuestionError);
    expect(ask).toThrow(expect.objectContaining({ field, code }) as Error);
  });
});

describe('the schema of the facts', () => {
  const ajv = new Ajv({ allErrors: true, formats: { date: /^\d{4}-\d{2}-\d{2}$/ } });
  const valid = ajv.compile(CASE_FACTS_SCHEMA);

  it('takes what is asked and refuses what nobody knows', () => {
    expect(
      valid({ ...NONE, diedOn: '2026-07-15', survivors: [{ relation: 'child', birthDate: '2015-01-01' }] }),
    ).toBe(true);
    expect(valid({ diedOn: '2026-07-15', pensionner: true })).toBe(false);
    expect(valid({ pensioner: 'yes' })).toBe(false);
  });

  it('names every fact and has a question for it', () => {
    for (const fact of Object.values(CASE_FACTS_SCHEMA.properties)) {
      expect(fact.title).not.toBe('');
      expect(fact.description).toMatch(/\?$/);
    }
  });
});
