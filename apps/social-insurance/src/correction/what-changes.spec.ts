import type { Grant } from '../benefit-decision/decision';
import type { Standing } from './corrected-decisions';
import { whatChanges } from './what-changes';

const standing: Standing = {
  caseId: '01932f5e-8a41-7c3e-9b60-5f2d7a1c4e88',
  benefit: 'funeral-allowance',
  code: '12/QĐ-BHXH',
  desk: 'social-insurance',
  seat: '92',
  category: 'compulsory-insurance',
  kind: null,
  amount: 23_400_000,
};
const granted = (change: Partial<Grant> = {}) => ({
  answer: 'approve' as const,
  grant: {
    desk: 'social-insurance' as const,
    category: 'compulsory-insurance' as const,
    amount: 23_400_000,
    formula: '10 × 2.340.000',
    article: 'Điều 85',
    ...change,
  },
});

describe('what a correction changes of a decision', () => {
  it('is nothing where the same sum is due', () => {
    expect(whatChanges(standing, granted())).toEqual({ result: 'unchanged' });
  });

  it('is a sum to add where more is due', () => {
    expect(whatChanges(standing, granted({ amount: 25_300_000 }))).toEqual({
      result: 'to-add',
      difference: 1_900_000,
      draft: { kind: 'top-up', to: 25_300_000 },
    });
  });

  it('is a sum to recover where less is due', () => {
    expect(whatChanges(standing, granted({ amount: 18_000_000 }))).toEqual({
      result: 'to-recover',
      difference: 5_400_000,
      draft: { kind: 'overpaid', to: 18_000_000 },
    });
  });

  it('is an officer’s to say where another regime or desk pays', () => {
    expect(whatChanges(standing, granted({ desk: 'commune', category: 'social-pension' }))).toMatchObject({
      result: 'officer-decides',
      draft: { kind: 'regime-changes' },
    });
  });

  it.each(['refuse', 'review', 'ask'] as const)('is an officer’s to say where the rule says %s', (answer) => {
    expect(whatChanges(standing, { answer })).toEqual({
      result: 'officer-decides',
      draft: { kind: 'review' },
    });
  });
});
