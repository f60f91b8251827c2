import type { Opinion, PaymentBatchView, PaymentLine, PaymentList } from '@lien-thong/contracts';
import { dong } from '@lien-thong/law';
import { eventually } from '@lien-thong/testing';
import { Commune, REGISTRY } from './commune/commune';
import { declarationOf } from './commune/family';

jest.setTimeout(120_000);

const ALIVE = {
  ground: 'person-is-alive',
  document: '15/QĐST-VDS',
  why: 'Người được khai tử trở về, đã nhận dạng tại Công an xã.',
};
const APPROVE: Opinion = {
  answer: 'approve',
  ground: 'Người được khai tử còn sống, có quyết định của Tòa án.',
};

/** A man is registered dead, his residence deleted and his family granted money. Then he comes home. */
describe('a living person registered dead', () => {
  let commune: Commune;
  const declared = declarationOf();
  let caseId: string;
  let paid: PaymentLine;

  beforeAll(async () => {
    commune = await Commune.open({ residence: 'straight-through' });
    caseId = await commune.file(declared);
    await commune.until(caseId, ({ status }) => status === 'done');
  });

  afterAll(() => commune.close());

  /** The insurance orders what is due, and the bank says that it has paid the funeral allowance. */
  async function paidOut(): Promise<PaymentLine> {
    const { socialInsurance } = commune.offices;
    await socialInsurance.post<PaymentBatchView>('payment-batches', {
      desk: 'social-insurance',
      seat: '92',
      method: 'bank-transfer',
    });
    const { body } = await socialInsurance.get<PaymentList>('payments?desk=social-insurance&state=ordered');
    const order = body.items.find(({ benefit }) => benefit === 'funeral-allowance')!;
    const { reference, amount } = order;
    const on = socialInsurance.clock.today();
    const stated = await socialInsurance.post('payment-statements', {
      lines: [{ reference, amount, on, result: 'paid' }],
    });
    expect(stated.body).toMatchObject({ lines: [{ outcome: 'applied' }] });
    return order;
  }

  const resident = async () =>
    (
      await commune.offices.residence.query<{ gone: string | null; members: number }>(
        `select r.deregistered_on::text as gone, h.members from resident r join household h on h.number = r.household_number
         where h.number = $1`,
        [`H-${declared.deceased.personalId}`],
      )
    )[0];
  const pension = async () =>
    (
      await commune.offices.socialInsurance.query<{ stopped: string | null }>(
        'select stopped_on::text as stopped from insured where person = $1',
        [commune.offices.socialInsurance.privacy.hash('person', declared.deceased.personalId!)],
      )
    )[0];

  it('is gone from the household, and his pension is stopped', async () => {
    expect(await resident()).toMatchObject({ gone: expect.any(String), members: 0 });
    expect(await pension()).toMatchObject({ stopped: expect.any(String) });
  });

  it('has had the funeral allowance paid to his family', async () => {
    paid = await paidOut();
    expect(await commune.told(caseId, 'benefit-paid')).toEqual(['email', 'sms']);
  });

  it('is annulled by two persons of the registry, and nobody undoes anything before', async () => {
    const asked = await commune.offices.oneStop.post(`cases/${caseId}/annulment`, ALIVE);
    expect(asked.status).toBe(202);
    expect((await commune.offices.oneStop.post(`cases/${caseId}/annulment`, ALIVE)).status).toBe(409);
    const before = await commune.view(caseId);
    expect(before.undoing).toMatchObject({
      kind: 'annulment',
      steps: [{ step: 'register-death', state: 'asked' }],
    });
    expect(await resident()).toMatchObject({ members: 0 });
    await commune.decide({ ...REGISTRY, task: 'annul-registration' }, caseId, APPROVE);
  });

  it('has every office undo its part, and the case shows who has', async () => {
    const { undoing, status } = await commune.until(caseId, (view) => view.undoing?.endedAt !== undefined);
    expect(status).toBe('done');
    expect(undoing?.steps.map(({ step, state }) => [step, state])).toEqual([
      ['register-death', 'undone'],
      ['deregister-residence', 'undone'],
      ['grant-funeral-allowance', 'undone'],
      ['settle-survivors-benefit', 'undone'],
    ]);
  });

  it('shows in the case what was paid and is to come back', async () => {
    const { undoing } = await commune.view(caseId);
    const results = undoing!.steps.map(({ result }) => result ?? '');
    expect(results[2]).toContain(`phải thu hồi ${dong(paid.amount)} đã chi`);
    expect(results[3]).toContain('không chi nữa');
  });

  it('lives at home again, and is paid his pension', async () => {
    expect(await resident()).toEqual({ gone: null, members: 1 });
    await eventually(pension, (line) => line?.stopped === null);
  });

  it('keeps the entry in the book under its number, struck', async () => {
    const [entry] = await commune.offices.civilRegistration.query<{ on: string; document: string }>(
      `select annulled_on::text as "on", annulment_document as document from death_registration where case_id = $1`,
      [caseId],
    );
    expect(entry).toMatchObject({ on: expect.any(String), document: ALIVE.document });
  });

  it('is told to the family twice: when it is annulled, and when all is as it was', async () => {
    const told = await eventually(
      () =>
        commune.offices.notifications.query<{ template: string }>(
          `select distinct template from notice where case_id = $1 order by template`,
          [caseId],
        ),
      (rows) => rows.some(({ template }) => template === 'annulment-completed'),
    );
    expect(told.map(({ template }) => template)).toEqual(
      expect.arrayContaining(['case-annulled', 'annulment-completed']),
    );
  });

  it('is counted by the province as annulled', async () => {
    const [counted] = await eventually(
      () =>
        commune.offices.monitoring.query<{ annulled: boolean }>(
          'select annulled_at is not null as annulled from monitored_case where case_id = $1',
          [caseId],
        ),
      (rows) => rows[0]?.annulled === true,
    );
    expect(counted).toEqual({ annulled: true });
  });

  it('may be declared again one day', async () => {
    const again = await commune.file({ ...declared, requester: { ...declared.requester } });
    await commune.until(again, ({ steps }) => steps[0]?.state === 'done');
  });

  it('is marked by the police as restored', async () => {
    const [row] = await commune.offices.residence.query<{ restored: string | null }>(
      'select restored_on::text as restored from deregistration where case_id = $1',
      [caseId],
    );
    expect(row).toMatchObject({ restored: expect.any(String) });
  });
});
