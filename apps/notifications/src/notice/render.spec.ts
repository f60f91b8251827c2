import {
  AnnulmentCompleted,
  CaseAnnulled,
  ApologyIssued,
  CaseBenefitPaid,
  CaseBenefitPaymentFailed,
  CaseCompleted,
  CaseNotAccepted,
  CaseReceived,
  CaseRefused,
  CaseRescheduled,
  CaseStopped,
  CorrectionCompleted,
  CaseSubmitted,
  CaseToppedUp,
  CaseWithdrawn,
  DraftExtractReady,
  isValid,
  SupplementLapsed,
  ResultDelivered,
  ResultLost,
  ResultShipped,
  OneTimeCodeMade,
  SupplementRequested,
  WithdrawalCompleted,
} from '@lien-thong/contracts';
import * as facts from './facts';
import { render, type Facts } from './render';
import { TEMPLATES, type Template } from './templates';

const PAGE = 'https://lienthong.example.vn/tra-cuu/';
const contact = { fullName: 'Trần Thị Ngọc Lan', phone: '0912345678', email: 'ngoclan.tran@example.vn' };
const ofCase = { commune: '31135', channel: 'online' as const, contact };
const ofReceived = {
  ...ofCase,
  dossierCode: 'H12.45.07-261120-0031',
  receivedAt: '2026-11-20T17:30:00.000Z',
  promisedOn: '2026-12-04',
};
const procedures: CaseReceived['procedures'] = ['death-registration', 'residence-deletion'];

const submitted: CaseSubmitted = { ...ofCase, submittedAt: '2026-11-20T01:00:00.000Z', procedures };
const received: CaseReceived = { ...ofReceived, procedures };
const notAccepted: CaseNotAccepted = {
  ...ofCase,
  reason: 'Bản chụp giấy báo tử không đọc được',
  decidedAt: '2026-11-20T02:00:00.000Z',
};
const supplement: SupplementRequested = {
  ...ofReceived,
  step: 'grant-funeral-allowance',
  papers: ['insurance-book', 'account-details'],
  requestedAt: '2026-11-21T02:00:00.000Z',
};
const refused: CaseRefused = {
  ...ofReceived,
  reason: 'not-competent',
  ground: 'Nơi cư trú cuối cùng không thuộc phường này.',
  endedAt: '2026-11-21T02:00:00.000Z',
};
const completed: CaseCompleted = {
  ...ofReceived,
  steps: [
    { step: 'register-death', state: 'done' },
    { step: 'deregister-residence', state: 'done' },
    { step: 'grant-funeral-allowance', state: 'refused' },
  ],
  endedAt: '2026-11-23T17:30:00.000Z',
  supplements: 0,
};
const rescheduled: CaseRescheduled = {
  ...ofReceived,
  status: 'processing',
  formerlyPromisedOn: '2026-12-03',
  why: 'Hạn trả kết quả chuyển từ thứ Năm 03/12/2026 sang thứ Sáu 04/12/2026 vì thứ Năm 03/12/2026 nay là ngày nghỉ.',
  rescheduledAt: '2026-11-25T02:00:00.000Z',
};
const toppedUp: CaseToppedUp = {
  ...ofReceived,
  status: 'done',
  step: 'grant-funeral-allowance',
  amount: 800_000,
  ground: 'Nghị định 335/2026/NĐ-CP',
  toppedUpAt: '2026-11-25T02:00:00.000Z',
};
const apologised: ApologyIssued = {
  ...ofReceived,
  firstPromisedOn: '2026-12-02',
  status: 'processing',
  formerlyPromisedOn: '2026-12-02',
  ordinal: 1,
  reason: 'Công an xã (cư trú) chưa giải quyết xong bước “Xóa đăng ký thường trú”',
  title: 'Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết',
  signatory: 'Giám đốc Trung tâm phục vụ hành chính công',
  issuedAt: '2026-12-01T02:00:00.000Z',
};
const lapsed: SupplementLapsed = {
  ...ofReceived,
  status: 'processing',
  step: 'grant-funeral-allowance',
  requestedAt: '2026-11-25T02:00:00.000Z',
  lapsedAt: '2026-12-26T02:00:00.000Z',
};
const ofPayment = {
  ...ofReceived,
  status: 'done',
  step: 'settle-survivors-benefit',
  amount: 2_530_000,
  method: 'bank-transfer',
  month: '2026-12-01',
} as const;
const paid: CaseBenefitPaid = { ...ofPayment, paidOn: '2026-12-02' };
const paymentFailed: CaseBenefitPaymentFailed = {
  ...ofPayment,
  fault: 'account-closed',
  failedOn: '2026-12-02',
};
const draftReady: DraftExtractReady = { ...ofReceived, confirmBy: '2026-11-21T17:00:00.000Z' };
const shipped: ResultShipped = {
  ...ofReceived,
  trackingCode: 'SIM0123456789ABVN',
  attempt: 1,
  shippedAt: '2026-11-25T02:00:00.000Z',
};
const delivered: ResultDelivered = {
  ...ofReceived,
  method: 'post',
  deliveredAt: '2026-11-26T02:00:00.000Z',
};
const lost: ResultLost = {
  ...ofReceived,
  trackingCode: 'SIM0123456789ABVN',
  outcome: 'lost',
  lostAt: '2026-11-26T02:00:00.000Z',
};
const withdrawn: CaseWithdrawn = { ...ofCase, withdrawnAt: '2026-11-20T03:00:00.000Z' };
const stoppedAll: WithdrawalCompleted = {
  ...ofReceived,
  steps: [
    { step: 'register-death', state: 'stands' },
    { step: 'deregister-residence', state: 'stopped' },
  ],
  endedAt: '2026-11-21T03:00:00.000Z',
};
const stoppedCase: CaseStopped = {
  ...ofReceived,
  why: 'Đang xác minh.',
  ground: 'Công văn số 120/CSĐT ngày 21/11/2026',
  steps: [{ step: 'deregister-residence', state: 'stopped' }],
  endedAt: '2026-11-21T03:00:00.000Z',
};
const annulled: CaseAnnulled = {
  ...ofReceived,
  ground: 'person-is-alive',
  document: '15/QĐST-VDS',
  annulledAt: '2026-12-16T03:00:00.000Z',
};
const annulment: AnnulmentCompleted = {
  ...ofReceived,
  steps: [{ step: 'deregister-residence', state: 'undone' }],
  endedAt: '2026-12-17T03:00:00.000Z',
};

const correction: CorrectionCompleted = {
  ...ofReceived,
  corrected: true,
  document: 'Giấy báo tử 412/GBT',
  steps: [
    { step: 'register-death', state: 'noted', askedAt: '2026-12-02T03:00:00.000Z', result: 'Đã cải chính.' },
    { step: 'grant-funeral-allowance', state: 'noted', askedAt: '2026-12-03T03:00:00.000Z' },
  ],
  endedAt: '2026-12-03T03:00:01.000Z',
};
const noCorrection: CorrectionCompleted = {
  ...correction,
  corrected: false,
  steps: [
    {
      step: 'register-death',
      state: 'refused',
      askedAt: '2026-12-02T03:00:00.000Z',
      result: 'Giấy tờ không chứng minh nội dung đề nghị.',
    },
  ],
};

const oneTimeCode: OneTimeCodeMade = {
  commune: '31135',
  contact,
  oneTimeCode: '042917',
  minutes: 5,
  goodUntil: '2026-11-20T03:05:00.000Z',
};

const CASES: Record<Template, [shape: new () => object, data: object, facts: Facts]> = {
  'case-submitted': [CaseSubmitted, submitted, facts.submitted(submitted)],
  'case-received': [CaseReceived, received, facts.received(received, PAGE)],
  'case-not-accepted': [CaseNotAccepted, notAccepted, facts.notAccepted(notAccepted)],
  'supplement-requested': [SupplementRequested, supplement, facts.supplementRequested(supplement, PAGE)],
  'case-refused': [CaseRefused, refused, facts.refused(refused, PAGE)],
  'case-rescheduled': [CaseRescheduled, rescheduled, facts.rescheduled(rescheduled, PAGE)],
  'case-topped-up': [CaseToppedUp, toppedUp, facts.toppedUp(toppedUp, PAGE)],
  'benefit-paid': [CaseBenefitPaid, paid, facts.paid(paid, PAGE)],
  'benefit-payment-failed': [
    CaseBenefitPaymentFailed,
    paymentFailed,
    facts.paymentFailed(paymentFailed, PAGE),
  ],
  'case-completed': [CaseCompleted, completed, facts.completed(completed, PAGE)],
  'apology-issued': [ApologyIssued, apologised, facts.apologyIssued(apologised, PAGE)],
  'supplement-lapsed': [SupplementLapsed, lapsed, facts.supplementLapsed(lapsed, PAGE)],
  'draft-extract-ready': [DraftExtractReady, draftReady, facts.draftReady(draftReady, PAGE)],
  'result-shipped': [ResultShipped, shipped, facts.shipped(shipped, PAGE)],
  'result-delivered': [ResultDelivered, delivered, facts.delivered(delivered, PAGE)],
  'result-lost': [ResultLost, lost, facts.lost(lost, PAGE)],
  'one-time-code': [OneTimeCodeMade, oneTimeCode, facts.oneTimeCode(oneTimeCode)],
  'case-withdrawn': [CaseWithdrawn, withdrawn, facts.withdrawn(withdrawn)],
  'withdrawal-completed': [WithdrawalCompleted, stoppedAll, facts.withdrawalCompleted(stoppedAll, PAGE)],
  'case-stopped': [CaseStopped, stoppedCase, facts.caseStopped(stoppedCase, PAGE)],
  'case-annulled': [CaseAnnulled, annulled, facts.annulled(annulled, PAGE)],
  'annulment-completed': [AnnulmentCompleted, annulment, facts.annulmentCompleted(annulment, PAGE)],
  'correction-completed': [CorrectionCompleted, correction, facts.corrected(correction, PAGE)],
  'correction-not-made': [CorrectionCompleted, noCorrection, facts.notCorrected(noCorrection, PAGE)],
};
const templates = Object.keys(TEMPLATES) as Template[];

describe.each(templates)('the text of %s', (template) => {
  const [shape, data, known] = CASES[template];

  it('is tried with an event as the contract has it', () => {
    expect(isValid(shape, data)).toBe(true);
  });

  it('leaves no placeholder open and no line break in a subject or a text message', () => {
    const letter = render(template, 'email', known);
    const sms = render(template, 'sms', known);
    expect(`${letter.subject} ${letter.body} ${sms.body}`).not.toMatch(/[{}]|undefined/);
    expect(letter.subject + sms.body).not.toContain('\n');
  });

  it('greets the requester by name and says which desk writes', () => {
    const { body } = render(template, 'email', known);
    expect(body).toMatch(/^Kính gửi ông\/bà Trần Thị Ngọc Lan,/);
    expect(body).toContain('Trung tâm Phục vụ hành chính công phường Ninh Kiều');
  });

  it('writes Vietnamese in composed characters', () => {
    const { body } = render(template, 'email', known);
    expect(body).toBe(body.normalize('NFC'));
  });

  it('names the dossier, the promised day and the progress page once the case is received', () => {
    const all = [render(template, 'email', known).body, render(template, 'sms', known).body];
    if (!('dossierCode' in data)) return expect(all.join()).not.toContain('/tra-cuu/');
    for (const body of all) {
      expect(body).toContain('H12.45.07-261120-0031');
      expect(body).toContain('04/12/2026');
      expect(body).toContain(`${PAGE}H12.45.07-261120-0031`);
    }
  });

  it('stays within five parts of a text message in Unicode (67 characters each)', () => {
    expect(render(template, 'sms', known).body.length).toBeLessThanOrEqual(335);
  });
});

describe('what a template is filled with', () => {
  it('days are those of Viet Nam', () => {
    expect(CASES['case-received'][2].receivedOn).toBe('21/11/2026');
    expect(CASES['case-completed'][2].endedOn).toBe('24/11/2026');
  });

  it('the end of a day is 24:00 of it', () => {
    expect(CASES['draft-extract-ready'][2].confirmBy).toBe('24:00 ngày 21/11/2026');
  });

  it('papers stand one a line in a letter and in one sentence in a text message', () => {
    const [, , known] = CASES['supplement-requested'];
    expect(render('supplement-requested', 'email', known).body).toContain(
      'bước “Giải quyết trợ cấp mai táng”',
    );
    expect(render('supplement-requested', 'email', known).body).toContain(
      '- Sổ bảo hiểm xã hội\n- Thông tin tài khoản nhận tiền',
    );
    expect(render('supplement-requested', 'sms', known).body).toContain(
      'mong gia đình bổ sung Sổ bảo hiểm xã hội, Thông tin tài khoản nhận tiền, nộp tại',
    );
  });

  it('a step that was refused is not called done', () => {
    const { body } = render('case-completed', 'email', CASES['case-completed'][2]);
    expect(body).toContain('- Đăng ký khai tử: đã giải quyết xong');
    expect(body).toContain('- Giải quyết trợ cấp mai táng: không được giải quyết');
  });

  it('a reason becomes a whole sentence', () => {
    expect(render('case-not-accepted', 'sms', CASES['case-not-accepted'][2]).body).toContain(
      'không đọc được. Mong',
    );
  });

  it('is never read as a template itself', () => {
    const known = facts.notAccepted({ ...notAccepted, reason: 'Xem {link} và $& {requester}' });
    expect(render('case-not-accepted', 'email', known).body).toContain('Xem {link} và $& {requester}.');
  });

  it('must be known: a half-empty sentence is not sent', () => {
    expect(() => render('case-received', 'sms', facts.submitted(submitted))).toThrow(/\{dossierCode\}/);
  });

  it('an unknown commune is still a desk', () => {
    expect(facts.submitted({ ...submitted, commune: '99999' }).desk).toBe(
      'Trung tâm Phục vụ hành chính công cấp xã',
    );
  });
});
