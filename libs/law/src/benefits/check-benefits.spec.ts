import { lawFiles, LawDataError, readLaw, resolve, type LawFault } from '../index';
import { NOBODY } from './testing-ground/nobody';

const files = lawFiles();

function faultsOf(file: string, from: string, to: string): readonly (LawFault & { text: string })[] {
  const text = files[file]!.replace(from, to);
  expect(text).not.toBe(files[file]);
  try {
    readLaw({ ...files, [file]: text });
  } catch (error) {
    if (!(error instanceof LawDataError)) throw error;
    return error.faults.map((fault) => ({ ...fault, text: text.split('\n')[fault.line - 1]! }));
  }
  return [];
}

const BASE_SECURITY = 'specificity: 11\n        deadline: grant-funeral-allowance';

describe('rows of benefits that say what cannot be are refused with file, line and reason:', () => {
  it.each([
    [
      'a limit that is not there',
      'benefits.yaml',
      BASE_SECURITY,
      'specificity: 11\n        deadline: grant-nothing',
      'unknown-reference',
      'base-security: there is no deadline grant-nothing',
    ],
    [
      'a procedure that is not there',
      'benefits.yaml',
      'procedure: funeral-allowance',
      'procedure: funeral',
      'unknown-reference',
      'compulsory-insurance: there is no procedure funeral',
    ],
    [
      'a sum that is not recorded and yet told',
      'benefits.yaml',
      '{ not_recorded: true }',
      '{ not_recorded: true, times: 1 }',
      'unknown-reference',
      'base-security: amount is not_recorded and says how much',
    ],
    [
      'a sum that is neither',
      'benefits.yaml',
      '{ not_recorded: true }',
      '{}',
      'unknown-reference',
      'base-security: amount needs times and parameter, same_as, or not_recorded',
    ],
    [
      'a fact nobody knows',
      'benefits.yaml',
      '{ fact: fireVolunteer }',
      '{ fact: fireman }',
      'wrong-shape',
      'fireVolunteer',
    ],
    [
      'a group nobody knows',
      'benefits.yaml',
      'group: local',
      'group: province',
      'wrong-shape',
      'local-policy.rows.0.value.group',
    ],
    [
      'a regime in a pair that is no regime',
      'exclusions.yaml',
      '[insurance, veteran]',
      '[insurance, veterans]',
      'unknown-reference',
      'insurance-before-veteran: veterans is no regime and no group',
    ],
    [
      'a contradiction of a rule that is not there',
      'exclusions.yaml',
      'contradicts: [insurance-before-budget]',
      'contradicts: [insurance-first]',
      'unknown-reference',
      'insurance-or-social-protection: contradicts insurance-first, which is no other rule',
    ],
    [
      'a rule that contradicts itself',
      'exclusions.yaml',
      'contradicts: [insurance-before-budget]',
      'contradicts: [insurance-or-social-protection]',
      'unknown-reference',
      'insurance-or-social-protection: contradicts insurance-or-social-protection, which is no other rule',
    ],
    [
      'a contradiction of a rule that says the same',
      'exclusions.yaml',
      '{ between: [insurance, veteran], rule: first-pays }',
      '{ between: [insurance, state-budget], rule: first-pays, contradicts: [insurance-before-budget] }',
      'unknown-reference',
      'insurance-before-veteran: contradicts insurance-before-budget, which says the same',
    ],
    [
      'two rules about one pair of which neither speaks of the other',
      'exclusions.yaml',
      'contradicts: [highest-budget-regime, meritorious-highest]',
      'contradicts: [highest-budget-regime]',
      'overlap',
      'youth-volunteer',
    ],
    [
      'the same rule twice',
      'exclusions.yaml',
      'between: [meritorious, veteran], rule: first-pays',
      'between: [insurance, veteran], rule: first-pays',
      'overlap',
      'with veteran beside insurance-before-veteran what neither calls a contradiction',
    ],
    [
      'a rule that is no rule',
      'exclusions.yaml',
      'rule: most-specific',
      'rule: lowest',
      'wrong-shape',
      'equal-insurance.rows.0.value.rule',
    ],
    [
      'a sum on top of a parameter that is not there',
      'on-top.yaml',
      'of_parameter: meritorious-standard',
      'of_parameter: standard',
      'unknown-reference',
      'meritorious-lump-sum: there is no parameter standard',
    ],
    [
      'survivors with a limit that is not there',
      'meritorious-survivors.yaml',
      'deadline: settle-survivors-benefit',
      'deadline: settle',
      'unknown-reference',
      'monthly: there is no deadline settle',
    ],
  ] as const)('%s', (_, file, from, to, code, reason) => {
    const faults = faultsOf(file, from, to);
    expect(faults.length).toBeGreaterThan(0);
    expect(faults[0]).toMatchObject({ file, code });
    expect(faults[0]!.message).toContain(reason);
    expect(faults[0]!.line).toBeGreaterThan(1);
    expect(faults[0]!.text).toMatch(/- value|fact:|group:|rule:/);
  });
});

describe('data that leave a pair open are not at fault', () => {
  const facts = { diedOn: '2026-11-01', meritorious: true, socialProtection: true };
  const { socialProtection: _, meritorious: __, ...settled } = NOBODY;

  it('a pair without a rule goes to an officer, with the article of each', () => {
    const exclusions = files['exclusions.yaml']!.replaceAll(
      /(meritorious-highest|highest-budget-regime):\n[\s\S]*?\n\n/g,
      '',
    ).replaceAll(/youth-volunteer-if-nothing-else:\n[\s\S]*?\n\n/g, '');
    const open = readLaw({ ...files, 'exclusions.yaml': exclusions });
    expect(resolve(open, { ...settled, ...facts }).funeral).toMatchObject({
      granted: undefined,
      review: [
        {
          why: 'no-rule',
          regimes: ['btxh', 'ncc'],
          articles: ['Điều 11, Nghị định 20/2021/NĐ-CP', 'Điều 6 khoản 4, Pháp lệnh 02/2020/UBTVQH14'],
        },
      ],
    });
  });

  it('equal sums go to an officer when the setting that breaks the tie is taken away', () => {
    const exclusions = files['exclusions.yaml']!.replace(/equal-budget-regimes:\n[\s\S]*$/, '');
    const open = readLaw({ ...files, 'exclusions.yaml': exclusions });
    const { funeral } = resolve(open, {
      ...settled,
      diedOn: '2026-11-01',
      veteran: true,
      frontlineLabour: true,
      meritorious: false,
      socialProtection: false,
    });
    expect(funeral.review).toMatchObject([{ why: 'equal-amounts', regimes: ['ccb', 'dchhtt'] }]);
  });

  it('rules that go in a circle go to an officer whole', () => {
    const circle = ['emergency, veteran', 'veteran, social-protection', 'social-protection, emergency']
      .map(
        (pair, i) =>
          `\ncircle-${i}:\n  name: Vòng\n  rows:\n    - value: { between: [${pair}], rule: first-pays }\n` +
          '      in_force_from: 2014-01-01\n      source: { instrument: Thử nghiệm }\n      confidence: unverified\n',
      )
      .join('');
    const open = readLaw({ ...files, 'exclusions.yaml': files['exclusions.yaml']! + circle });
    const { funeral } = resolve(open, {
      ...settled,
      diedOn: '2026-11-01',
      veteran: true,
      emergency: true,
      socialProtection: true,
      meritorious: false,
    });
    expect(funeral.granted).toBeUndefined();
    expect(funeral.review).toHaveLength(3);
  });
});
