import { loadLaw } from '@lien-thong/law';
import { mailText, taskText } from './mail-text';
import { MAIL_WORDS } from './mail-words';
import type { Matter } from './matter';
import { morningOf } from './morning';

const CASES = 'https://lienthong.example.vn/ho-so/';
const matter = (nth: number, more: Partial<Matter> = {}): Matter => ({
  kind: 'near-due',
  caseId: `case-${nth}`,
  commune: '31135',
  dossierCode: `H12.45.07-261120-${String(nth).padStart(4, '0')}`,
  step: null,
  offices: [],
  dueOn: '2026-12-04',
  ...more,
});

describe('the mail of a morning', () => {
  const matters = [
    matter(1, { step: 'deregister-residence', dueOn: '2026-12-03' }),
    matter(2, { kind: 'overdue', dueOn: '2026-12-01' }),
    matter(3, { kind: 'unreachable', dossierCode: null, dueOn: null }),
  ];

  it('names codes, days and links, the most pressing first', () => {
    const { subject, body } = mailText({ names: ['Mai', 'Hải'], matters }, '2026-12-02', CASES, 'vi');
    expect(subject).toBe('Việc cần xem sáng 02/12/2026: 3 mục');
    expect(body).toBe(`Kính gửi Mai, Hải,

Sáng 02/12/2026 có các việc sau cần xem:

Đã qua ngày hẹn trả mà chưa có phiếu xin lỗi được ký (1)
- Hồ sơ H12.45.07-261120-0002, hạn 01/12/2026: ${CASES}case-2

Sắp đến hạn (1)
- Hồ sơ H12.45.07-261120-0001, bước “Xóa đăng ký thường trú”, hạn 03/12/2026: ${CASES}case-1

Không gửi được tin báo cho gia đình; hãy gọi điện hoặc đưa giấy (1)
- Hồ sơ chưa có mã: ${CASES}case-3

Thư này được gửi tự động mỗi sáng làm việc và không có dữ liệu cá nhân của hồ sơ. Danh sách đầy đủ: ${CASES}`);
  });

  it('is in English where it is asked for', () => {
    const { subject, body } = mailText({ names: ['Mai'], matters }, '2026-12-02', CASES, 'en');
    expect(subject).toBe('To look at on the morning of 2 December 2026: 3');
    expect(body).toContain(
      '- Dossier H12.45.07-261120-0001, step “Deletion of the residence registration”, due 3 December 2026',
    );
    expect(body).not.toMatch(/[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữự]/i);
  });

  it('counts what it does not name', () => {
    const many = Array.from({ length: 42 }, (_, nth) => matter(nth));
    const { body } = mailText({ names: ['Mai'], matters: many }, '2026-12-02', CASES, 'vi');
    expect(body).toContain('Sắp đến hạn (42)');
    expect(body.match(/^- Hồ sơ/gm)).toHaveLength(30);
    expect(body).toContain('- và 12 hồ sơ khác');
  });

  it('leaves nothing unfilled in either language', () => {
    for (const language of ['vi', 'en'] as const)
      expect(mailText({ names: ['Mai'], matters }, '2026-12-02', CASES, language).body).not.toMatch(/[{}]/);
    expect(Object.keys(MAIL_WORDS.en.headings)).toEqual(Object.keys(MAIL_WORDS.vi.headings));
  });
});

it('a mail about one task says in its subject what has become of it', () => {
  const given = matter(7, { kind: 'task-taken-over' });
  expect(taskText('Mai', given, CASES, 'vi')).toEqual({
    subject: 'Hồ sơ H12.45.07-261120-0007: Việc đang giữ đã được người khác nhận thay',
    body: `Kính gửi Mai,

Việc đang giữ đã được người khác nhận thay
- Hồ sơ H12.45.07-261120-0007, hạn 04/12/2026: ${CASES}case-7

Thư này được gửi tự động và không có dữ liệu cá nhân của hồ sơ.`,
  });
  expect(taskText('Mai', given, CASES, 'en').subject).toContain('Another officer has taken over');
});

describe('the morning', () => {
  const law = loadLaw();

  it.each([
    ['before the desk opens', '2026-12-02T07:29:00+07:00', undefined],
    ['when it has', '2026-12-02T07:30:00+07:00', '2026-12-02'],
    ['late in the day, for whoever was away', '2026-12-02T16:00:00+07:00', '2026-12-02'],
    ['on a Sunday', '2026-12-06T09:00:00+07:00', undefined],
    ['on a holiday', '2026-09-02T09:00:00+07:00', undefined],
  ])('%s', (_, instant, day) => {
    expect(morningOf(law, instant)).toBe(day);
  });
});
