import type { Declaration } from '@lien-thong/contracts';
import { loadLaw } from '@lien-thong/law';
import { papersOfDeclaration } from './papers-check';

const law = loadLaw();

const declared = {
  channel: 'desk',
  procedures: ['death-registration', 'residence-deletion'],
  requester: { relation: 'child' },
  death: { date: '2026-11-20', kind: 'health-facility' },
  attachments: [],
} as unknown as Declaration;

const noticeOf = (declaration: Declaration, healthNotice = false) =>
  papersOfDeclaration(law, declaration, { today: '2026-11-24', healthNotice }).find(
    ({ paper }) => paper === 'death-notice',
  );

describe('the death notice of who died in a health facility', () => {
  it('is lacking where nobody brought it', () => {
    expect(noticeOf(declared)).toMatchObject({
      how: 'original',
      brought: false,
      askedBy: ['death-registration'],
    });
  });

  it.each([
    ['its file is attached', { attachments: [{ kind: 'death-notice' }] }],
    ['it is filled in', { death: { ...declared.death, notice: { kind: 'death-notice' } } }],
  ])('is there where %s', (_, change) => {
    expect(noticeOf({ ...declared, ...change } as Declaration)!.brought).toBe(true);
  });

  it('need not be brought where the facility has told the death', () => {
    const notice = noticeOf(declared, true)!;
    expect(notice.how).toBe('data');
    expect(notice.instead).toContain('cơ sở y tế đã gửi dữ liệu');
  });
});
