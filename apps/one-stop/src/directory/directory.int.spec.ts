import type { OfficeSettingsList, PostingList, PostingOrder } from '@lien-thong/contracts';
import type { Asking } from '@lien-thong/testing';
import { openDesk, type Desk } from '../testing-ground/desk';

jest.setTimeout(60_000);

const [HERE, ELSEWHERE] = ['31120', '31135'];
const unitOf = (code: string) => ({ kind: 'commune' as const, code });

describe('the directory of officers', () => {
  let desk: Desk;
  let administrator: Asking;
  let head: Asking;
  let hanh: Asking;

  beforeAll(async () => {
    desk = await openDesk();
    administrator = await desk.as({ subject: 'quan-tri', posts: ['administrator'] });
    head = await desk.as({ subject: 'giam-doc', posts: [{ role: 'head-of-centre', unit: unitOf(HERE) }] });
    hanh = await desk.as({ subject: 'hanh', posts: [] });
  });
  afterAll(() => desk.close());

  type Answer = PostingList & { code?: string; errors?: { pointer: string; code: string }[] };
  const order = (change: Partial<PostingOrder> = {}): PostingOrder => ({
    subject: 'hanh',
    name: 'Nguyễn Thị Hạnh',
    role: 'one-stop-officer',
    unit: unitOf(HERE),
    from: '2020-01-01',
    reason: 'Quyết định 12/QĐ-UBND.',
    ...change,
  });
  const post = (who: Asking, change: Partial<PostingOrder> = {}) =>
    who.post<Answer>('postings', order(change));
  const cases = async () => (await hanh.get('cases')).status;

  it('posts a person, who may work at once; moves and ends it, which holds at once; every version stays', async () => {
    expect(await cases()).toBe(403);
    const { status, body } = await post(head);
    expect([status, await cases()]).toEqual([201, 200]);
    const { postingId } = body.items[0]!;

    const transfer = order({ unit: unitOf(ELSEWHERE), reason: 'Điều chuyển.' });
    expect((await administrator.post(`postings/${postingId}/change`, transfer)).status).toBe(204);
    expect((await hanh.get(`cases?commune=${HERE}`)).status).toBe(403);
    expect((await hanh.get(`cases?commune=${ELSEWHERE}`)).status).toBe(200);

    // She works elsewhere now: her former head has no say any more.
    expect((await head.post(`postings/${postingId}/end`, { reason: 'x' })).status).toBe(404);
    expect((await administrator.post(`postings/${postingId}/end`, { reason: 'Nghỉ hưu.' })).status).toBe(204);
    expect(await cases()).toBe(403);
    expect((await administrator.post(`postings/${postingId}/end`, { reason: 'x' })).status).toBe(409);
    const { body: history } = await administrator.get<PostingList>(`postings/${postingId}`);
    expect(history.items.map(({ version, reason, changedBy }) => [version, reason, changedBy])).toEqual([
      [1, 'Quyết định 12/QĐ-UBND.', 'giam-doc'],
      [2, 'Điều chuyển.', 'quan-tri'],
      [3, 'Nghỉ hưu.', 'quan-tri'],
    ]);
  });

  it.each<[string, () => Promise<{ status: number; body: Answer }>, number, string]>([
    [
      'a role above his own by a head',
      () => post(head, { role: 'administrator', unit: { kind: 'system' } }),
      403,
      'outside-your-unit',
    ],
    [
      "another office's role by a head",
      () => post(head, { role: 'residence-police' }),
      403,
      'outside-your-unit',
    ],
    ['another commune by a head', () => post(head, { unit: unitOf(ELSEWHERE) }), 403, 'outside-your-unit'],
    ['the whole system by a head', () => post(head, { unit: { kind: 'system' } }), 403, 'outside-your-unit'],
    ['himself by a head', () => post(head, { subject: 'giam-doc' }), 403, 'own-posting'],
    ['himself by an administrator', () => post(administrator, { subject: 'quan-tri' }), 403, 'own-posting'],
    ['a commune that is not', () => post(administrator, { unit: unitOf('99999') }), 422, 'invalid-posting'],
    ['an end before its start', () => post(administrator, { until: '2019-01-01' }), 422, 'invalid-posting'],
    [
      'a stand-in for nobody',
      () => post(administrator, { standsInFor: 'ai-do', until: '2027-01-01' }),
      422,
      'invalid-posting',
    ],
    [
      'with fields of its own making',
      () => post(administrator, { isAdmin: true } as object),
      422,
      'invalid-posting',
    ],
  ])('does not post %s', async (_, attempt, status, code) => {
    const answer = await attempt();
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('knows a stand-in with a delegation of signing, from the first day to the last', async () => {
    await post(administrator, { subject: 'chu-tich', name: 'Chủ tịch', role: 'commune-chair' });
    const delegation = { decisionNumber: '15/QĐ-UBND', decidedOn: '2026-11-20', signs: ['extract' as const] };
    const { status, body } = await post(administrator, {
      subject: 'pho-chu-tich',
      name: 'Phó Chủ tịch',
      role: 'commune-chair',
      standsInFor: 'chu-tich',
      from: '2026-11-23',
      until: '2026-12-04',
      delegation,
    });
    expect(status).toBe(201);
    expect(body.items[0]).toMatchObject({ standsInFor: 'chu-tich', until: '2026-12-04', delegation });
  });

  it('shows a head the own commune alone', async () => {
    await post(administrator, { subject: 'khac', unit: unitOf(ELSEWHERE) });
    const { body } = await head.get<PostingList>('postings');
    expect(new Set(body.items.map(({ unit }) => unit.code))).toEqual(new Set([HERE]));
  });

  it('keeps how offices work, with what held before', async () => {
    const settings = {
      office: 'civil-registration',
      unit: unitOf(HERE),
      from: '2026-12-01',
      decidesBy: 'signed',
      reason: 'Quy trình mới.',
    };
    expect((await head.post('office-settings', settings)).status).toBe(204);
    const straight = { ...settings, from: '2027-01-01', decidesBy: 'straight-through' };
    expect((await head.post('office-settings', straight)).status).toBe(204);
    expect((await head.post('office-settings', { ...settings, unit: unitOf(ELSEWHERE) })).status).toBe(403);
    const { body } = await head.get<OfficeSettingsList>('office-settings');
    expect(body.items.map(({ from, decidesBy }) => [from, decidesBy])).toEqual([
      ['2027-01-01', 'straight-through'],
      ['2026-12-01', 'signed'],
    ]);
  });

  it('is told to every service: each change once', async () => {
    const told = (await desk.said()).filter(({ type }) => type === 'one-stop.posting-changed.v1');
    const versions = await desk.query<{ n: number }>(
      `select count(*)::int as n from posting where changed_by in ('giam-doc', 'quan-tri')`,
    );
    expect(told).toHaveLength(versions[0]!.n);
  });
});
