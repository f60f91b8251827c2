import {
  GrantFuneralAllowance,
  PayerConfirmed,
  PaymentsOfDeceasedStopped,
  PaymentsResumed,
  ResumePayments,
  StopPaymentsOfDeceased,
  messageKind,
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

let people = 0;
const person = () => `0920${String(76_000_000 + ++people).padStart(8, '0')}`;

/** A claim of a person who died two months ago; its extract is what an order tells with. */
function claimOf(personalId: string): GrantFuneralAllowance {
  const command = claim();
  command.extract.deceased.personalId = personalId;
  command.extract.diedOn = monthsAgo(2);
  command.receivedAt = new Date().toISOString();
  return command;
}

jest.setTimeout(60_000);

describe('a death of which no claim tells', () => {
  let office: OpenService;

  beforeAll(async () => {
    office = await openService({
      name: 'social-insurance',
      environment: SocialInsuranceEnvironment,
      module: (e) => AppModule.of(e),
    });
  });
  afterAll(() => office.close());

  async function pensionerAndVeteran(): Promise<string> {
    const id = person();
    await enter(office.database.manager, office.privacy, [
      { ...insuredLine(id), paidThrough: monthsAgo(1).slice(0, 7) },
    ]);
    await enter(office.database.manager, office.privacy, [beneficiaryLine(id, 'veteran')]);
    return id;
  }

  /** What was answered to a case, once there is as much of it. */
  const answers = async (caseId: string, count: number) => {
    const said = await eventually(
      () => office.said(caseId),
      (all) => all.length >= count,
      { within: 20_000 },
    );
    return said.map(({ type, data }) => ({ type, data }));
  };

  async function stopped(id: string, caseId: string = randomUUID()): Promise<string> {
    const { commune, extract } = claimOf(id);
    await office.tell(StopPaymentsOfDeceased, caseId, { commune, extract });
    await answers(caseId, 1);
    return caseId;
  }

  const stopsOf = (caseId: string) =>
    office.query('select payer, desk, state from benefit_stop where case_id = $1 order by payer', [caseId]);
  const inRegisters = (id: string) =>
    office.query(
      `select stopped_on::text as stopped, stopped_for as "for" from insured where person = $1
       union all select stopped_on::text, stopped_for from beneficiary where person = $1`,
      [office.privacy.hash('person', id)],
    );

  it('ends pension and allowances in the registers, and each payer is asked to confirm', async () => {
    const id = await pensionerAndVeteran();
    const caseId = await stopped(id);
    expect(await answers(caseId, 1)).toEqual([
      {
        type: messageKind(PaymentsOfDeceasedStopped).type,
        data: { payers: ['pension', 'veteran'], stoppedOn: today },
      },
    ]);
    expect(await stopsOf(caseId)).toEqual([
      { payer: 'pension', desk: 'social-insurance', state: 'open' },
      { payer: 'veteran', desk: 'home-affairs', state: 'open' },
    ]);
    const gone = { stopped: monthsAgo(2), for: caseId };
    expect(await inRegisters(id)).toEqual([gone, gone]);
  });

  it('of whom no register knows, is answered as well', async () => {
    const caseId = await stopped(person());
    expect(await answers(caseId, 1)).toEqual([
      { type: messageKind(PaymentsOfDeceasedStopped).type, data: { payers: [], stoppedOn: today } },
    ]);
  });

  it('is stopped once, whether the order or a claim comes first', async () => {
    const id = await pensionerAndVeteran();
    const caseId = randomUUID();
    await office.tell(GrantFuneralAllowance, caseId, claimOf(id));
    await answers(caseId, 1);
    await stopped(id, caseId);
    expect((await answers(caseId, 2))[1]).toMatchObject({ data: { payers: ['pension', 'veteran'] } });
    await office.tell(GrantFuneralAllowance, caseId, { ...claimOf(id), attempt: 2 });
    await answers(caseId, 3);
    expect(await stopsOf(caseId)).toHaveLength(2);
  });

  it('is told again to the case as each payer confirms, with what is to come back', async () => {
    const caseId = await stopped(await pensionerAndVeteran());
    const { items } = (await office.get<StopList>('stops?desk=social-insurance&list=open')).body;
    const stop = items.find((one) => one.caseId === caseId)!;
    const paidThrough = monthsAgo(1);
    await office.post(`stops/${stop.id}/confirmation`, { paidThrough }, { 'if-match': '*' });
    expect((await answers(caseId, 2))[1]).toEqual({
      type: messageKind(PayerConfirmed).type,
      data: {
        payer: 'pension',
        desk: 'social-insurance',
        paidThrough,
        toRecover: 5_000_000,
        confirmedOn: today,
      },
    });
  });

  it('that was none, is undone in the registers with the months that were missed', async () => {
    const id = await pensionerAndVeteran();
    const caseId = await stopped(id);
    const { extract } = claimOf(id);
    await office.tell(ResumePayments, caseId, { extract, why: 'Người được khai tử còn sống.' });
    // The pension was paid until last month; of the allowance the month of death is the last that counts as paid.
    expect((await answers(caseId, 2))[1]).toEqual({
      type: messageKind(PaymentsResumed).type,
      data: {
        payers: expect.arrayContaining(['pension', 'veteran']) as string[],
        arrears: 5_000_000 + 2 * 540_000,
        resumedOn: today,
      },
    });
    expect(
      await office.query(
        `select payer, state, arrears_from::text as "from", arrears_through::text as through, arrears::int
         from benefit_stop where case_id = $1 order by payer`,
        [caseId],
      ),
    ).toEqual([
      { payer: 'pension', state: 'lifted', from: monthsAgo(0), through: monthsAgo(0), arrears: 5_000_000 },
      { payer: 'veteran', state: 'lifted', from: monthsAgo(1), through: monthsAgo(0), arrears: 1_080_000 },
    ]);
    const paid = { stopped: null, for: null };
    expect(await inRegisters(id)).toEqual([paid, paid]);
    await office.tell(ResumePayments, caseId, { extract, why: 'Người được khai tử còn sống.' });
    expect((await answers(caseId, 3))[2]).toMatchObject({ data: { payers: [], arrears: 0 } });
  });
});

describe('payers that a simulated one stands in for', () => {
  it('confirm by themselves, and what they paid too much is listed', async () => {
    const office = await openService({
      name: 'social-insurance',
      environment: SocialInsuranceEnvironment,
      module: (e) => AppModule.of(e),
      settings: { STOPS_CONFIRMED_BY: 'simulated-payer' },
    });
    const [id, caseId] = [person(), randomUUID()];
    await enter(office.database.manager, office.privacy, [
      { ...insuredLine(id), paidThrough: monthsAgo(1).slice(0, 7) },
    ]);
    const { commune, extract } = claimOf(id);
    await office.tell(StopPaymentsOfDeceased, caseId, { commune, extract });
    const [stopped, confirmed] = await eventually(
      () => office.said(caseId),
      (all) => all.length === 2,
      { within: 20_000 },
    );
    expect(stopped).toMatchObject({ data: { payers: ['pension'] } });
    expect(confirmed).toMatchObject({ data: { payer: 'pension', toRecover: 5_000_000 } });
    await office.close();
  });
});
