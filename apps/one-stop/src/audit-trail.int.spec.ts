import type { Filed } from '@lien-thong/contracts';
import { eventually } from '@lien-thong/testing';
import { declaration } from './testing-ground/declaration';
import { openDesk, type Desk } from './testing-ground/desk';

jest.setTimeout(60_000);

interface Line {
  actor: string;
  actorName: string;
  fromAddress: string;
  action: string;
  caseId: string;
  reason: string | null;
  position?: number;
}

let people = 0;
const next = (channel: 'desk' | 'online' = 'online') => {
  const form = declaration();
  const nth = String(++people).padStart(4, '0');
  const deceased = { ...form.deceased, givenName: `Chín ${people}`, personalId: `09204422${nth}` };
  return { ...form, channel, deceased };
};

describe('what officers do at one-stop', () => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk.close());

  const trailOf = async (caseId: string) =>
    (await desk.get<{ items: Line[] }>(`audit?caseId=${caseId}`)).body.items;
  const file = async (form: object) => (await desk.file<Filed>(form)).body.caseId;

  it('is on record by whom, from where and why', async () => {
    const caseId = await file(next());
    await desk.post(`cases/${caseId}/decline`, { reason: 'Tờ khai không thuộc thẩm quyền của xã.' });
    const trail = await trailOf(caseId);
    expect(trail).toMatchObject([
      { action: 'case.file', caseId },
      { action: 'case.decline', caseId, reason: 'Tờ khai không thuộc thẩm quyền của xã.' },
    ]);
    for (const { actor, actorName, fromAddress } of trail) {
      expect(actor).not.toBe('');
      expect(actorName).not.toBe('');
      expect(fromAddress).toBe('127.0.0.1');
    }
  });

  it('is not on record when it did not happen', async () => {
    const caseId = await file(next('desk'));
    expect((await desk.post(`cases/${caseId}/accept`)).status).toBe(409);
    expect((await trailOf(caseId)).map(({ action }) => action)).toEqual(['case.file']);
  });

  it('is in the chain a moment later', async () => {
    const caseId = await file(next('desk'));
    const [line] = await eventually(
      () => trailOf(caseId),
      ([filed]) => filed?.position !== undefined,
    );
    expect(line!.position).toBeGreaterThan(0);
  });

  it('names whoever reads a case, once a minute and not for what is not found', async () => {
    const caseId = await file(next('desk'));
    const [reader, stranger] = [
      await desk.as({ subject: 'mai', posts: [{ role: 'head-of-centre', unit: { kind: 'system' } }] }),
      await desk.as({
        subject: 'lan',
        posts: [{ role: 'head-of-centre', unit: { kind: 'commune', code: '00070' } }],
      }),
    ];
    for (const path of ['', '', '/timeline']) await reader.get(`cases/${caseId}${path}`);
    expect((await stranger.get(`cases/${caseId}`)).status).toBe(404);
    const reads = (await trailOf(caseId)).filter(({ action }) => action === 'case.read');
    expect(new Set(reads.map(({ actor }) => actor))).toEqual(new Set(['mai']));
    // The minute may have turned in between.
    expect(reads.length).toBeLessThanOrEqual(2);
  });

  it('is listed page after page, and a query that cannot be read is refused', async () => {
    const { body } = await desk.get<{ items: { id: string }[] }>('audit');
    const [first, second] = body.items;
    expect((await desk.get<{ items: object[] }>(`audit?after=${first!.id}`)).body.items[0]).toMatchObject({
      id: second!.id,
    });
    for (const query of ['caseId=x', 'after=x', 'after=-1', 'caseId=1&caseId=2'])
      expect([query, (await desk.get(`audit?${query}`)).status]).toEqual([query, 422]);
  });
});
