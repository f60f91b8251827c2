import {
  asKnownOn,
  lawFiles,
  loadLaw,
  readLaw,
  resolve,
  rowChanges,
  toppedUp,
  whatIf,
  type CaseFacts,
  type Decided,
} from '../index';
import { NOBODY } from './testing-ground/nobody';

const law = loadLaw();
/** A day before Decree 335/2026 (21/08/2026) and before Decree 321/2026 was in force (01/10/2026). */
const before = asKnownOn(law, '2026-08-20');

const NOTHING_ELSE = NOBODY;

const funeral = (id: string, category: Decided['category'], amount: number, facts: CaseFacts): Decided => ({
  id,
  benefit: 'funeral-allowance',
  category,
  amount,
  facts: { ...NOTHING_ELSE, ...facts },
  decidedOn: '2026-07-20',
  lawVersion: before.version,
});

const protection = (id: string, diedOn = '2026-07-10', province = '92'): Decided =>
  funeral(id, 'social-protection', 10_000_000, { diedOn, province, socialProtection: true });
const emergency = funeral('khẩn cấp', 'emergency', 25_000_000, {
  diedOn: '2026-07-10',
  province: '12',
  emergency: true,
});
const insured = funeral('bảo hiểm', 'compulsory-insurance', 25_300_000, {
  diedOn: '2026-07-10',
  pensioner: true,
});
const lumpSum = (rate: number): Decided => ({
  id: 'một lần',
  benefit: 'on-top',
  kind: 'meritorious-lump-sum',
  amount: Math.round(3 * rate * 2_789_000),
  facts: { ...NOTHING_ELSE, diedOn: '2026-07-10', meritorious: true, meritoriousRate: rate },
  decidedOn: '2026-07-20',
});

describe('a decree that reaches back', () => {
  it.each([
    ['social protection, 20 times', protection('btxh'), 'btxh', 10_800_000, 800_000, '335'],
    ['emergency, 50 times', emergency, 'khancap', 27_000_000, 2_000_000, '335'],
    ['the lump sum of the meritorious', lumpSum(1), 'meritorious-lump-sum', 9_036_000, 669_000, '321'],
  ] as const)('tops up %s', (_, decided, regime, to, difference, decree) => {
    expect(toppedUp(before, law, [decided])).toEqual([
      expect.objectContaining({
        decision: decided.id,
        kind: 'top-up',
        regime,
        from: decided.amount,
        to,
        difference,
        since: '2026-07-01',
        because: [
          expect.objectContaining({ source: { instrument: `Nghị định ${decree}/2026/NĐ-CP` } }) as unknown,
        ],
      }),
    ]);
  });

  it.each([
    ['a death on the day before it is applied', protection('hôm trước', '2026-06-30')],
    ['a regime it does not touch', insured],
    ['a decision already made by the new sum', { ...protection('đủ'), amount: 10_800_000 }],
    [
      'a lump sum of an allowance that is given as a sum',
      {
        ...lumpSum(1),
        facts: { ...lumpSum(1).facts, meritoriousRate: undefined, meritoriousAllowance: 2_789_000 },
      },
    ],
  ])('leaves %s alone', (_, decided) => {
    expect(toppedUp(before, law, [decided])).toEqual([]);
  });

  it('that is taken back shows what was paid too much', () => {
    const paid = { ...protection('btxh'), amount: 10_800_000 };
    expect(toppedUp(law, before, [paid])).toMatchObject([
      { kind: 'overpaid', from: 10_800_000, to: 10_000_000, difference: -800_000 },
    ]);
  });

  it('compares every decision when there is no version before it', () => {
    expect(toppedUp(undefined, law, [protection('btxh'), insured])).toMatchObject([
      { decision: 'btxh', difference: 800_000 },
    ]);
  });

  it('tops up a regime that was paid because the insurance claim came too late', () => {
    const late = { ...protection('btxh'), facts: { ...protection('btxh').facts, pensioner: true } };
    expect(toppedUp(before, law, [late])).toMatchObject([{ kind: 'top-up', regime: 'btxh', to: 10_800_000 }]);
  });

  it('tops up a decision whose other facts only the officer knew', () => {
    const known = { ...protection('btxh'), facts: { diedOn: '2026-07-10', socialProtection: true } };
    expect(toppedUp(before, law, [known])).toMatchObject([{ kind: 'top-up', difference: 800_000 }]);
  });
});

/** The law with one file changed. */
const changed = (file: string, from: string | RegExp, to: string) => {
  const files = { ...lawFiles() };
  const text = files[file]!.replace(from, to);
  expect(text).not.toBe(files[file]);
  return readLaw({ ...files, [file]: text });
};

describe('a new version of the rows', () => {
  it('by which another regime pays says so', () => {
    const raised = changed('parameters.yaml', 'value: 540000', 'value: 1300000');
    const decided = funeral('ncc', 'meritorious', 25_300_000, {
      diedOn: '2026-07-10',
      meritorious: true,
      socialProtection: true,
    });
    expect(toppedUp(law, raised, [decided])).toMatchObject([
      { kind: 'regime-changes', regime: 'btxh', from: 25_300_000, to: 26_000_000, difference: 700_000 },
    ]);
  });

  it('whose sources disagree about a decided case sends it to review', () => {
    const both = funeral('hai chế độ', 'compulsory-insurance', 23_400_000, {
      diedOn: '2024-06-30',
      pensioner: true,
      emergency: true,
    });
    const raised = changed('parameters.yaml', 'value: 360000', 'value: 300000');
    // 50 × 300.000 is less than insurance pays, and both rules then name insurance; with 360.000 it is equal.
    expect(toppedUp(raised, law, [{ ...both, amount: 18_000_000 }])).toEqual([]);
    const more = changed('parameters.yaml', 'value: 360000', 'value: 400000');
    expect(toppedUp(law, more, [{ ...both, amount: 18_000_000 }])).toMatchObject([
      { kind: 'review', regime: 'bhxh', from: 18_000_000 },
    ]);
  });

  it('may give a province a sum of its own', () => {
    const raised = changed(
      'benefits.yaml',
      '\nemergency:\n',
      `    - value:
        abbreviation: btxh
        desk: commune
        payer: Ngân sách nhà nước
        group: state-budget
        specificity: 5
        deadline: grant-funeral-allowance
        procedure: funeral-allowance
        amount: { times: 30, parameter: social-assistance-standard }
        any:
          - { fact: socialProtection }
      scope: { province: '92' }
      in_force_from: 2026-08-01
      applied_from: 2026-07-01
      source: { instrument: Nghị quyết thử nghiệm }
      confidence: unverified

emergency:
`,
    );
    expect(
      toppedUp(law, raised, [
        { ...protection('Cần Thơ'), amount: 10_800_000 },
        { ...protection('Lai Châu', '2026-07-10', '12'), amount: 10_800_000 },
      ]),
    ).toMatchObject([{ decision: 'Cần Thơ', to: 16_200_000, difference: 5_400_000 }]);
  });

  it('that reckons survivors otherwise reaches their decisions too', () => {
    const decided: Decided = {
      id: 'tuất',
      benefit: 'survivors-benefit',
      kind: 'monthly',
      amount: 1_265_000,
      facts: {
        diedOn: '2026-07-10',
        pensioner: true,
        survivors: [{ relation: 'child', birthDate: '2015-01-01' }],
      },
      decidedOn: '2026-07-20',
    };
    const raised = changed('parameters.yaml', 'value: 2530000', 'value: 2600000');
    expect(toppedUp(law, raised, [decided])).toMatchObject([
      { kind: 'top-up', regime: 'monthly', to: 1_300_000, difference: 35_000, since: '2026-07-01' },
    ]);
  });

  it('with a rate for the survivors of the meritorious reckons what an officer had to', () => {
    const standard = 'of_parameter: meritorious-standard';
    const rated = changed('meritorious-survivors.yaml', standard, `${standard}\n        rate: 1`);
    const facts = { diedOn: '2026-07-10', meritorious: true, survivors: [] };
    expect(resolve(rated, facts).survivors?.meritorious).toMatchObject({
      outcome: 'monthly',
      amountPerRelative: 3_012_000,
      formula: '1 × mức chuẩn trợ cấp ưu đãi người có công 3.012.000 đồng = 3.012.000 đồng mỗi tháng',
    });
    expect(resolve(asKnownOn(rated, '2026-08-20'), facts).survivors?.meritorious?.amountPerRelative).toBe(
      2_789_000,
    );
  });
});

describe('what would happen if it were published', () => {
  const found = whatIf(before, law, {
    decisions: [
      protection('1'),
      protection('2'),
      protection('3', '2026-07-10', '12'),
      protection('4', '2026-06-30'),
      emergency,
      insured,
      lumpSum(1),
    ],
  });

  it('is counted and summed by regime and province', () => {
    expect(found.totals).toEqual([
      { regime: 'btxh', province: '12', kind: 'top-up', decisions: 1, difference: 800_000 },
      { regime: 'btxh', province: '92', kind: 'top-up', decisions: 2, difference: 1_600_000 },
      { regime: 'khancap', province: '12', kind: 'top-up', decisions: 1, difference: 2_000_000 },
      {
        regime: 'meritorious-lump-sum',
        province: undefined,
        kind: 'top-up',
        decisions: 1,
        difference: 669_000,
      },
    ]);
    expect(found.difference).toBe(5_069_000);
    expect(found.supplements).toHaveLength(5);
    expect([found.from, found.to]).toEqual([before.version, law.version]);
  });

  it('begins with the rows that change, in words', () => {
    const sentences = found.changes.map(({ sentence }) => sentence);
    expect(sentences).toContain(
      'Thêm: Mức chuẩn trợ giúp xã hội là 540.000 đồng từ 01/07/2026, thay cho 500.000 đồng (Nghị định 335/2026/NĐ-CP).',
    );
    expect(sentences).toContain(
      'Thêm: Mức chuẩn trợ cấp ưu đãi người có công là 3.012.000 đồng từ 01/07/2026, thay cho 2.789.000 đồng ' +
        '(Nghị định 321/2026/NĐ-CP).',
    );
  });
});

describe('the rows of two versions', () => {
  it('are compared by what they say, not by where they stand', () => {
    expect(
      rowChanges(law, readLaw({ ...lawFiles(), 'parameters.yaml': `\n\n${lawFiles()['parameters.yaml']}` })),
    ).toEqual([]);
  });

  it('say what was changed and what was taken away', () => {
    const other = changed('parameters.yaml', 'value: 2530000', 'value: 2600000');
    expect(rowChanges(law, other).map(({ kind, sentence }) => [kind, sentence])).toEqual([
      [
        'changed',
        'Sửa: Mức tham chiếu (lương cơ sở) từ 01/07/2026 là 2.600.000 đồng, trước đây ghi 2.530.000 đồng ' +
          '(Nghị định 161/2026/NĐ-CP).',
      ],
    ]);
    const added = rowChanges(before, law).length;
    expect(rowChanges(law, before).filter(({ kind }) => kind === 'removed')).toHaveLength(added);
  });
});
