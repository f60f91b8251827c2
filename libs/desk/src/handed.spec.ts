import { handed } from './handed';
import type { WorkItem } from './work-item';

const item = {
  caseId: '01932f5e-8a41-7c3e-9b60-5f2d7a1c4e88',
  office: 'social-insurance',
  commune: '31120',
  dueOn: '2026-12-04',
  holder: 'linh',
} as WorkItem;
const at = new Date('2026-12-01T02:00:00Z');

describe('a task that is handed on', () => {
  it.each([
    ['send-back', item, { handing: 'sent-back', office: 'social-insurance', to: 'linh' }],
    [
      'take-over',
      { ...item, holder: 'anh' },
      { handing: 'taken-over', office: 'social-insurance', to: 'linh' },
    ],
    [
      'send-on',
      { ...item, office: 'home-affairs', holder: null },
      { handing: 'sent-on', office: 'home-affairs' },
    ],
  ] as const)('by %s concerns who had it, or the office that has it now', (act, after, expected) => {
    const [said] = handed(item, after, act, at);
    expect(said).toMatchObject({ caseId: item.caseId, data: { ...expected, dueOn: '2026-12-04' } });
    expect((said!.data as { to?: string }).to).toBe((expected as { to?: string }).to);
  });

  it.each(['take', 'give-back', 'prepare', 'sign'] as const)('is not meant by %s', (act) => {
    expect(handed(item, item, act, at)).toEqual([]);
  });
});
