import { GrantFuneralAllowance, type ReviewLine } from '@lien-thong/contracts';
import { eventually, openService, type OpenService } from '@lien-thong/testing';
import { randomUUID } from 'node:crypto';
import { AppModule } from '../app.module';
import { SocialInsuranceEnvironment } from '../environment';
import { enter } from '../register/import-register';
import { beneficiaryLine, claim, insuredLine } from '../testing-ground/claim';

jest.setTimeout(60_000);

describe("the officers' lists, asked oddly", () => {
  let office: OpenService;

  const open = async (installsLaw = true) => {
    office = await openService({
      name: 'social-insurance',
      environment: SocialInsuranceEnvironment,
      module: (e) => AppModule.of(e),
      installsLaw,
    });
  };

  afterEach(() => office.close());

  it('the account is asked for before an officer is asked which regime pays', async () => {
    await open();
    const [caseId, id] = [randomUUID(), '092071000001'];
    await enter(office.database.manager, office.privacy, [insuredLine(id)]);
    await enter(office.database.manager, office.privacy, [beneficiaryLine(id, 'emergency')]);
    const command = claim();
    command.extract.deceased.personalId = id;
    command.claim.categories = ['compulsory-insurance', 'emergency'];
    command.payee.method = 'bank-transfer';
    await office.tell(GrantFuneralAllowance, caseId, command);
    const said = await eventually(
      () => office.said<{ papers?: string[] }>(caseId),
      (all) => all.length > 0,
      { within: 20_000 },
    );
    expect(said).toMatchObject([
      {
        type: 'social-insurance.funeral-allowance-papers-asked.v1',
        data: { papers: ['account-details'] },
      },
    ]);
    const { body } = await office.get<{ items: ReviewLine[] }>('reviews?desk=social-insurance');
    expect(body.items).toEqual([]);
  });

  it('a review is a problem to try again, not a fault, while no law has arrived', async () => {
    await open(false);
    const caseId = randomUUID();
    await office.query(
      `insert into benefit_review (case_id, benefit, attempt, desk, seat, between_regimes, articles, why, command, register, law_version, asked_at)
       values ($1, 'funeral-allowance', 1, 'commune', '31120', '{emergency}', '{a}', 'contradicted', '{}', '{}', 'x', now())`,
      [caseId],
    );
    const { status } = await office.post(`reviews/${caseId}/decide`, {
      pays: 'emergency',
      why: 'x',
    });
    expect(status).toBe(503);
  });

  it.each([
    ['reviews?desk=commune&after=-1', 422],
    ['reviews?desk=commune&desk=commune', 422],
    ['reviews?desk=commune&after=999999999999999', 200],
    ['supplements?desk=commune&state=draft&state=approved', 422],
    ['supplements?desk=commune&after=1e5', 422],
    ['supplements?desk=%00', 422],
  ])('answers GET %s with %i', async (path, status) => {
    await open();
    expect((await office.get(path)).status).toBe(status);
  });

  it('answers odd decisions with a problem of the asker', async () => {
    await open();
    const bodies = [null, [], 'x', {}, { why: 'b' }, { pays: '__proto__', why: 'b' }, { why: {} }];
    const paths = [
      `reviews/${randomUUID()}/decide`,
      'reviews/%00/decide',
      `supplements/${randomUUID()}/approve`,
      'supplements/x/dismiss',
    ];
    for (const path of paths)
      for (const body of bodies) {
        const { status } = await office.post(path, body);
        expect([path, body, status >= 400 && status < 500]).toEqual([path, body, true]);
      }
  });
});
