import { SYSTEM } from '@lien-thong/audit';
import { GrantFuneralAllowance, SettleSurvivorsBenefit } from '@lien-thong/contracts';
import { Clock, dayOf } from '@lien-thong/service';
import { eventually, openService, type OpenService } from '@lien-thong/testing';
import { randomUUID } from 'node:crypto';
import { AppModule } from '../app.module';
import { SocialInsuranceEnvironment } from '../environment';
import { enter } from '../register/import-register';
import { claim, insuredLine } from '../testing-ground/claim';
import type { Benefit } from '../benefit-decision/decision';
import { monthAfter } from './month';
import { StopsPayments } from './stops-payments';

let people = 0;
const person = () => `0920${String(81_000_000 + ++people).padStart(8, '0')}`;

const today = dayOf(new Date());
const monthsAgo = (n: number) => monthAfter(today, -n);

jest.setTimeout(60_000);

describe('a person who was registered dead and lives', () => {
  let office: OpenService;
  let stops: StopsPayments;

  beforeAll(async () => {
    office = await openService({
      name: 'social-insurance',
      environment: SocialInsuranceEnvironment,
      module: (e) => AppModule.of(e),
    });
    stops = new StopsPayments(new Clock());
  });
  afterAll(() => office.close());

  async function granted(personalId: string, survivors = false): Promise<string> {
    const [caseId, command] = [randomUUID(), claim()];
    command.extract.deceased.personalId = personalId;
    command.extract.diedOn = monthsAgo(2);
    command.receivedAt = new Date().toISOString();
    await office.tell(GrantFuneralAllowance, caseId, command);
    if (survivors) await office.tell(SettleSurvivorsBenefit, caseId, command);
    await eventually(
      () => office.said(caseId),
      (said) => said.length === (survivors ? 2 : 1),
      { within: 20_000 },
    );
    return caseId;
  }

  const stop = (caseId: string, ...benefits: Benefit[]) =>
    office.database.transaction((db) =>
      stops.stop(
        { db },
        benefits.map((benefit) => ({ caseId, benefit, why: 'Người được khai tử còn sống.' })),
        SYSTEM,
      ),
    );
  const states = (caseId: string) =>
    office.query('select state from payment_order where case_id = $1 order by line', [caseId]);

  it('is paid nothing that was not sent', async () => {
    const id = person();
    await enter(office.database.manager, office.privacy, [insuredLine(id)]);
    const caseId = await granted(id);
    expect(await states(caseId)).toEqual([{ state: 'due' }]);
    const line = { caseId, benefit: 'funeral-allowance', outcome: 'stopped', amount: 0 };
    expect(await stop(caseId, 'funeral-allowance')).toMatchObject([line]);
    expect(await stop(caseId, 'funeral-allowance')).toMatchObject([line]);
    expect(await states(caseId)).toEqual([{ state: 'stopped' }]);
  });

  it('is paid the other benefit on, where one alone is revoked, and none of the revoked one by a later decision', async () => {
    const id = person();
    await enter(office.database.manager, office.privacy, [insuredLine(id)]);
    const caseId = await granted(id);
    await stop(caseId, 'survivors-benefit');
    expect(await states(caseId)).toEqual([{ state: 'due' }]);

    const command = claim();
    command.extract.deceased.personalId = id;
    command.receivedAt = new Date().toISOString();
    command.extract.diedOn = monthsAgo(2);
    await office.tell(SettleSurvivorsBenefit, caseId, command);
    await eventually(
      () => states(caseId),
      (orders) => orders.length === 2,
      { within: 20_000 },
    );
    expect(await states(caseId)).toEqual([{ state: 'due' }, { state: 'stopped' }]);
  });

  it('has what was sent listed for recovery, once, with its months', async () => {
    const id = person();
    await enter(office.database.manager, office.privacy, [insuredLine(id)]);
    const caseId = await granted(id, true);
    await office.query(`update payment_order set state = 'paid' where case_id = $1 and purpose = 'month'`, [
      caseId,
    ]);
    await office.query(
      `update payment_order set state = 'unclear' where case_id = $1 and purpose = 'benefit'`,
      [caseId],
    );
    const [allowance, monthly] = await stop(caseId, 'funeral-allowance', 'survivors-benefit');
    expect(allowance).toMatchObject({ benefit: 'funeral-allowance', outcome: 'to-recover' });
    expect(monthly).toMatchObject({ benefit: 'survivors-benefit', outcome: 'to-recover' });
    await stop(caseId, 'funeral-allowance', 'survivors-benefit');
    expect(
      await office.query(
        'select payer, months, amount::int, state from recovery where case_id = $1 order by payer',
        [caseId],
      ),
    ).toEqual([
      { payer: 'funeral-allowance', months: [], amount: allowance!.amount, state: 'open' },
      {
        payer: 'survivors-benefit',
        months: [monthsAgo(1).slice(0, 7)],
        amount: monthly!.amount,
        state: 'open',
      },
    ]);
    const { body } = await office.get<{ items: object[] }>(`audit?caseId=${caseId}`);
    expect(body.items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          action: 'payment.stop',
          detail: expect.objectContaining({ amount: monthly!.amount }),
        }),
      ]),
    );
  });
});
