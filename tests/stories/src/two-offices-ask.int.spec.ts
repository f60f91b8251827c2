import type { Opinion, WorkView } from '@lien-thong/contracts';
import { eventually } from '@lien-thong/testing';
import { Commune, INSURANCE } from './commune/commune';
import { declarationOf } from './commune/family';

jest.setTimeout(120_000);

const ALLOWANCE = { ...INSURANCE, task: 'grant-funeral-allowance' };
const SURVIVORS = { ...INSURANCE, task: 'settle-survivors-benefit' };

const ask = (paper: 'insurance-book' | 'identity-paper', more: Partial<Opinion> = {}): Opinion => ({
  answer: 'ask',
  papers: [paper],
  ground: 'Chưa đủ giấy tờ theo quy định.',
  ...more,
});

/** Two desks lack something at the same time: the family gets one slip; a second one needs a reason. */
describe('two offices that ask at once', () => {
  let commune: Commune;
  let caseId: string;

  beforeAll(async () => {
    commune = await Commune.open({ socialInsurance: 'signed' });
    caseId = await commune.file(declarationOf());
    await commune.until(caseId, ({ steps }) => steps[3]?.state === 'told');
  });

  afterAll(() => commune.close());

  const slips = async () =>
    (
      await commune.offices.oneStop.query<{ text: string }>(
        `select text from timeline_entry where case_id = $1 and kind = 'supplement-asked' order by entry`,
        [caseId],
      )
    ).map(({ text }) => text);

  it('make one slip: the first waits for what the second lacks', async () => {
    await commune.decide(ALLOWANCE, caseId, ask('insurance-book'));
    await commune.until(caseId, ({ steps }) => steps[2]?.state === 'papers-asked');
    expect(await slips()).toEqual([]);
    await commune.decide(SURVIVORS, caseId, ask('identity-paper'));
    await commune.until(caseId, ({ steps }) => steps[3]?.state === 'papers-asked');
    await commune.quiet();
    const [slip, ...more] = await slips();
    expect(more).toEqual([]);
    expect(slip).toMatch(/Sổ bảo hiểm xã hội.*;/);
  });

  it('are both answered by one answer, and know that the family has been asked', async () => {
    const { status } = await commune.offices.oneStop.post(`cases/${caseId}/supplement`, { attachments: [] });
    expect(status).toBe(202);
    await commune.quiet();
    const officer = await commune.offices.socialInsurance.as(INSURANCE.officer);
    const { body } = await officer.get<WorkView>(`work/grant-funeral-allowance/${caseId}`);
    expect(body).toMatchObject({ state: 'open', requestsSoFar: 1 });
  });

  it('may ask again only with a reason, since the dossier counts as late by it', async () => {
    const officer = await commune.offices.socialInsurance.as(INSURANCE.officer);
    const prepare = (opinion: Opinion) =>
      officer.post<{ errors?: object[] }>(`work/grant-funeral-allowance/${caseId}/prepare`, opinion);
    const refused = await prepare(ask('insurance-book'));
    expect(refused).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/againBecause', code: 'required' }] },
    });
    expect((await prepare(ask('insurance-book', { againBecause: 'Sổ nộp là của người khác.' }))).status).toBe(
      200,
    );
    const head = await commune.offices.socialInsurance.as(INSURANCE.signatory);
    expect((await head.post(`work/grant-funeral-allowance/${caseId}/sign`)).status).toBe(200);
  });

  it('that asked again make the dossier late, however early it ends', async () => {
    await commune.decide(SURVIVORS, caseId, {
      answer: 'refuse',
      reason: 'not-eligible',
      ground: 'Không có thân nhân đủ điều kiện.',
    });
    await commune.quiet();
    expect(await slips()).toHaveLength(2);
    await commune.offices.oneStop.post(`cases/${caseId}/supplement`, { attachments: [] });
    await commune.quiet();
    await commune.decide(ALLOWANCE, caseId, {
      answer: 'approve',
      regime: 'compulsory-insurance',
      ground: 'Đủ điều kiện hưởng.',
    });
    await commune.until(caseId, ({ status }) => status === 'done');
    const [monitored] = await eventually(
      () =>
        commune.offices.monitoring.query<{ supplements: number; on_time: boolean | null }>(
          'select supplements, on_time from monitored_case where case_id = $1 and ended_at is not null',
          [caseId],
        ),
      (rows) => rows.length > 0,
    );
    expect(monitored).toEqual({ supplements: 2, on_time: false });
  });
});
