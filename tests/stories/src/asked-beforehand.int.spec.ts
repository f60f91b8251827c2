import type { Opinion, StoredAttachment } from '@lien-thong/contracts';
import { tinyPdf } from '@lien-thong/synthetic';
import { Commune, REGISTRY } from './commune/commune';
import { declarationOf } from './commune/family';

jest.setTimeout(120_000);

const APPROVE: Opinion = { answer: 'approve', ground: 'Hồ sơ đầy đủ.' };

/** Every chosen office's register is asked before its turn, so that the family hears once of all that is lacking. */
describe('what the registers are asked beforehand', () => {
  let commune: Commune;

  beforeAll(async () => {
    commune = await Commune.open({ civilRegistration: 'signed' });
  });

  afterAll(() => commune.close());

  const preChecks = async (caseId: string) => {
    const { steps } = await commune.until(caseId, (view) => view.steps.every((s) => s.preCheck));
    return steps.map(({ preCheck }) => [preCheck!.finding, preCheck!.papers]);
  };
  it('of a case sent by post, is seen by the officer before anything starts, and becomes one slip', async () => {
    const caseId = await commune.file(
      declarationOf((d) => {
        d.channel = 'post';
        delete d.death.notice;
      }),
    );
    expect(await preChecks(caseId)).toEqual([
      ['lacks-papers', ['death-notice']],
      ['in-order', undefined],
      ['in-order', undefined],
      ['in-order', undefined],
    ]);
    expect((await commune.view(caseId)).status).toBe('new');

    expect((await commune.offices.oneStop.post(`cases/${caseId}/accept`, {})).status).toBe(200);
    const { status, steps } = await commune.view(caseId);
    expect(status).toBe('supplement-asked');
    expect(steps.map(({ state, attempt }) => [state, attempt])).toEqual([
      ['papers-asked', 0],
      ['waiting', 0],
      ['waiting', 0],
      ['waiting', 0],
    ]);
    const texts = await commune.timeline(caseId);
    expect(texts.filter((text) => text.startsWith('Đề nghị gia đình bổ sung giấy tờ'))).toHaveLength(1);
    expect(await commune.told(caseId, 'supplement-requested')).toEqual(['email', 'sms']);

    const { body: stored } = await commune.offices.oneStop.raw<StoredAttachment>(
      'attachments',
      tinyPdf('Giấy báo tử'),
      { 'content-type': 'application/pdf' },
    );
    const attachments = [{ ...stored, kind: 'death-notice', name: 'giay-bao-tu.pdf' }];
    const brought = await commune.offices.oneStop.post(`cases/${caseId}/supplement`, { attachments });
    expect(brought.status).toBe(202);
    await commune.decide({ ...REGISTRY, task: 'register-death' }, caseId, APPROVE);
    const { steps: ended } = await commune.until(caseId, (view) => view.status === 'done');
    expect(ended.every(({ state, attempt }) => state === 'done' && attempt === 1)).toBe(true);
  });

  it('of a case at the desk, is asked while the registrar looks; who does not know the person says so', async () => {
    const declared = declarationOf((d) => delete d.benefit!.insuranceNumber);
    const caseId = await commune.file(declared);
    await commune.until(caseId, ({ steps }) => steps.slice(1).every((s) => s.preCheck));
    const stranger = declarationOf((d) => {
      d.procedures = ['death-registration', 'residence-deletion'];
      delete d.benefit;
      delete d.payee;
    });
    const { status, body } = await commune.offices.oneStop.post<{ caseId: string }>('cases', stranger, {
      'idempotency-key': 'nobody-knows-this-person',
    });
    expect(status).toBe(201);
    const { steps } = await commune.until(body.caseId, (view) => view.steps[1]!.preCheck !== undefined);
    expect(steps[1]).toMatchObject({ state: 'waiting', preCheck: { finding: 'would-refuse' } });
    expect(steps[1]!.preCheck!.ground).toContain('Không tìm thấy đăng ký thường trú');
  });

  it('lets a case in which nothing is lacking go its way', async () => {
    const caseId = await commune.file(declarationOf());
    await commune.until(caseId, ({ steps }) => steps.slice(1).every((s) => s.preCheck));
    await commune.decide({ ...REGISTRY, task: 'register-death' }, caseId, {
      answer: 'approve',
      ground: 'Hồ sơ đủ.',
    });
    const { steps } = await commune.until(caseId, ({ status }) => status === 'done');
    expect(steps.every(({ state, attempt }) => state === 'done' && attempt === 1)).toBe(true);
  });
});
