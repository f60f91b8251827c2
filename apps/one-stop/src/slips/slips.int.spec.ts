import {
  DeathRegistrationPapersAsked,
  type Declaration,
  type Filed,
  type Paper,
  type SlipList,
} from '@lien-thong/contracts';
import { eventually } from '@lien-thong/testing';
import { randomUUID } from 'node:crypto';
import { declaration } from '../testing-ground/declaration';
import { openDesk, type Desk } from '../testing-ground/desk';

jest.setTimeout(60_000);

/** A declaration about somebody of whom no other here is. */
const ofSomebody = (personalId: string, channel: Declaration['channel'] = 'desk'): Declaration => {
  const form = declaration();
  return {
    ...form,
    channel,
    deceased: { ...form.deceased, givenName: `Riêng ${personalId.slice(-3)}`, personalId },
  };
};

describe('the slips of a filed case', () => {
  let desk: Desk;
  let caseId: string;

  beforeAll(async () => {
    desk = await openDesk();
    caseId = (await desk.file<Filed>(declaration())).body.caseId;
  });
  afterAll(() => desk.close());

  it('are listed and given out as files that nothing runs in, and that is on record', async () => {
    const { status, body } = await desk.get<SlipList>(`cases/${caseId}/slips`);
    expect(status).toBe(200);
    expect(body.items.map(({ id }) => id)).toEqual(['receipt', 'control-slip']);
    const page = await desk.download(`cases/${caseId}/slips/receipt.pdf`);
    expect([page.status, page.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(page.headers['content-security-policy']).toContain('sandbox');
    expect(page.bytes.toString('latin1', 0, 5)).toBe('%PDF-');
    const { items } = (await desk.get<{ items: { action: string; caseId?: string }[] }>('audit')).body;
    expect(items.some((line) => line.action === 'case.read' && line.caseId === caseId)).toBe(true);
  });

  it('are not found by another commune, of no case, and by no other name', async () => {
    const other = await desk.as({
      subject: 'other',
      posts: [{ role: 'one-stop-officer', unit: { kind: 'commune', code: '31135' } }],
    });
    expect((await other.get(`cases/${caseId}/slips`)).status).toBe(404);
    expect((await other.get(`cases/${caseId}/slips/receipt.pdf`)).status).toBe(404);
    expect((await desk.get(`cases/${randomUUID()}/slips`)).status).toBe(404);
    expect((await desk.get(`cases/${caseId}/slips/apology-1.pdf`)).status).toBe(404);
    expect((await desk.get(`cases/x/slips/receipt.pdf`)).status).toBe(404);
  });

  it('keep the papers that were asked for', async () => {
    const asked: Paper[] = ['death-notice', 'identity-paper'];
    const { body } = await desk.file<Filed>(ofSomebody('092044001301'));
    await desk.tell(DeathRegistrationPapersAsked, body.caseId, {
      attempt: 1,
      papers: asked,
      ground: 'Điều 4.',
    });
    await eventually(
      () => desk.get<SlipList>(`cases/${body.caseId}/slips`),
      (reply) => reply.body.items.some(({ id }) => id === 'supplement-1'),
    );
    expect(
      await desk.query(`select asked from timeline_entry where asked is not null and case_id = $1`, [
        body.caseId,
      ]),
    ).toEqual([{ asked: [{ step: 'register-death', papers: asked }] }]);
    expect((await desk.download(`cases/${body.caseId}/slips/supplement-1.pdf`)).status).toBe(200);
  });

  it('of a declaration that was not accepted are its refusal alone', async () => {
    const online = (await desk.file<Filed>(ofSomebody('092044001302', 'online'))).body.caseId;
    const of = `cases/${online}/slips`;
    expect((await desk.get<SlipList>(of)).body.items).toEqual([]);
    await desk.post(`cases/${online}/decline`, { reason: 'Giấy báo tử bị mờ.' });
    expect((await desk.get<SlipList>(of)).body.items.map(({ id }) => id)).toEqual(['refusal']);
    expect((await desk.download(`${of}/refusal.pdf`)).bytes.toString('latin1', 0, 5)).toBe('%PDF-');
  });
});
