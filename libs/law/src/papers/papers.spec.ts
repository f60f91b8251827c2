import {
  benefitDesk,
  deathNoticeRules,
  declarantRule,
  documentTitle,
  LawGapError,
  loadLaw,
  nationalStatuses,
  procedureCodes,
  transitionRule,
} from '../index';

const law = loadLaw();

describe('the title of a paper', () => {
  it('is Trích lục khai tử up to 28 February 2027 and Giấy chứng tử from 1 March', () => {
    expect(documentTitle(law, 'death-extract', { on: '2027-02-28' }).title).toBe('Trích lục khai tử');
    expect(documentTitle(law, 'death-extract', { on: '2027-03-01' }).title).toBe('Giấy chứng tử');
  });

  it.each([
    ['apology', '2025-06-30', undefined, 'Phiếu xin lỗi và hẹn lại ngày trả kết quả', 'Mẫu 04'],
    ['apology', '2025-07-01', undefined, 'Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết', 'Mẫu 04'],
    ['apology', '2026-11-24', 'death-registration', 'Phiếu xin lỗi và hẹn lại ngày trả kết quả', undefined],
    [
      'apology',
      '2026-11-24',
      'funeral-allowance',
      'Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết',
      'Mẫu 04',
    ],
    ['control-slip', '2025-06-30', undefined, 'Phiếu kiểm soát quá trình giải quyết hồ sơ', 'Mẫu 05'],
    ['control-slip', '2025-07-01', undefined, 'Phiếu kiểm soát quá trình giải quyết', 'Mẫu 06'],
    ['receipt', '2026-11-24', 'residence-deletion', 'Phiếu tiếp nhận hồ sơ và hẹn trả kết quả', 'CT04'],
  ] as const)('of %s on %s for %s', (document, on, procedure, title, form) => {
    const found = documentTitle(law, document, { on, procedure });
    expect([found.title, found.form]).toEqual([title, form]);
  });

  it('is unknown for a paper that did not exist yet', () => {
    expect(() => documentTitle(law, 'stop-notice', { on: '2025-06-30' })).toThrow(LawGapError);
  });
});

it('each kind of death has its notice and who issues it', () => {
  const rules = deathNoticeRules(law, '2026-11-24');
  expect(rules.map(({ kindOfDeath, noticeKinds }) => [kindOfDeath, ...noticeKinds])).toEqual([
    ['health-facility', 'death-notice'],
    ['sentence-executed', 'execution-confirmation'],
    ['court-declared', 'court-decision'],
    ['accident-or-suspicious', 'police-document'],
    ['home-or-other', 'commune-death-notice'],
  ]);
  expect(rules[0]).toMatchObject({ issuer: 'Thủ trưởng cơ sở y tế', dataInstead: true, form: 'Mẫu 05' });
});

it('relatives declare without authorisation, an authorised person with a certified one', () => {
  expect(declarantRule(law, 'child', '2026-11-24')).toMatchObject({
    mayDeclare: true,
    authorisation: 'none',
  });
  expect(declarantRule(law, 'authorised-person', '2026-11-24').authorisation).toBe('certified');
  expect(declarantRule(law, 'neighbour', '2026-11-24').mayDeclare).toBe(false);
});

it('the ten national statuses are counted from 1 to 10, and 5, 6 and 8 pause the clock', () => {
  const statuses = nationalStatuses(law);
  expect(statuses.map((s) => s.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(statuses.filter((s) => s.paused).map((s) => s.number)).toEqual([5, 6, 8]);
  expect(statuses[3]).toMatchObject({ key: 'processing', name: 'Đang xử lý' });
});

it('the linked procedure has one code a day, and keeps its earlier ones as aliases', () => {
  const linked = (on: string) =>
    procedureCodes(law, on).filter((r) => r.key === 'linked-death' && !r.scope.province);
  expect(linked('2024-12-01').map((r) => r.value.code)).toEqual(['2.002622']);
  expect(linked('2026-11-24').map((r) => r.value)).toMatchObject([
    { code: '2.002913', aliases: expect.arrayContaining(['2.002622', '1.011537']) as string[] },
  ]);
});

it('benefits are decided by three desks', () => {
  expect(benefitDesk(law, 'compulsory-insurance', '2026-11-24')).toBe('social-insurance');
  expect(benefitDesk(law, 'social-pension', '2026-11-24')).toBe('commune');
  expect(benefitDesk(law, 'meritorious', '2026-11-24')).toBe('home-affairs');
});

it.each([
  ['civil-status-law', '2027-02-28', 'civil-status-2014'],
  ['civil-status-law', '2027-03-01', 'civil-status-2026'],
  ['linking-platform', '2026-12-31', 'linking-software'],
  ['linking-platform', '2027-01-01', 'national-portal'],
  ['procedure-cuts', '2027-02-28', 'cuts-of-2026'],
  ['procedure-cuts', '2027-03-01', undefined],
])('%s on %s is %s', (key, on, rule) => {
  expect(transitionRule(law, key, on)?.value.rule).toBe(rule);
});
