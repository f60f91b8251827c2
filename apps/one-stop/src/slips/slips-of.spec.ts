import { loadLaw } from '@lien-thong/law';
import { bytesOf } from '@lien-thong/pages';
import type { LinkedCase } from '../linked-case/linked-case.entity';
import { textOfSheet } from '../testing-ground/text-of-sheet';
import { drawSlip } from './draw-slip';
import { SUPPLEMENT_UNANSWERED } from '../clocks/lapse';
import type { SlipFacts } from './slip-facts';
import { slipsOf } from './slips-of';

const law = loadLaw();
const AT = '2026-11-25T02:12:00.000Z';

/** A dossier of which everything happened that leaves a paper. */
const facts = (change: Partial<LinkedCase> = {}): SlipFacts => ({
  linkedCase: {
    caseId: '01932f5e-8a41-7c3e-9b60-5f2d7a1c4e88',
    commune: '31120',
    dossierCode: 'H92.31120-261125-0001',
    requesterName: 'Trần Thị Hồng',
    deceasedName: 'Nguyễn Đặng Quỳnh Hưởng',
    procedures: ['death-registration', 'residence-deletion', 'funeral-allowance'],
    receivedAt: new Date(AT),
    promisedOn: '2026-12-14',
    firstPromisedOn: '2026-12-09',
    steps: {
      'register-death': { state: 'done', attempt: 1, answeredAt: AT },
      'deregister-residence': {
        state: 'refused',
        attempt: 1,
        answeredAt: '2026-11-27T02:00:00.000Z',
        reason: 'identity-differs',
        result: 'Ngày sinh trong Trích lục khác Sổ đăng ký cư trú (Luật Cư trú 2020, Điều 24).',
      },
    },
    undoing: null,
    correction: null,
    ...change,
  } as LinkedCase,
  entries: [
    { entry: 1, caseId: '', at: AT, kind: 'received', office: 'one-stop', text: 'Tiếp nhận hồ sơ.' },
    { entry: 2, caseId: '', at: AT, kind: 'told', office: 'residence', text: 'Chuyển Công an xã.' },
    {
      entry: 3,
      caseId: '',
      at: '2026-11-26T02:00:00.000Z',
      kind: 'supplement-asked',
      office: 'one-stop',
      text: 'Đề nghị gia đình bổ sung giấy tờ. Trợ cấp mai táng: Sổ bảo hiểm xã hội.',
    },
  ],
  requests: [
    {
      at: '2026-11-26T02:00:00.000Z',
      text: 'Đề nghị gia đình bổ sung giấy tờ.',
      asked: [
        { step: 'grant-funeral-allowance', papers: ['insurance-book', 'account-details'] },
        { step: 'deregister-residence', papers: ['identity-paper'] },
      ],
    },
  ],
  apologies: [
    {
      ordinal: 1,
      formerly: '2026-12-09',
      newDay: '2026-12-14',
      reason: 'Công an xã chưa giải quyết xong.',
      signatory: 'Lê Thị Kim Ngân',
      signedAt: new Date('2026-12-08T02:00:00.000Z'),
    } as SlipFacts['apologies'][number],
  ],
  papers: ['death-notice'],
});

const slip = (id: string, of = facts()) => slipsOf(of, law).find((one) => one.id === id)!;

const textOf = (id: string, of = facts()): Promise<string | undefined> =>
  textOfSheet(
    drawSlip(slip(id, of), { commune: '31120', progressPage: 'https://lienthong.example.vn/tra-cuu/X' }),
  );

it('a dossier has the papers of what happened to it, in the order they were issued', () => {
  expect(slipsOf(facts(), law).map(({ id }) => id)).toEqual([
    'receipt',
    'control-slip',
    'supplement-1',
    'refusal-deregister-residence',
    'apology-1',
  ]);
});

it('a declaration that waits to be accepted has none', () => {
  expect(slipsOf(facts({ receivedAt: null }), law)).toEqual([]);
});

/** Sent online, and turned down at receipt. */
const declined = (): SlipFacts => ({
  ...facts({
    receivedAt: null,
    dossierCode: null,
    channel: 'online',
    submittedAt: new Date(AT),
    status: 'not-accepted',
  }),
  entries: [
    {
      entry: 2,
      caseId: '',
      at: AT,
      kind: 'not-accepted',
      office: 'one-stop',
      text: 'Không tiếp nhận hồ sơ: Giấy báo tử bị mờ, không đọc được.',
    },
  ],
  requests: [],
  apologies: [],
});

/** Asked for a paper in vain. */
const lapsed = (): SlipFacts =>
  facts({
    steps: {
      'register-death': { state: 'done', attempt: 1, answeredAt: AT },
      'deregister-residence': {
        state: 'refused',
        attempt: 1,
        answeredAt: '2027-01-15T02:00:00.000Z',
        reason: SUPPLEMENT_UNANSWERED,
        result: 'Đã hết thời gian chờ gia đình bổ sung giấy tờ nên bước này dừng.',
      },
    },
  });

it('one that was not accepted has a refusal, without a code of a dossier', () => {
  expect(slipsOf(declined(), law)).toMatchObject([
    {
      id: 'refusal',
      title: 'Phiếu từ chối tiếp nhận giải quyết hồ sơ',
      form: 'Mẫu 03',
      number: '5F2D7A1C4E88/TC',
    },
  ]);
});

it('papers that never came leave a notice that the step stops, and no refusal', () => {
  const ids = slipsOf(lapsed(), law).map(({ id }) => id);
  expect(ids).toContain('stop-notice-deregister-residence');
  expect(ids).not.toContain('refusal-deregister-residence');
  expect(slip('stop-notice-deregister-residence', lapsed())).toMatchObject({
    title: 'Thông báo dừng giải quyết hồ sơ',
    form: 'Mẫu 05',
  });
});

it('what the police alone ask or refuse is on the forms of residence', () => {
  const [request] = facts().requests;
  const of = { ...facts(), requests: [{ ...request!, asked: [request!.asked![1]!] }] };
  expect(slip('supplement-1', of)).toMatchObject({ form: 'CT05' });
  expect(slip('supplement-1').form).toBe('Mẫu 02');
  expect(slip('refusal-deregister-residence').form).toBe('CT06');
});

it('a supplement slip names each paper and what it is for; of an old request the sentence is left', () => {
  expect(JSON.stringify(slip('supplement-1').blocks)).toContain(
    '["1","Sổ bảo hiểm xã hội","Giải quyết trợ cấp mai táng"]',
  );
  const [request] = facts().requests;
  const old = { ...facts(), requests: [{ ...request!, asked: null }] };
  expect(JSON.stringify(slip('supplement-1', old).blocks)).toContain(request!.text);
});

it('each is called what the law calls it on the day of issue', () => {
  expect(slip('apology-1')).toMatchObject({
    title: 'Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết',
    form: 'Mẫu 04',
    number: 'H92.31120-261125-0001/XL1',
  });
  expect(slip('receipt').title).toBe('Giấy tiếp nhận hồ sơ và hẹn trả kết quả');
});

it('a receipt keeps the day that was promised first, whatever was named since', () => {
  expect(JSON.stringify(slip('receipt').blocks)).toContain('09/12/2026');
  expect(JSON.stringify(slip('receipt').blocks)).not.toContain('14/12/2026');
});

it('a refusal gives its reason in law, never a code of the program', () => {
  const text = JSON.stringify(slip('refusal-deregister-residence').blocks);
  expect(text).toContain('Luật Cư trú 2020, Điều 24');
  expect(text).not.toContain('identity-differs');
});

it('a withdrawn dossier has a notice of what stopped and what stands', () => {
  const of = facts({
    undoing: {
      kind: 'withdrawal',
      askedAt: AT,
      endedAt: '2026-11-26T02:00:00.000Z',
      why: 'x',
      steps: { 'register-death': { state: 'stands', result: 'Việc khai tử vẫn có hiệu lực.' } },
    },
  });
  expect(slip('stop-notice', of)).toMatchObject({ title: 'Thông báo dừng giải quyết hồ sơ' });
  expect(JSON.stringify(slip('stop-notice', of).blocks)).toContain('vẫn có hiệu lực');
});

it.each([
  ['receipt', facts],
  ['supplement-1', facts],
  ['apology-1', facts],
  ['refusal-deregister-residence', facts],
  ['control-slip', facts],
  ['refusal', declined],
  ['stop-notice-deregister-residence', lapsed],
] as const)(
  'the page of %s reads as its data, with every Vietnamese letter',
  async (id, of: () => SlipFacts) => {
    const read = await textOf(id, of());
    if (read === undefined) return;
    const flat = read.replace(/\s+/g, ' ');
    expect(flat).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    expect(flat).toContain(slip(id, of()).number);
    expect(flat).toContain('Trần Thị Hồng');
    if (id !== 'apology-1') expect(flat).toContain('Nguyễn Đặng Quỳnh Hưởng');
  },
);

it('a control slip of many hand-overs goes on to further pages', async () => {
  const long = facts();
  const entries = Array.from({ length: 120 }, () => long.entries[1]!);
  const pdf = await bytesOf(
    drawSlip(slip('control-slip', { ...long, entries }), { commune: '31120', progressPage: 'https://x.vn/' }),
  );
  expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)!.length).toBeGreaterThan(2);
});
