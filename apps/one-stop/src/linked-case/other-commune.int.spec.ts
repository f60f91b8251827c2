import type { CaseList, Declaration, Filed } from '@lien-thong/contracts';
import type { Asking } from '@lien-thong/testing';
import { declaration } from '../testing-ground/declaration';
import { openDesk, type Desk } from '../testing-ground/desk';

jest.setTimeout(60_000);

const officerOf = (code: string, kind: 'commune' | 'province' = 'commune') => ({
  subject: `officer-${code}`,
  posts: [{ role: 'one-stop-officer' as const, unit: { kind, code } }],
});

let people = 0;
/** Another person each time. */
function next(): Declaration {
  const form = declaration();
  const nth = String(++people).padStart(4, '0');
  const deceased = { ...form.deceased, givenName: `Bảy ${people}`, personalId: `09204411${nth}` };
  return { ...form, deceased };
}

describe("another commune's case", () => {
  let desk: Desk;
  let [own, neighbour, province]: Asking[] = [];
  let online: string;
  let commune: string;

  beforeAll(async () => {
    desk = await openDesk();
    const form = declaration();
    commune = form.commune;
    own = await desk.as(officerOf(commune));
    neighbour = await desk.as(officerOf(commune === '31135' ? '31147' : '31135'));
    province = await desk.as(officerOf('92', 'province'));
    await desk.file(next());
    online = (await desk.file<Filed>({ ...next(), channel: 'online' })).body.caseId;
  });
  afterAll(() => desk.close());

  const file = (who: Asking, change: object = {}) =>
    who.post<{ code?: string }>(
      'cases',
      { ...next(), ...change },
      { 'idempotency-key': crypto.randomUUID() },
    );

  it('is neither listed nor found', async () => {
    expect((await neighbour!.get<CaseList>('cases')).body.items).toEqual([]);
    expect((await neighbour!.get(`cases?commune=${commune}`)).status).toBe(403);
    for (const path of [`cases/${online}`, `cases/${online}/timeline`, `cases/${online}/timeline/stream`])
      expect([path, (await neighbour!.get(path)).status]).toEqual([path, 404]);
  });

  it('is not acted on, and stays as it is', async () => {
    const before = await desk.query('select version, status from linked_case where case_id = $1', [online]);
    const acts: [string, object | undefined][] = [
      ['accept', undefined],
      ['decline', { reason: 'Không thuộc thẩm quyền.' }],
      ['withdraw', undefined],
      ['supplement', { step: 'register-death', attachments: [] }],
    ];
    for (const [act, body] of acts) {
      const { status } = await neighbour!.post(`cases/${online}/${act}`, body);
      expect([act, status === 404 || status === 422]).toEqual([act, true]);
    }
    expect(await desk.query('select version, status from linked_case where case_id = $1', [online])).toEqual(
      before,
    );
  });

  it('is filed by no other', async () => {
    const { status, body } = await file(neighbour!);
    expect([status, body.code]).toEqual([403, 'outside-your-unit']);
  });

  it('is its own officer’s, and the province-wide desk’s', async () => {
    for (const who of [own!, province!]) {
      expect((await who.get<CaseList>('cases')).body.items).toHaveLength(2);
      expect((await who.get(`cases/${online}`)).status).toBe(200);
    }
    expect((await own!.post(`cases/${online}/accept`)).status).toBe(200);
  });

  it('did not come to a desk when a program passes it on', async () => {
    const portal = await desk.as({ subject: 'portal', machine: true, posts: ['agency-machine'] });
    expect((await file(portal)).body.code).toBe('desk-is-for-officers');
    expect((await file(portal, { channel: 'online' })).status).toBe(201);
  });

  it('is not told to whoever sends the key of another’s request', async () => {
    const [key, form] = [crypto.randomUUID(), next()];
    const first = await own!.post<Filed>('cases', form, { 'idempotency-key': key });
    expect(first.status).toBe(201);
    const replayed = await province!.post<{ code?: string; caseId?: string }>('cases', form, {
      'idempotency-key': key,
    });
    expect([replayed.status, replayed.body.caseId]).toEqual([409, undefined]);
  });

  it("is listed to the province's monitor without its name, and cannot be read by him", async () => {
    const unit = { kind: 'province', code: '92' } as const;
    const monitor = await desk.as({ subject: 'giam-sat', posts: [{ role: 'province-monitor', unit }] });
    const { items } = (await monitor.get<CaseList>('cases')).body;
    expect(items.length).toBeGreaterThan(0);
    expect(new Set(items.map(({ deceasedName }) => deceasedName))).toEqual(new Set(['***']));
    expect(items.map(({ caseId }) => caseId)).toContain(online);
    expect((await monitor.get(`cases/${online}`)).status).toBe(403);
  });

  it('is listed with its name only where one of the postings lets the asker read it', async () => {
    const both = await desk.as({
      subject: 'kiem-nhiem',
      posts: [
        { role: 'province-monitor', unit: { kind: 'province', code: '92' } },
        { role: 'one-stop-officer', unit: { kind: 'commune', code: '31135' } },
      ],
    });
    const there = await desk.as(officerOf('31135'));
    const elsewhere = { ...next(), commune: '31135' };
    const filed = await there.post<Filed>('cases', elsewhere, { 'idempotency-key': crypto.randomUUID() });
    expect(filed.status).toBe(201);
    const { items } = (await both.get<CaseList>('cases?limit=200')).body;
    const nameOf = (id: string) => items.find(({ caseId }) => caseId === id)!.deceasedName;
    expect(nameOf(filed.body.caseId)).toBe(`Trần Văn ${elsewhere.deceased.givenName}`);
    expect(nameOf(online)).toBe('***');
  });
});
