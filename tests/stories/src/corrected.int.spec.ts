import { fullNameOf, type CorrectedPerson, type Declaration, type Verification } from '@lien-thong/contracts';
import { eventually } from '@lien-thong/testing';
import { Commune, REGISTRY } from './commune/commune';
import { declarationOf, knownToTheRegisters, personOf } from './commune/family';

jest.setTimeout(180_000);

const APPROVE = { answer: 'approve', ground: 'Giấy tờ chứng minh đúng như đề nghị.' } as const;
const CORRECT = { ...REGISTRY, task: 'correct-registration' } as const;

/** What was registered is found wrong after everybody has acted on it: the entry is put right, and everybody told. */
describe('a registration that is corrected', () => {
  let commune: Commune;

  beforeAll(async () => {
    commune = await Commune.open();
  });

  afterAll(() => commune.close());

  const done = async (declared: Declaration) => {
    const caseId = await commune.file(declared);
    await commune.until(caseId, ({ status }) => status === 'done');
    return caseId;
  };
  const ask = async (caseId: string, corrected: CorrectedPerson) => {
    const chair = await commune.offices.oneStop.as(REGISTRY.signatory);
    return chair.post(`cases/${caseId}/correction`, {
      corrected,
      document: 'Giấy báo tử 412/GBT',
      why: 'Ghi nhầm khi đăng ký.',
    });
  };
  const corrected = async (caseId: string) => {
    const { correction } = await commune.until(caseId, (view) => view.correction?.endedAt !== undefined);
    return correction!.steps.map(({ step, state }) => [step, state]);
  };
  const codeOf = async (caseId: string) => {
    const [page] = await eventually(
      () =>
        commune.offices.civilRegistration.query<{ code: string }>(
          `select verification_code as code from extract_page where case_id = $1 and state = 'made'`,
          [caseId],
        ),
      (pages) => pages.length > 0,
    );
    return page!.code;
  };
  const verified = async (code: string) =>
    (await commune.offices.civilRegistration.get<Verification>(`verifications/${code}`)).body.result;

  it('in the day of death has the benefits reckoned again, and the former page replaced', async () => {
    const declared = declarationOf();
    const caseId = await done(declared);
    const former = await codeOf(caseId);
    const person = { ...personOf(declared), diedOn: '2026-11-19' };

    expect((await ask(caseId, personOf(declared))).status).toBe(422);
    expect((await ask(caseId, person)).status).toBe(202);
    expect((await ask(caseId, person)).status).toBe(409);
    await commune.decide(CORRECT, caseId, APPROVE);

    expect(await corrected(caseId)).toEqual([
      ['register-death', 'noted'],
      ['deregister-residence', 'noted'],
      ['grant-funeral-allowance', 'noted'],
      ['settle-survivors-benefit', 'noted'],
    ]);
    expect((await commune.view(caseId)).status).toBe('done');
    const now = await codeOf(caseId);
    expect([await verified(former), await verified(now)]).toEqual(['replaced', 'genuine']);
    const entries = await commune.offices.civilRegistration.query<{ was: string; is: string }>(
      `select c.died_on::text as was, d.died_on::text as is from registration_correction c
       join death_registration d using (case_id) where case_id = $1`,
      [caseId],
    );
    expect(entries).toEqual([{ was: declared.death.date, is: '2026-11-19' }]);
    expect(await commune.told(caseId, 'correction-completed')).toEqual(['email', 'sms']);
  });

  it('in the person has the police restore whom they deleted, and delete whom they should have', async () => {
    const declared = declarationOf((d) => {
      d.procedures = ['death-registration', 'residence-deletion'];
      delete d.benefit;
      delete d.payee;
    });
    const caseId = await done(declared);
    const meant = declarationOf();
    await knownToTheRegisters(commune.offices, meant);
    const person = { ...personOf(meant), diedOn: declared.death.date };
    expect((await ask(caseId, person)).status).toBe(202);
    await commune.decide(CORRECT, caseId, APPROVE);

    expect(await corrected(caseId)).toEqual([
      ['register-death', 'noted'],
      ['deregister-residence', 'decided-anew'],
    ]);
    expect((await commune.view(caseId)).deceasedName).toBe(fullNameOf(meant.deceased));
    const left = await commune.offices.residence.query<{ n: number }>(
      'select count(*)::int as n from resident where deregistered_for = $1',
      [caseId],
    );
    expect(left).toEqual([{ n: 1 }]);
  });

  it('is not when its papers do not prove it: the family is told why', async () => {
    const declared = declarationOf();
    const caseId = await done(declared);
    await ask(caseId, { ...personOf(declared), sex: 'female' });
    await commune.decide(CORRECT, caseId, {
      answer: 'refuse',
      reason: 'not-proven',
      ground: 'Giấy tờ không chứng minh nội dung đề nghị.',
    });
    expect(await corrected(caseId)).toEqual([['register-death', 'refused']]);
    expect(await commune.told(caseId, 'correction-not-made')).toEqual(['email', 'sms']);
  });
});
