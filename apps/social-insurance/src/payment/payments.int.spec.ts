import {
  GrantFuneralAllowance,
  SettleSurvivorsBenefit,
  type BenefitPaid,
  type BenefitPaymentFailed,
  type PaymentBatchView,
  type PaymentLine,
  type PaymentList,
  type StatementFindings,
  type StatementLine,
} from '@lien-thong/contracts';
import { dayOf } from '@lien-thong/service';
import {
  authorizationOf,
  eventually,
  EVERYBODY,
  openService,
  storedInTheClear,
  type OpenService,
} from '@lien-thong/testing';
import { createHash, randomUUID } from 'node:crypto';
import { AppModule } from '../app.module';
import { SocialInsuranceEnvironment } from '../environment';
import { enter } from '../register/import-register';
import { claim, insuredLine } from '../testing-ground/claim';
import { monthAfter } from './month';

let people = 0;
const person = () => `0920${String(82_000_000 + ++people).padStart(8, '0')}`;
const today = dayOf(new Date());
const INSURANCE = { desk: 'social-insurance', seat: '92' };

jest.setTimeout(60_000);

describe('the paying desk', () => {
  let office: OpenService;

  const open = (settings: Partial<SocialInsuranceEnvironment> = {}) =>
    openService({
      name: 'social-insurance',
      environment: SocialInsuranceEnvironment,
      module: (e) => AppModule.of(e),
      settings,
    });

  beforeAll(async () => {
    office = await open();
  });
  beforeEach(() =>
    office.query(
      'delete from payment_schedule; delete from payment_order; delete from payment_batch; delete from payment_batch_counter',
    ),
  );
  afterAll(() => office.close());

  async function granted(
    payee: Partial<GrantFuneralAllowance['payee']>,
    shape: typeof GrantFuneralAllowance | typeof SettleSurvivorsBenefit = GrantFuneralAllowance,
  ): Promise<string> {
    const [caseId, id, command] = [randomUUID(), person(), claim()];
    await enter(office.database.manager, office.privacy, [insuredLine(id)]);
    command.extract.deceased.personalId = id;
    command.extract.diedOn = monthAfter(today, -2);
    command.receivedAt = new Date().toISOString();
    Object.assign(command.payee, payee);
    await office.tell(shape, caseId, command);
    await eventually(
      () => office.said(caseId),
      (said) => said.length === 1,
      { within: 20_000 },
    );
    return caseId;
  }

  const account = { bank: 'Agribank', number: '7601205123456', holder: 'TRAN THI HONG' };
  const byTransfer = (number = account.number) =>
    ({ method: 'bank-transfer', account: { ...account, number } }) as const;
  const list = async (state: string) =>
    (await office.get<PaymentList>(`payments?desk=social-insurance&state=${state}`)).body;
  const orderOf = async (caseId: string, state: string): Promise<PaymentLine> => {
    const found = (await list(state)).items.find((one) => one.caseId === caseId);
    if (!found) throw new Error(`no payment of ${caseId} is ${state}`);
    return found;
  };
  const batch = () =>
    office.post<PaymentBatchView>('payment-batches', { ...INSURANCE, method: 'bank-transfer' });
  const state = async (lines: Omit<StatementLine, 'on'>[], on = today) =>
    (
      await office.post<StatementFindings>('payment-statements', {
        lines: lines.map((line) => ({ ...line, on })),
      })
    ).body.lines?.map(({ outcome }) => outcome);
  const events = async <T>(caseId: string) => (await office.said<T>(caseId)).slice(1);

  it('orders what is due in a numbered batch, once, whose file is always the same', async () => {
    const cases = [await granted(byTransfer()), await granted(byTransfer('7601205999999'))];
    await granted({ method: 'cash' });
    const { status, body } = await batch();
    expect(status).toBe(201);
    const year = today.slice(0, 4);
    const amount = (await orderOf(cases[0]!, 'ordered')).amount;
    expect(body).toMatchObject({ code: `DC-BHXH-92-${year}-1`, orders: 2, total: 2 * amount });
    expect((await batch()).status).toBe(409);

    const files = await Promise.all([1, 2].map(() => office.download(`payment-batches/${body.id}/file`)));
    expect(files[0]!.bytes.equals(files[1]!.bytes)).toBe(true);
    expect(createHash('sha256').update(files[0]!.bytes).digest('hex')).toBe(body.sha256);
    const text = files[0]!.bytes.toString('utf8');
    expect(text).toContain('"Agribank","7601205123456","TRAN THI HONG"');
    expect(text).toContain(`"TONG","DC-BHXH-92-${year}-1","2","","","${2 * amount}"`);
    expect(await storedInTheClear(office.database, [account.number, account.holder])).toEqual([]);

    const { items, counts } = await list('ordered');
    expect(counts).toEqual([
      { state: 'due', count: 1, total: amount },
      { state: 'ordered', count: items.length, total: 2 * amount },
    ]);
  });

  it('settles orders by statement, and the same statement again changes nothing', async () => {
    const caseId = await granted(byTransfer());
    await batch();
    const { reference, amount } = await orderOf(caseId, 'ordered');
    const lines = [
      { reference, amount, result: 'paid' as const },
      { reference: 'TCMT-X-1', amount, result: 'paid' as const },
    ];
    expect(await state(lines)).toEqual(['applied', 'no-order']);
    expect(await state(lines)).toEqual(['known', 'no-order']);
    expect(await orderOf(caseId, 'paid')).toMatchObject({ settledOn: today });
    expect(await events<BenefitPaid>(caseId)).toMatchObject([
      { type: 'social-insurance.benefit-paid.v1', data: { reference, amount, paidOn: today } },
    ]);
  });

  it('takes a statement as CSV, and names the line that is none', async () => {
    const caseId = await granted(byTransfer());
    await batch();
    const { reference, amount } = await orderOf(caseId, 'ordered');
    const text = `reference,result,date,amount,fault\r\n"${reference}",paid,${today},${amount}\r\n`;
    const asked = await postCsv(text);
    expect(asked).toMatchObject({ status: 200, body: { lines: [{ reference, outcome: 'applied' }] } });
    expect(await postCsv('a,b\r\nTCMT-1,gone,yesterday,-1')).toMatchObject({ status: 422 });
  });

  async function postCsv(text: string) {
    const headers = { 'content-type': 'text/csv', authorization: await authorizationOf(EVERYBODY) };
    return office.raw<StatementFindings>('payment-statements/csv', text, headers);
  }

  it('never sends again what is unclear; only what surely failed, by an officer, as a new attempt', async () => {
    const caseId = await granted(byTransfer());
    await batch();
    const { id, reference, amount, version } = await orderOf(caseId, 'ordered');
    const again = (body: object = { why: 'Gia đình báo lại số tài khoản.' }, ifMatch = '*') =>
      office.post<PaymentLine>(`payments/${id}/again`, body, { 'if-match': ifMatch });
    expect(await state([{ reference, amount, result: 'unclear' }])).toEqual(['applied']);
    expect((await batch()).status).toBe(409);
    expect((await again()).status).toBe(409);
    expect(await events(caseId)).toEqual([]);

    expect(await state([{ reference, amount, result: 'failed', fault: 'account-closed' }])).toEqual([
      'applied',
    ]);
    expect(await events<BenefitPaymentFailed>(caseId)).toMatchObject([
      { type: 'social-insurance.benefit-payment-failed.v1', data: { fault: 'account-closed' } },
    ]);
    expect((await again({ why: 'A' }, `"${version}"`)).status).toBe(412);
    expect((await again({})).status).toBe(422);
    const corrected = {
      why: 'Gia đình báo lại số tài khoản.',
      account: { ...account, number: '8800123456' },
    };
    const next = await again(corrected);
    expect(next).toMatchObject({ status: 201, body: { attempt: 2, state: 'due', amount } });
    expect(next.body.reference).toBe(reference.replace(/L1$/, 'L2'));
    expect((await again(corrected)).status).toBe(409);

    const { body } = await batch();
    const { bytes } = await office.download(`payment-batches/${body.id}/file`);
    expect(bytes.toString('utf8')).toContain('"8800123456"');
    expect(await state([{ reference: next.body.reference, amount, result: 'paid' }])).toEqual(['applied']);
  });

  it('holds a new attempt back when the earlier one turns out to have been paid', async () => {
    const caseId = await granted(byTransfer());
    await batch();
    const { id, reference, amount } = await orderOf(caseId, 'ordered');
    await state([{ reference, amount, result: 'failed' }]);
    await office.post(`payments/${id}/again`, { why: 'Chi lại.' });
    expect(await state([{ reference, amount, result: 'paid' }])).toEqual(['contradicts']);
    expect((await batch()).status).toBe(409);
    expect(await orderOf(caseId, 'unclear')).toMatchObject({ reference });
  });

  it('hands cash over at the desk once, to somebody who is on record and sealed', async () => {
    const caseId = await granted({ method: 'cash' });
    const { id } = await orderOf(caseId, 'due');
    const receiver = { fullName: 'Trần Thị Nhận Tiền', personalId: '092180009876' };
    const handOver = () => office.post(`payments/${id}/hand-over`, receiver);
    expect((await office.post(`payments/${id}/hand-over`, {})).status).toBe(422);
    expect((await handOver()).status).toBe(200);
    expect((await handOver()).status).toBe(409);
    expect(await events<BenefitPaid>(caseId)).toMatchObject([{ data: { method: 'cash', paidOn: today } }]);
    expect(await storedInTheClear(office.database, Object.values(receiver))).toEqual([]);
  });

  it('opens a monthly benefit month by month, each once', async () => {
    const caseId = await granted({ method: 'cash' }, SettleSurvivorsBenefit);
    const months = async () => (await list('due')).items.map(({ month }) => month);
    expect(await months()).toEqual([monthAfter(today, -1)]);
    const monthly = () => office.post<{ opened: number }>('payments/months', INSURANCE);
    expect((await monthly()).body).toEqual({ opened: 1 });
    expect((await monthly()).body).toEqual({ opened: 0 });
    expect(await months()).toEqual([monthAfter(today, -1), monthAfter(today, 0)]);
    const [, second] = (await list('due')).items;
    expect(second!.reference).toMatch(new RegExp(`-${today.slice(0, 7)}-L1$`));
    expect(second!.caseId).toBe(caseId);
  });

  it('is each desk for itself, at its own seat', async () => {
    const caseId = await granted(byTransfer());
    const { id } = await orderOf(caseId, 'due');
    const elsewhere = await office.as({
      subject: 'hanoi',
      posts: [{ role: 'insurance-officer', unit: { kind: 'province', code: '01' } }],
    });
    expect((await elsewhere.post(`payments/${id}/again`, { why: 'A' })).status).toBe(404);
    expect((await elsewhere.post('payment-batches', { ...INSURANCE, method: 'post' })).status).toBe(403);
    await batch();
    const { reference, amount } = await orderOf(caseId, 'ordered');
    const lines = [{ reference, amount, result: 'paid', on: today }];
    expect((await elsewhere.post('payment-statements', { lines })).body).toMatchObject({
      lines: [{ outcome: 'no-order' }],
    });
  });

  it('hears at once from a payer that is connected, of what it says and no more', async () => {
    await office.close();
    office = await open({ PAYER: 'simulated' });
    const cases = [
      await granted(byTransfer('760120512301')),
      await granted(byTransfer('760120512302')),
      await granted(byTransfer()),
    ];
    expect((await batch()).body).toMatchObject({ orders: 3 });
    await orderOf(cases[0]!, 'failed');
    await orderOf(cases[1]!, 'unclear');
    await orderOf(cases[2]!, 'paid');
  });
});
