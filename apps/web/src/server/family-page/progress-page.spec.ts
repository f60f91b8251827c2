import type { Progress } from '@lien-thong/contracts';
import { CASE_STATUSES, type CaseStatus } from '@lien-thong/contracts/words';
import { codePage, progressPage, unknownCodePage } from './progress-page';

const progress: Progress = {
  dossierCode: 'H92.31510-261123-0007',
  status: 'processing',
  statusName: 'Đang xử lý',
  receivedAt: '2026-11-23T08:40:00.000Z',
  promisedOn: '2026-12-08',
  steps: [
    { name: 'Đăng ký khai tử', state: 'done', dueOn: '2026-11-25', answeredAt: '2026-11-25T02:05:00.000Z' },
    { name: 'Xóa đăng ký thường trú', state: 'told', dueOn: '2026-11-27' },
    { name: 'Giải quyết trợ cấp mai táng', state: 'papers-asked', dueOn: '2026-12-08' },
  ],
};

const textOf = (page: string) =>
  page
    .replace(/<(style|head)>[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

describe("the family's page", () => {
  it('says what is done, what is going on and until when, in Vietnamese time', () => {
    const text = textOf(progressPage(progress));
    expect(text).toContain('Hồ sơ đang được giải quyết');
    expect(text).toContain('Hẹn trả kết quả Thứ Ba, 08/12/2026');
    expect(text).toContain('đã xong 1/3');
    expect(text).toContain('Đăng ký khai tử Đã xong 09:05 Thứ Tư, 25/11/2026');
    expect(text).toContain('Xóa đăng ký thường trú Đang giải quyết chậm nhất Thứ Sáu, 27/11/2026');
    expect(text).toContain('Giải quyết trợ cấp mai táng Cần bổ sung giấy tờ');
    expect(text).toContain('Tiếp nhận lúc 15:40 Thứ Hai, 23/11/2026');
  });

  it.each(Object.keys(CASE_STATUSES) as CaseStatus[])('has words for a dossier that is %s', (status) => {
    expect(textOf(progressPage({ ...progress, status }))).toMatch(/Mã hồ sơ H92\.31510-261123-0007 \p{Lu}/u);
  });

  it('promises no day any more when the dossier has ended', () => {
    expect(textOf(progressPage({ ...progress, status: 'stopped' }))).not.toContain('Hẹn trả kết quả');
  });

  const reading = {
    hour: '2026-11-25T02:00:00.000Z',
    kind: 'case',
    roleName: 'Cán bộ một cửa',
    office: 'Bộ phận một cửa, Phường Ninh Kiều, Cần Thơ',
  } as const;

  it('says who read the dossier, as what and in which hour', () => {
    const text = textOf(progressPage(progress, { items: [reading], more: true }));
    expect(text).toContain(
      'Cán bộ một cửa – Bộ phận một cửa, Phường Ninh Kiều, Cần Thơ Xem hồ sơ từ 09:00 đến 10:00 Thứ Tư, 25/11/2026',
    );
    expect(text).toContain('Chỉ hiện 1 lần gần nhất');
  });

  it('says so where nobody read it, and where that cannot be told now', () => {
    expect(textOf(progressPage(progress, { items: [], more: false }))).toContain('Chưa có cán bộ nào');
    expect(textOf(progressPage(progress))).toContain('Lúc này chưa xem được');
  });

  it('is small and has neither script nor another file', () => {
    const page = progressPage(progress, { items: Array.from({ length: 30 }, () => reading), more: true });
    expect(Buffer.byteLength(page)).toBeLessThan(20_000);
    expect(page).not.toMatch(/<script|src=|stylesheet/);
  });

  it('shows a code of markup as text', () => {
    const page = unknownCodePage('"><script>alert(1)</script>');
    expect(page).not.toContain('<script>');
    expect(page).toContain('&quot;&gt;&lt;script&gt;');
  });

  it.each([
    `<script>alert(1)</script>`,
    `</p><h1>Giả</h1>`,
    '\u202Egnp.exe',
    'Nguye\u0302\u0303n',
    'Ư'.repeat(150),
  ])('shows %j as the text it is, wherever a service tells it', (text) => {
    const hostile = progressPage(
      { ...progress, dossierCode: text, steps: [{ name: text, state: 'done' }] },
      { items: [{ ...reading, roleName: text, office: text }], more: false },
    );
    const escaped = text.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    expect(hostile.split(escaped)).toHaveLength(6);
    expect(hostile).not.toMatch(/<script|<h1>Giả/);
  });

  it('asks for the code in a form that works without a script', () => {
    expect(codePage()).toMatch(/<form action="\/tra-cuu" method="get">[\s\S]*<label for="code">/);
  });
});
