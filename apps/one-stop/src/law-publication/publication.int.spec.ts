import { type CaseView, type Filed, type LawProposalView, type Timeline } from '@lien-thong/contracts';
import { eventually } from '@lien-thong/testing';
import { declaration } from '../testing-ground/declaration';
import { openDesk, type Desk } from '../testing-ground/desk';
import {
  AN,
  BINH,
  files,
  noEffects,
  publicationAt,
  signed,
  withDayOff,
  type Publication,
} from '../testing-ground/publication';

jest.setTimeout(60_000);

describe('publishing the law', () => {
  let desk: Desk;

  beforeEach(async () => {
    desk = await openDesk();
  });

  afterEach(() => desk.close());

  const propose: Publication['propose'] = (...changed) => publicationAt(desk).propose(...changed);
  const consent: Publication['consent'] = (id, by) => publicationAt(desk).consent(id, by);
  const reckoned: Publication['reckoned'] = (view, effects) => publicationAt(desk).reckoned(view, effects);
  const inForce = async () => (await desk.get<{ version: string; versions: object[] }>('law')).body;

  it('begins with what the installation brings, by its own name', async () => {
    const { version, versions } = await inForce();
    expect(versions).toEqual([
      expect.objectContaining({ sequence: 1, version, preparedBy: 'Cài đặt hệ thống' }),
    ]);
    expect(await desk.query(`select topic from journal where topic like '%.law.v1'`)).toHaveLength(1);
  });

  it('refuses data that is not fit for use, by file and line, and keeps nothing', async () => {
    const broken = files['parameters.yaml']!.replace('value: 2530000', 'value: hai triệu');
    const line = broken.split('\n').findIndex((text) => text.includes('hai triệu')) + 1;
    const { status, body } = await propose({ name: 'parameters.yaml', content: broken });
    expect(status).toBe(422);
    expect(body.errors[0]).toMatchObject({ pointer: '/files/0/content', code: 'wrong-shape' });
    expect(body.errors[0]!.message).toContain(`parameters.yaml, dòng ${line}`);
    expect((await desk.get<{ items: object[] }>('law/proposals')).body.items).toEqual([]);
  });

  it('does not take again what is in force already', async () => {
    const { status } = await propose({ name: 'holidays.yaml', content: files['holidays.yaml']! });
    expect(status).toBe(409);
  });

  it('needs every effect reckoned and a second person, moves the promised days, and tells the family why', async () => {
    const { body: filed } = await desk.file<Filed>(declaration());
    const promisedOn = filed.promisedOn!;

    const { status, body: proposed } = await propose(withDayOff(promisedOn));
    expect(status).toBe(201);
    expect(proposed).toMatchObject({
      state: 'open',
      ready: false,
      deadlines: { looked: 1, moved: 1 },
      changes: [expect.stringMatching(/\S/)],
    });

    expect((await consent(proposed.proposalId, BINH)).status).toBe(409);
    await reckoned(proposed, { ...noEffects, looked: 3, toppedUp: 2, topUp: 1_600_000 });
    const alone = await consent(proposed.proposalId, { ...AN, name: 'Nguyễn Văn Ân' });
    expect([alone.status, alone.body.code]).toEqual([403, 'same-person']);

    const published = await consent(proposed.proposalId, BINH);
    expect(published.body).toMatchObject({
      state: 'published',
      decidedBy: signed(BINH),
      benefits: { toppedUp: 2 },
    });
    expect(await inForce()).toMatchObject({
      version: proposed.version,
      versions: [{ sequence: 1 }, { sequence: 2, preparedBy: signed(AN), consentedBy: signed(BINH) }],
    });

    const view = await eventually(
      () => desk.get<CaseView>(`cases/${filed.caseId}`).then(({ body }) => body),
      (c) => c.promisedOn !== promisedOn,
      { within: 20_000 },
    );
    expect(view.promisedOn! > promisedOn).toBe(true);
    const { body: timeline } = await desk.get<Timeline>(`cases/${filed.caseId}/timeline`);
    expect(timeline.entries.find(({ kind }) => kind === 'rescheduled')!.text).toContain('Quốc tang');
    const told = (await desk.said(filed.caseId)).filter(
      ({ type }) => type === 'one-stop.case-rescheduled.v1',
    );
    expect(told).toHaveLength(1);
    expect(told[0]!.data).toMatchObject({ formerlyPromisedOn: promisedOn, promisedOn: view.promisedOn });
  });

  it('leaves a proposal behind that was made on a version no longer in force', async () => {
    const first = (await propose(withDayOff('2027-06-01'))).body;
    const second = (await propose(withDayOff('2027-06-02'))).body;
    await reckoned(first);
    await reckoned(second);
    expect((await consent(first.proposalId, BINH)).status).toBe(200);
    const late = await consent(second.proposalId, BINH);
    expect(late.status).toBe(409);
    const { body } = await desk.get<LawProposalView>(`law/proposals/${second.proposalId}`);
    expect(body).toMatchObject({ state: 'outdated', ready: false });
  });

  it('can be given up, and is then decided', async () => {
    const { body } = await propose(withDayOff('2027-06-01'));
    const withdraw = () =>
      desk.post<LawProposalView>(`law/proposals/${body.proposalId}/withdraw`, { why: 'Ghi nhầm ngày.' });
    expect((await withdraw()).body).toMatchObject({ state: 'withdrawn', decidedWhy: 'Ghi nhầm ngày.' });
    expect((await withdraw()).status).toBe(409);
    expect((await consent(body.proposalId, BINH)).status).toBe(409);
    expect((await desk.get('law/proposals/01939d2e-0000-7000-8000-000000000000')).status).toBe(404);
  });
});
