import {
  GrantFuneralAllowance,
  type RecoveryLine,
  type RecoveryList,
  type StopLine,
  type StopList,
} from '@lien-thong/contracts';
import { dayOf } from '@lien-thong/service';
import { eventually, openService, type OpenService } from '@lien-thong/testing';
import { randomUUID } from 'node:crypto';
import { AppModule } from '../app.module';
import { SocialInsuranceEnvironment } from '../environment';
import { monthAfter } from '../payment/month';
import { enter } from '../register/import-register';
import { beneficiaryLine, claim, insuredLine } from '../testing-ground/claim';

const today = dayOf(new Date());
const monthsAgo = (n: number) => monthAfter(today, -n);

jest.setTimeout(60_000);

describe('the guard against paying the dead', () => {
  let office: OpenService;
  const id = '092083000001';
  let caseId: string;

  beforeAll(async () => {
    office = await openService({
      name: 'social-insurance',
      environment: SocialInsuranceEnvironment,
      module: (e) => AppModule.of(e),
    });
    await enter(office.database.manager, office.privacy, [
      { ...insuredLine(id), paidThrough: monthsAgo(0).slice(0, 7) },
    ]);
    await enter(office.database.manager, office.privacy, [beneficiaryLine(id, 'social-protection')]);
    caseId = randomUUID();
    const command = claim();
    command.extract.deceased.personalId = id;
    command.extract.diedOn = monthsAgo(2);
    command.receivedAt = new Date().toISOString();
    await office.tell(GrantFuneralAllowance, caseId, command);
    await eventually(
      () => office.said(caseId),
      (said) => said.length === 1,
      { within: 20_000 },
    );
  });
  afterAll(() => office.close());

  const stops = async (desk: string, list = 'open') =>
    (await office.get<StopList>(`stops?desk=${desk}&list=${list}`)).body;
  const recoveries = async (state = 'open') =>
    (await office.get<RecoveryList>(`recoveries?desk=social-insurance&state=${state}`)).body;
  const confirm = (stop: StopLine, paidThrough: string, ifMatch = `"${stop.version}"`) =>
    office.post<StopLine>(`stops/${stop.id}/confirmation`, { paidThrough }, { 'if-match': ifMatch });

  it('asks each payer to confirm, once, at its own desk', async () => {
    const asked = { caseId, diedOn: monthsAgo(2), askedOn: today, state: 'open' };
    expect((await stops('social-insurance')).items).toEqual([
      expect.objectContaining({ ...asked, payer: 'pension', monthly: 5_000_000 }),
    ]);
    expect((await stops('commune')).items).toEqual([
      expect.objectContaining({ ...asked, payer: 'social-protection', monthly: 540_000 }),
    ]);
    expect((await stops('home-affairs')).items).toEqual([]);
  });

  it('warns of who has not confirmed when a pay-day has passed, and counts as it lists', async () => {
    expect((await stops('social-insurance', 'overdue')).items).toEqual([]);
    await office.query(`update benefit_stop set asked_on = $1 where payer = 'pension'`, [monthsAgo(2)]);
    const { items, counts } = await stops('social-insurance', 'overdue');
    expect(items).toHaveLength(1);
    expect(counts).toEqual([
      { list: 'open', count: 1 },
      { list: 'near-due', count: 0 },
      { list: 'overdue', count: 1 },
      { list: 'confirmed', count: 0 },
      { list: 'lifted', count: 0 },
    ]);
  });

  it('lists for recovery what a pensioner dead for two months was paid after the month of death', async () => {
    const [stop] = (await stops('social-insurance')).items;
    expect((await confirm(stop!, monthAfter(today, 1))).status).toBe(422);
    expect((await confirm(stop!, today, '"9"')).status).toBe(412);
    expect(await confirm(stop!, today)).toMatchObject({ status: 200, body: { state: 'confirmed' } });
    expect((await confirm(stop!, today, '*')).status).toBe(409);
    const { items, counts } = await recoveries();
    expect(items).toEqual([
      expect.objectContaining({
        caseId,
        source: 'after-death',
        payer: 'pension',
        months: [monthsAgo(1).slice(0, 7), monthsAgo(0).slice(0, 7)],
        amount: 10_000_000,
      }),
    ]);
    expect(counts).toEqual([{ state: 'open', count: 1, total: 10_000_000 }]);
  });

  it('lists nothing where the month of death was the last that was paid', async () => {
    const [stop] = (await stops('commune')).items;
    expect((await confirm(stop!, monthsAgo(2))).status).toBe(200);
    expect((await office.get<RecoveryList>('recoveries?desk=commune')).body.items).toEqual([]);
  });

  it('is asked for and comes back, or is let go with a reason, on record', async () => {
    const [found] = (await recoveries()).items;
    const step = (to: string, ifMatch = '*', why: string | undefined = 'Ngân hàng đã chuyển trả.') =>
      office.post<RecoveryLine>(`recoveries/${found!.id}/steps`, { to, why }, { 'if-match': ifMatch });
    expect((await step('open')).status).toBe(422);
    expect((await step('asked', '"1"')).body).toMatchObject({ state: 'asked', version: 2 });
    expect((await step('waived', '"1"')).status).toBe(412);
    expect((await step('asked')).status).toBe(409);
    expect((await step('recovered')).status).toBe(200);
    expect((await step('waived')).status).toBe(409);
    expect((await recoveries('recovered')).items).toHaveLength(1);
    const { body } = await office.get<{ items: { action: string; detail: object }[] }>(
      `audit?caseId=${caseId}`,
    );
    expect(
      body.items.filter(({ action }) => action === 'benefit.recover').map(({ detail }) => detail),
    ).toEqual(
      expect.arrayContaining([
        { to: 'asked', amount: 10_000_000 },
        { to: 'recovered', amount: 10_000_000 },
      ]),
    );
  });

  it('is each payer for itself, at its own seat', async () => {
    const elsewhere = await office.as({
      subject: 'hanoi',
      posts: [{ role: 'insurance-officer', unit: { kind: 'province', code: '01' } }],
    });
    const { body } = await elsewhere.get<StopList>('stops?desk=social-insurance&list=confirmed');
    expect(body.items).toEqual([]);
    const [stop] = (await stops('social-insurance', 'confirmed')).items;
    const asked = await elsewhere.post(`stops/${stop!.id}/confirmation`, { paidThrough: today });
    expect(asked.status).toBe(404);
  });
});
