import type { Opinion, WorkCounts, WorkView } from '@lien-thong/contracts';
import { eventually } from '@lien-thong/testing';
import { Commune, POLICE, REGISTRY } from './commune/commune';
import { declarationOf } from './commune/family';

jest.setTimeout(120_000);

const APPROVE: Opinion = { answer: 'approve', ground: 'Hồ sơ đủ, đúng thẩm quyền.' };
const WHY = { why: 'Gia đình muốn nộp ở nơi khác.' };

/** A family withdraws while offices are at work: each answers whether it stopped, or had decided before. */
describe('a case that is withdrawn', () => {
  let commune: Commune;

  beforeAll(async () => {
    commune = await Commune.open({ civilRegistration: 'signed', residence: 'signed' });
  });

  afterAll(() => commune.close());

  const withdraw = (caseId: string) => commune.offices.oneStop.post(`cases/${caseId}/withdraw`, WHY);
  const police = () => commune.offices.residence.as(POLICE.officer);
  const onDeskOfPolice = async (caseId: string) => {
    const officer = await police();
    return eventually(
      () => officer.get<WorkView>(`work/deregister-residence/${caseId}`),
      ({ status }) => status === 200,
    );
  };
  const ended = (caseId: string) => commune.until(caseId, ({ endedAt }) => endedAt !== undefined);
  const register = (caseId: string) =>
    commune.decide({ ...REGISTRY, task: 'register-death' }, caseId, APPROVE);

  it('before anybody decided is stopped at the registry, and nobody else hears of it', async () => {
    const caseId = await commune.file(declarationOf());
    const officer = await commune.offices.civilRegistration.as(REGISTRY.officer);
    await eventually(
      () => officer.get(`work/register-death/${caseId}`),
      ({ status }) => status === 200,
    );
    expect((await withdraw(caseId)).status).toBe(204);
    const view = await ended(caseId);
    expect(view.status).toBe('withdrawn');
    expect(view.undoing?.steps).toMatchObject([{ step: 'register-death', state: 'stopped' }]);
    expect((await officer.post(`work/register-death/${caseId}/take`)).status).toBe(409);
  });

  it('after the registration leaves it standing, says so, and stops who has not decided', async () => {
    const caseId = await commune.file(declarationOf());
    await register(caseId);
    await onDeskOfPolice(caseId);
    await commune.until(caseId, ({ steps }) => steps[3]?.state === 'done' && steps[2]?.state === 'done');
    const countsBefore = (await (await police()).get<WorkCounts>('work/deregister-residence/counts')).body;
    expect((await withdraw(caseId)).status).toBe(204);
    const { undoing } = await ended(caseId);
    expect(undoing?.steps.map(({ step, state }) => [step, state])).toEqual([
      ['register-death', 'stands'],
      ['deregister-residence', 'stopped'],
      ['grant-funeral-allowance', 'stands'],
      ['settle-survivors-benefit', 'stands'],
    ]);
    const countsAfter = (await (await police()).get<WorkCounts>('work/deregister-residence/counts')).body;
    expect(countsAfter.unassigned).toBe(countsBefore.unassigned - 1);
    const told = await eventually(
      () =>
        commune.offices.notifications.query<{ template: string }>(
          `select template from notice where case_id = $1 and template = 'withdrawal-completed'`,
          [caseId],
        ),
      (rows) => rows.length > 0,
    );
    expect(told.length).toBeGreaterThan(0);
  });

  it('while the police sign: whichever comes first is true for everybody', async () => {
    for (let tries = 0; tries < 6; tries++) {
      const caseId = await commune.file(declarationOf());
      await register(caseId);
      await onDeskOfPolice(caseId);
      const [officer, chief] = await Promise.all([police(), commune.offices.residence.as(POLICE.signatory)]);
      const address = `work/deregister-residence/${caseId}`;
      await officer.post(`${address}/take`);
      await officer.post(`${address}/prepare`, APPROVE);
      const [signed, asked] = await Promise.all([chief.post(`${address}/sign`), withdraw(caseId)]);
      expect(asked.status).toBe(204);
      const view = await ended(caseId);
      const residence = view.undoing?.steps.find(({ step }) => step === 'deregister-residence')?.state;
      const step = view.steps.find((one) => one.step === 'deregister-residence')?.state;
      expect([signed.status, residence, step]).toEqual(
        signed.status === 200 ? [200, 'stands', 'done'] : [409, 'stopped', 'not-needed'],
      );
    }
  });

  it('cannot be withdrawn twice, nor once it has ended', async () => {
    const caseId = await commune.file(declarationOf());
    expect((await withdraw(caseId)).status).toBe(204);
    await ended(caseId);
    expect((await withdraw(caseId)).status).toBe(409);
  });
});

/** An authority has a case stop: the police doubt how the person died. */
describe('a case that an authority stops', () => {
  let commune: Commune;

  beforeAll(async () => {
    commune = await Commune.open({ residence: 'signed' });
  });

  afterAll(() => commune.close());

  it('ends as stopped on the word of the head of the centre, and the family reads on what ground', async () => {
    const caseId = await commune.file(declarationOf());
    await commune.until(caseId, ({ steps }) => steps[1]?.state === 'told' && steps[3]?.state === 'done');
    const order = { why: 'Đang xác minh nguyên nhân mất.', ground: 'Công văn số 120/CSĐT ngày 21/11/2026' };
    const officer = await commune.offices.oneStop.as({ subject: 'can-bo', posts: ['one-stop-officer'] });
    expect((await officer.post(`cases/${caseId}/stop`, order)).status).toBe(403);
    const head = await commune.offices.oneStop.as({ subject: 'truong-tt', posts: ['head-of-centre'] });
    expect((await head.post(`cases/${caseId}/stop`, { why: order.why })).status).toBe(422);
    expect((await head.post(`cases/${caseId}/stop`, order)).status).toBe(202);
    const view = await commune.until(caseId, ({ endedAt }) => endedAt !== undefined);
    expect(view).toMatchObject({ status: 'stopped', undoing: { kind: 'stop' } });
    await commune.quiet();
    const told = await commune.offices.notifications.query<{ template: string }>(
      `select template from notice where case_id = $1 and template = 'case-stopped'`,
      [caseId],
    );
    expect(told.length).toBeGreaterThan(0);
  });
});
