import type {
  CaseView,
  Declaration,
  DraftExtract,
  DraftExtractReady,
  Filed,
  RegisterDeath,
  Timeline,
} from '@lien-thong/contracts';
import { eventually, storedInTheClear } from '@lien-thong/testing';
import { declaration } from '../testing-ground/declaration';
import { openDesk, type Desk } from '../testing-ground/desk';

jest.setTimeout(60_000);

const REGISTER = 'civil-registration.register-death.v1';

let people = 0;

function ofSomebody(channel: Declaration['channel'] = 'online'): Declaration {
  const d = declaration();
  const n = String(++people).padStart(3, '0');
  const deceased = { ...d.deceased, givenName: `Nháp ${n}`, personalId: `092044222${n}` };
  const requester = { ...d.requester, personalId: `092180222${n}` };
  return { ...d, channel, deceased, requester };
}

describe('the draft of an extract', () => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk.close());

  async function accepted(d: Declaration) {
    const { caseId } = (await desk.file<Filed>(d)).body;
    const { body, status } = await desk.post<Filed>(`cases/${caseId}/accept`);
    expect(status).toBe(200);
    const page = `progress/${encodeURIComponent(body.dossierCode!)}/draft-extract`;
    const { personalId } = d.requester;
    return {
      caseId,
      ask: (id = personalId) => desk.post<DraftExtract>(`${page}/look-up`, { personalId: id }),
      answer: (more: object, id = personalId) =>
        desk.post<{ code: string }>(page, { personalId: id, ...more }),
    };
  }

  const registering = async (caseId: string) =>
    (await desk.said<RegisterDeath>(caseId)).filter(({ type }) => type === REGISTER);
  const textsOf = async (caseId: string) =>
    (await desk.get<Timeline>(`cases/${caseId}/timeline`)).body.entries.map(({ text }) => text);

  it('is laid before who filed online, and the register is told once it is confirmed', async () => {
    const d = ofSomebody();
    const { caseId, ask, answer } = await accepted(d);
    expect(await registering(caseId)).toEqual([]);
    const step = (await desk.get<CaseView>(`cases/${caseId}`)).body.steps[0];
    expect(step).toMatchObject({ step: 'register-death', state: 'waiting' });
    const [ready] = (await desk.said<DraftExtractReady>(caseId)).filter(({ type }) =>
      type.includes('draft-extract-ready'),
    );
    const { body } = await ask();
    expect(body).toMatchObject({ state: 'waiting', round: 1, confirmBy: ready!.data.confirmBy });
    expect(body.draft).toMatchObject({ givenName: d.deceased.givenName, diedOn: d.death.date });
    expect((await answer({ answer: 'confirm' })).status).toBe(204);
    expect(await registering(caseId)).toHaveLength(1);
    expect((await answer({ answer: 'confirm' })).body.code).toBe('not-now');
    expect(await registering(caseId)).toHaveLength(1);
  });

  it('opens to the code with the id of who declared, and to nobody else', async () => {
    const { caseId, ask, answer } = await accepted(ofSomebody());
    expect((await ask('092180999999')).status).toBe(404);
    expect((await answer({ answer: 'confirm' }, '092180999999')).status).toBe(404);
    expect(await registering(caseId)).toEqual([]);
  });

  it('is corrected by an officer as the family asked, read again, and registered so', async () => {
    const d = ofSomebody();
    const { caseId, ask, answer } = await accepted(d);
    expect((await answer({ answer: 'correct' })).status).toBe(422);
    const corrections = 'Tên đúng là Nháp Sửa, xin sửa giúp.';
    expect((await answer({ answer: 'correct', corrections })).status).toBe(204);
    expect(await registering(caseId)).toEqual([]);
    expect(await storedInTheClear(desk.database, [corrections])).toEqual([]);
    const seen = (await desk.get<DraftExtract>(`cases/${caseId}/draft-extract`)).body;
    expect(seen).toMatchObject({ state: 'to-correct', corrections });
    const draft = { ...seen.draft, givenName: `Nháp Sửa ${d.deceased.givenName}` };
    const amend = (change: object = {}) =>
      desk.post<{ code: string }>(`cases/${caseId}/draft-extract`, {
        draft: { ...draft, ...change },
        why: 'Theo giấy khai sinh gia đình gửi.',
      });
    expect((await amend({ diedOn: '2099-01-01' })).status).toBe(422);
    expect((await amend()).status).toBe(204);
    expect((await ask()).body).toMatchObject({ state: 'waiting', round: 2, draft });
    expect((await answer({ answer: 'confirm' })).status).toBe(204);
    const [told] = await registering(caseId);
    expect(told!.data.deceased.givenName).toBe(draft.givenName);
    expect((await desk.get<CaseView>(`cases/${caseId}`)).body.deceasedName).toContain('Nháp Sửa');
  });

  it('that nobody answers in time is agreed to', async () => {
    const { caseId, answer } = await accepted(ofSomebody());
    await desk.query(`update draft_extract set confirm_by = now() - interval '1 second' where case_id = $1`, [
      caseId,
    ]);
    await eventually(
      () => registering(caseId),
      (told) => told.length === 1,
      { within: 20_000 },
    );
    expect((await textsOf(caseId)).join()).toContain('được coi là đồng ý');
    expect((await answer({ answer: 'confirm' })).body.code).toBe('not-now');
  });

  it('is not made for who came to the desk or wrote by post', async () => {
    const { caseId } = (await desk.file<Filed>(ofSomebody('desk'))).body;
    expect(await registering(caseId)).toHaveLength(1);
    const { caseId: byPost, ask } = await accepted(ofSomebody('post'));
    expect(await registering(byPost)).toHaveLength(1);
    expect((await ask()).status).toBe(404);
  });
});
