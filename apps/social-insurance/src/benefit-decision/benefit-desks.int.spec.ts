import {
  DecisionsListed,
  messageFaults,
  GrantFuneralAllowance,
  SettleSurvivorsBenefit,
  type FuneralAllowanceGranted,
  type SurvivorsBenefitSettled,
} from '@lien-thong/contracts';
import { BENEFIT_LISTING } from './decided-on';
import { eventually, openService, type OpenService } from '@lien-thong/testing';
import { randomUUID } from 'node:crypto';
import { AppModule } from '../app.module';
import { SocialInsuranceEnvironment } from '../environment';
import { enter } from '../register/import-register';
import { beneficiaryLine, claim, insuredLine } from '../testing-ground/claim';

let people = 0;
const person = () => `0920${String(40_000_000 + ++people).padStart(8, '0')}`;

const GRANTED = 'social-insurance.funeral-allowance-granted.v1';

describe('the benefit desks', () => {
  let office: OpenService;

  beforeAll(async () => {
    office = await openService({
      name: 'social-insurance',
      environment: SocialInsuranceEnvironment,
      module: (e) => AppModule.of(e),
    });
  }, 60_000);

  afterAll(() => office.close());

  async function pensioner(): Promise<string> {
    const id = person();
    await enter(office.database.manager, office.privacy, [insuredLine(id)]);
    return id;
  }

  const about = (
    personalId: string | undefined,
    change: (c: GrantFuneralAllowance) => void = () => undefined,
  ): GrantFuneralAllowance => {
    const c = claim();
    c.extract.deceased.personalId = personalId;
    c.receivedAt = new Date().toISOString();
    c.extract.diedOn = new Date(Date.now() - 5 * 86_400_000).toISOString().slice(0, 10);
    change(c);
    return c;
  };

  const answers = <T>(caseId: string, count = 1) =>
    eventually(
      () => office.said<T>(caseId),
      (said) => said.length >= count,
    );

  it('grant the allowance of a pensioner by a numbered decision, and stop the pension on the day of death', async () => {
    const [caseId, id] = [randomUUID(), await pensioner()];
    const told = about(id);
    await office.tell(GrantFuneralAllowance, caseId, told);
    const [answer] = await answers<FuneralAllowanceGranted>(caseId);
    expect(answer).toMatchObject({
      type: GRANTED,
      data: {
        attempt: 1,
        category: 'compulsory-insurance',
        desk: 'social-insurance',
        decision: expect.stringMatching(/^TCMT-BHXH-92-\d{4}-\d+$/),
      },
    });
    expect(
      await office.query('select stopped_on::text, stopped_for from insured where person = $1', [
        office.privacy.hash('person', id),
      ]),
    ).toEqual([{ stopped_on: told.extract.diedOn, stopped_for: caseId }]);
  });

  it('put what was granted, refused or asked for on record, by the system with its article or ground', async () => {
    const cases = [randomUUID(), randomUUID()] as const;
    await office.tell(GrantFuneralAllowance, cases[0], about(await pensioner()));
    await office.tell(GrantFuneralAllowance, cases[1], about(person()));
    for (const caseId of cases) await answers(caseId);
    const trail = async (caseId: string) =>
      (await office.get<{ items: object[] }>(`audit?caseId=${caseId}`)).body.items;
    const reason = expect.stringMatching(/./) as string;
    expect(await trail(cases[0])).toMatchObject([{ actor: 'system', action: 'benefit.grant', reason }]);
    expect(await trail(cases[1])).toMatchObject([{ actor: 'system', action: 'benefit.refuse', reason }]);
  });

  it('settle the survivors’ benefit of the same person after its pension has been stopped', async () => {
    const [caseId, id] = [randomUUID(), await pensioner()];
    await office.tell(GrantFuneralAllowance, caseId, about(id));
    await office.tell(SettleSurvivorsBenefit, caseId, about(id));
    const said = await answers<SurvivorsBenefitSettled>(caseId, 2);
    expect(said.find(({ type }) => type === 'social-insurance.survivors-benefit-settled.v1')).toMatchObject({
      data: { kind: 'monthly', relatives: 1, decision: expect.stringMatching(/^TCT-BHXH-92-/) },
    });
  });

  it.each([
    ['social-protection', 'commune', /^TCMT-UBND-31120-\d{4}-\d+$/],
    ['veteran', 'home-affairs', /^TCMT-SNV-92-\d{4}-\d+$/],
  ] as const)('decide %s at the desk %s, with a book of its own', async (category, desk, code) => {
    const [caseId, id] = [randomUUID(), person()];
    await enter(office.database.manager, office.privacy, [beneficiaryLine(id, category)]);
    await office.tell(
      GrantFuneralAllowance,
      caseId,
      about(id, (c) => (c.claim.categories = [category])),
    );
    const [answer] = await answers<FuneralAllowanceGranted>(caseId);
    expect(answer).toMatchObject({ type: GRANTED, data: { category, desk } });
    expect(answer!.data.decision).toMatch(code);
    const { body } = await office.get<{ items: object[] }>(`decisions?desk=${desk}`);
    expect(body.items.at(-1)).toMatchObject({
      caseId,
      code: answer!.data.decision,
      amount: answer!.data.amount,
      benefit: 'funeral-allowance',
    });
  });

  it('number decisions without a gap, while refusals and repeats take no number', async () => {
    const province = '01';
    const commune = '00070';
    const cases = await Promise.all(
      Array.from({ length: 60 }, async (_, i) => ({
        caseId: randomUUID(),
        id: randomUUID(),
        personalId: i % 3 ? await pensioner() : person(),
      })),
    );
    const here = (c: GrantFuneralAllowance) => void (c.commune = commune);
    await Promise.all(
      cases.flatMap(({ caseId, id, personalId }) => [
        office.tell(GrantFuneralAllowance, caseId, about(personalId, here), id),
        office.tell(GrantFuneralAllowance, caseId, about(personalId, here), id), // the same message again
      ]),
    );
    await Promise.all(cases.map(({ caseId }) => answers(caseId)));
    const book = await office.query<{ number: number }>(
      'select number from benefit_decision where seat = $1 order by number',
      [province],
    );
    expect(book.map(({ number }) => number)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
    expect(
      await office.query<{ n: string }>(
        `select count(*) as n from benefit_answer where case_id = any($1::uuid[]) and reason = 'not-in-register'`,
        [cases.map(({ caseId }) => caseId)],
      ),
    ).toEqual([{ n: '20' }]);
  });

  it('grant once for a person, however many cases claim at the same instant', async () => {
    const id = await pensioner();
    const cases = Array.from({ length: 12 }, () => randomUUID());
    await Promise.all(cases.map((caseId) => office.tell(GrantFuneralAllowance, caseId, about(id))));
    const told = (await Promise.all(cases.map((caseId) => answers<{ reason?: string }>(caseId)))).flat();
    expect(told.filter(({ type }) => type === GRANTED)).toHaveLength(1);
    expect(told.filter(({ data }) => data.reason === 'already-granted')).toHaveLength(11);
  });

  it('give the same decision when a case asks again with another attempt', async () => {
    const [caseId, id] = [randomUUID(), await pensioner()];
    await office.tell(GrantFuneralAllowance, caseId, about(id));
    const [first] = await answers<FuneralAllowanceGranted>(caseId);
    await office.tell(
      GrantFuneralAllowance,
      caseId,
      about(id, (c) => (c.attempt = 2)),
    );
    const [, second] = await answers<FuneralAllowanceGranted>(caseId, 2);
    expect(second!.data).toEqual({ ...first!.data, attempt: 2 });
  });

  it('ask for the account, and grant when the case comes again with it', async () => {
    const [caseId, id] = [randomUUID(), await pensioner()];
    const byTransfer = (c: GrantFuneralAllowance) => void (c.payee.method = 'bank-transfer');
    await office.tell(GrantFuneralAllowance, caseId, about(id, byTransfer));
    expect(await answers(caseId)).toMatchObject([
      {
        type: 'social-insurance.funeral-allowance-papers-asked.v1',
        data: { attempt: 1, papers: ['account-details'] },
      },
    ]);
    await office.tell(
      GrantFuneralAllowance,
      caseId,
      about(id, (c) => {
        byTransfer(c);
        c.attempt = 2;
        c.payee.account = { bank: 'Agribank', number: '7601205123456', holder: 'TRAN THI HONG' };
      }),
    );
    expect((await answers(caseId, 2))[1]).toMatchObject({ type: GRANTED, data: { attempt: 2 } });
  });

  it('answer a person whom no register knows, with or without an id', async () => {
    const cases = [randomUUID(), randomUUID()] as const;
    await office.tell(GrantFuneralAllowance, cases[0], about(person()));
    await office.tell(SettleSurvivorsBenefit, cases[1], about(undefined));
    for (const caseId of cases)
      expect(await answers(caseId)).toMatchObject([
        { data: { reason: 'not-in-register', desk: 'social-insurance' } },
      ]);
  });

  it('have each line of a register once, however often a file is loaded, and refuse a file of neither', async () => {
    const id = await pensioner();
    await enter(office.database.manager, office.privacy, [insuredLine(id)]);
    expect(
      await office.query('select 1 from insured where person = $1', [office.privacy.hash('person', id)]),
    ).toHaveLength(1);
    const mixed = [insuredLine(person()), beneficiaryLine(person(), 'veteran')];
    await expect(enter(office.database.manager, office.privacy, mixed)).rejects.toThrow('insuranceNumber');
  });

  it('list nothing for a desk that does not exist', async () => {
    expect((await office.get('decisions?desk=treasury')).status).toBe(422);
    expect((await office.get('decisions?desk=commune&after=x')).status).toBe(422);
  });

  it('lists what its books hold of the day', async () => {
    const today = office.clock.today();
    const lines = await BENEFIT_LISTING.decidedOn(office.database.manager, today);
    expect(lines.length).toBeGreaterThan(0);
    expect(
      messageFaults(DecisionsListed, {
        office: BENEFIT_LISTING.office,
        day: today,
        page: 1,
        pages: 1,
        lines,
      }),
    ).toEqual([]);
    expect(lines.map(({ result }) => result)).toEqual(expect.arrayContaining(['done', 'refused']));
  });
});
