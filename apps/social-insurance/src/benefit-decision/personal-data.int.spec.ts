import { verifyChain } from '@lien-thong/audit';
import { CaseDataErased, GrantFuneralAllowance } from '@lien-thong/contracts';
import { eventually, openService, storedInTheClear, type OpenService } from '@lien-thong/testing';
import { randomUUID } from 'node:crypto';
import { AppModule } from '../app.module';
import { SocialInsuranceEnvironment } from '../environment';
import { enter } from '../register/import-register';
import { beneficiaryLine, claim, insuredLine } from '../testing-ground/claim';
import { readPerson } from './read-person';

jest.setTimeout(60_000);

describe('what the benefit desks keep of people', () => {
  let office: OpenService;

  beforeAll(async () => {
    office = await openService({
      name: 'social-insurance',
      environment: SocialInsuranceEnvironment,
      module: (e) => AppModule.of(e),
    });
  });
  afterAll(() => office.close());

  it('shows no id, number or account: not in the registers, the decisions or the desk', async () => {
    const [granted, reviewed] = ['092044888001', '092044888002'];
    const insured = insuredLine(granted);
    const beneficiary = beneficiaryLine(reviewed, 'emergency');
    const { manager } = office.database;
    await enter(manager, office.privacy, [insured, insuredLine(reviewed)]);
    await enter(manager, office.privacy, [beneficiary]);
    const account = { bank: 'Ngân hàng Riêng', number: '9704888001', holder: 'TRAN THI RIENG' };
    const ask = async (personalId: string, categories: GrantFuneralAllowance['claim']['categories']) => {
      const [caseId, command] = [randomUUID(), claim()];
      command.extract.deceased.personalId = personalId;
      command.claim.categories = categories;
      Object.assign(command.payee, { method: 'bank-transfer', account });
      await office.tell(GrantFuneralAllowance, caseId, command);
      return caseId;
    };
    const caseId = await ask(granted, ['compulsory-insurance']);
    await ask(reviewed, ['compulsory-insurance', 'emergency']);
    await eventually(
      () => office.query('select 1 from benefit_decision union all select 2 from work_item'),
      (kept) => kept.length === 2,
      { within: 20_000 },
    );
    const secrets = [
      granted,
      reviewed,
      insured.insuranceNumber,
      beneficiary.beneficiaryNumber,
      claim().payee.personalId,
      ...Object.values(account),
    ];
    expect(await storedInTheClear(office.database, secrets)).toEqual([]);

    const of = (personalId: string) => readPerson(manager, office.privacy, { personalId, caseIds: [] });
    expect(await of(granted)).toMatchObject({
      insured: [{ number: insured.insuranceNumber, monthlyPension: '5000000' }],
      decisions: [{ caseId, payee: { account }, facts: { pensioner: true } }],
    });
    expect(await of(reviewed)).toMatchObject({ beneficiary: [{ number: beneficiary.beneficiaryNumber }] });

    await office.tell(CaseDataErased, caseId, {
      ground: 'Hết thời hạn.',
      erasedAt: new Date().toISOString(),
    });
    await eventually(
      () => office.query('select 1 from case_key where case_id = $1 and erased_at is not null', [caseId]),
      (erased) => erased.length === 1,
    );
    expect(
      await office.query('select amount from benefit_decision where case_id = $1', [caseId]),
    ).toHaveLength(1);
  });

  it('is looked at on record, each list with its filter, and so is its erasure', async () => {
    for (const list of ['decisions', 'supplements']) await office.get(`${list}?desk=social-insurance`);
    const { items } = (await office.get<{ items: { action: string }[] }>('audit')).body;
    const trail = (action: string) => items.filter((line) => line.action === action);
    expect(trail('benefit.list')).toMatchObject(
      ['decisions', 'supplements'].map((subjectId) => ({
        actor: 'tester',
        subjectKind: 'list',
        subjectId,
        detail: { desk: 'social-insurance' },
      })),
    );
    expect(trail('case.key-destroyed')).toMatchObject([{ actor: 'system' }]);
    await eventually(
      () => verifyChain(office.database, []),
      ({ links }) => links >= items.length,
    );
    expect((await verifyChain(office.database, [])).broken).toBeUndefined();
  });
});
