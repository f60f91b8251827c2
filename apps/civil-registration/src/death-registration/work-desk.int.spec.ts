import {
  RegisterDeath,
  type OfficeSettings,
  type Opinion,
  type SignedDocument,
  type WorkCounts,
  type WorkPage,
  type WorkView,
} from '@lien-thong/contracts';
import { eventually, installSettings, openService, type Asking, type OpenService } from '@lien-thong/testing';
import { randomUUID } from 'node:crypto';
import { AppModule } from '../app.module';
import { CivilRegistrationEnvironment } from '../environment';
import { command } from '../testing-ground/command';

jest.setTimeout(60_000);

const HERE = { kind: 'commune', code: '31120' } as const;
/** A commune whose settings name who signs. */
const THERE = { kind: 'commune', code: '31135' } as const;
const NAMED: OfficeSettings = {
  office: 'civil-registration',
  unit: THERE,
  from: '2020-01-01',
  decidesBy: 'signed',
  signatory: 'chu-tich',
};
const APPROVE: Opinion = { answer: 'approve', ground: 'Hồ sơ đủ, đúng thẩm quyền.' };

let people = 0;
const person = () => `0920${String(30_000_000 + ++people).padStart(8, '0')}`;

describe('the desk of the civil registration, where officers decide', () => {
  let office: OpenService;
  let officer: Asking;
  let colleague: Asking;
  let chair: Asking;

  beforeAll(async () => {
    office = await openService({
      name: 'civil-registration',
      environment: CivilRegistrationEnvironment,
      module: (e) => AppModule.of(e),
      decidesBy: 'signed',
    });
    await installSettings(office.database, [NAMED]);
    const posted = (
      subject: string,
      role: 'civil-status-officer' | 'commune-chair',
      unit: typeof HERE = HERE,
    ) => office.as({ subject, name: subject.toUpperCase(), posts: [{ role, unit }] });
    officer = await posted('an', 'civil-status-officer');
    colleague = await posted('binh', 'civil-status-officer');
    chair = await posted('chau', 'commune-chair');
  });

  afterAll(() => office.close());

  const viewOf = (caseId: string, asker = officer) => asker.get<WorkView>(`work/register-death/${caseId}`);

  /** A death that waits on the desk. */
  async function waiting(
    change: (c: RegisterDeath) => void = () => undefined,
    seenBy: Asking = officer,
  ): Promise<string> {
    const caseId = randomUUID();
    const about = command();
    about.deceased.personalId = person();
    change(about);
    await office.tell(RegisterDeath, caseId, about);
    await eventually(
      () => viewOf(caseId, seenBy),
      ({ status }) => status === 200,
    );
    return caseId;
  }

  const act = <T = WorkView>(asker: Asking, caseId: string, what: string, body?: unknown, headers = {}) =>
    asker.post<T>(`work/register-death/${caseId}/${what}`, body, headers);

  async function prepared(opinion: Opinion = APPROVE, change?: (c: RegisterDeath) => void): Promise<string> {
    const caseId = await waiting(change);
    await act(officer, caseId, 'take');
    expect((await act(officer, caseId, 'prepare', opinion)).status).toBe(200);
    return caseId;
  }

  const codeOf = ({ status, body }: { status: number; body: object }) => [
    status,
    (body as { code?: string }).code,
  ];

  it('registers nothing before it is signed, and shows what the rule proposes and by when', async () => {
    const caseId = await waiting();
    const { body } = await viewOf(caseId);
    expect(body).toMatchObject({
      deceased: 'Trần Văn Bảy',
      state: 'open',
      proposed: 'approve',
      proposal: { answer: 'approve', by: 'Hệ thống' },
      dueOn: '2026-11-25',
      acts: [{ act: 'open', by: 'Hệ thống' }],
    });
    expect(await office.said(caseId)).toEqual([]);
    expect((await office.get(`registrations/${caseId}`)).status).toBe(404);
  });

  it('registers what an officer prepared and the chair signed, once, by the chair', async () => {
    const caseId = await prepared();
    const { body } = await act(chair, caseId, 'sign');
    expect(body).toMatchObject({ state: 'decided', opinion: { by: 'AN (an)' } });
    expect(body.acts.map(({ act: what, by }) => [what, by])).toEqual([
      ['open', 'Hệ thống'],
      ['take', 'AN (an)'],
      ['prepare', 'AN (an)'],
      ['sign', 'CHAU (chau)'],
    ]);
    expect(await office.said(caseId)).toMatchObject([
      { type: 'civil-registration.death-registered.v1', data: { attempt: 1 } },
    ]);
    expect(codeOf(await act(chair, caseId, 'sign'))).toEqual([409, 'not-now']);
    const { body: trail } = await office.get<{ items: { action: string; actor: string }[] }>(
      `audit?caseId=${caseId}`,
    );
    expect(trail.items.map(({ action, actor }) => [action, actor])).toEqual(
      expect.arrayContaining([
        ['register-death.prepare', 'an'],
        ['death.register', 'chau'],
        ['register-death.sign', 'chau'],
      ]),
    );
  });

  it('refuses with a reason from the list, and says the ground that the officer wrote, with the article', async () => {
    const refusal = { answer: 'refuse', ground: 'Điều 34 Luật Hộ tịch.' } as const;
    const caseId = await waiting();
    await act(officer, caseId, 'take');
    for (const [wrong, pointer] of [
      [refusal, '/reason'],
      [{ ...refusal, reason: 'vi-khong-thich' }, '/reason'],
      [{ ...APPROVE, reason: 'not-competent' }, '/reason'],
      [{ ...APPROVE, answer: 'ask' }, '/papers'],
      [{ ...APPROVE, papers: ['death-notice'] }, '/papers'],
      [{ answer: 'approve' }, '/ground'],
    ] as const) {
      const { status, body } = await act<{ errors: { pointer: string }[] }>(
        officer,
        caseId,
        'prepare',
        wrong,
      );
      expect([status, body.errors.map((e) => e.pointer)]).toEqual([422, [pointer]]);
    }
    await act(officer, caseId, 'prepare', { ...refusal, reason: 'not-competent' });
    await act(chair, caseId, 'sign');
    expect(await office.said(caseId)).toMatchObject([
      {
        type: 'civil-registration.death-registration-refused.v1',
        data: {
          reason: 'not-competent',
          ground: 'Điều 34 Luật Hộ tịch. (Điều 32, Luật Hộ tịch 60/2014/QH13)',
        },
      },
    ]);
  });

  it('asks for papers, waits with its clock still, and goes on with the officer when they come', async () => {
    const ask: Opinion = { answer: 'ask', papers: ['death-notice'], ground: 'Thiếu giấy báo tử.' };
    const caseId = randomUUID();
    const about = command();
    about.deceased.personalId = person();
    await office.tell(RegisterDeath, caseId, about);
    await eventually(
      () => viewOf(caseId),
      ({ status }) => status === 200,
    );
    await act(officer, caseId, 'take');
    await act(officer, caseId, 'prepare', ask);
    expect((await act(chair, caseId, 'sign')).body.state).toBe('asking');
    expect(await office.said(caseId)).toMatchObject([{ data: { papers: ['death-notice'] } }]);
    await office.tell(RegisterDeath, caseId, about); // the same attempt changes nothing
    await office.tell(RegisterDeath, caseId, { ...about, attempt: 2 });
    const again = await eventually(
      () => viewOf(caseId),
      ({ body }) => body.state === 'open',
    );
    expect(again.body).toMatchObject({ holder: 'AN', proposed: 'approve' });
    expect(again.body.dueOn >= '2026-11-25').toBe(true);
    expect(again.body.acts.map(({ act: what }) => what)).toEqual(['open', 'take', 'prepare', 'sign', 'open']);
    await act(officer, caseId, 'prepare', APPROVE);
    await act(chair, caseId, 'sign');
    expect((await office.said(caseId)).map(({ type }) => type)).toEqual([
      'civil-registration.death-registration-papers-asked.v1',
      'civil-registration.death-registered.v1',
    ]);
  });

  it('stays with the officers who began it, though the office lets the rule decide since', async () => {
    const unit = { kind: 'commune', code: '31507' } as const;
    const clerk = await office.as({ subject: 'moc', posts: [{ role: 'civil-status-officer', unit }] });
    const caseId = await waiting((c) => (c.commune = unit.code), clerk);
    const straight = {
      office: 'civil-registration',
      unit,
      from: '2020-01-01',
      decidesBy: 'straight-through',
    } as const;
    await installSettings(office.database, [straight]);
    await new Promise((passed) => setTimeout(passed, 2100)); // settings are asked for every two seconds
    const about = command();
    await office.tell(RegisterDeath, caseId, { ...about, commune: unit.code, attempt: 2 });
    await eventually(
      () => viewOf(caseId, clerk),
      ({ body }) => body.acts.length === 2,
    );
    expect(await office.said(caseId)).toEqual([]);
    const next = randomUUID();
    about.deceased.personalId = person();
    await office.tell(RegisterDeath, next, { ...about, commune: unit.code });
    await eventually(() => office.said(next).then(({ length }) => length));
  });

  it('has one holder: another takes it over with a reason only, and only the holder prepares', async () => {
    const caseId = await waiting();
    expect(codeOf(await act(officer, caseId, 'prepare', APPROVE))).toEqual([409, 'not-now']);
    await act(officer, caseId, 'take');
    expect(codeOf(await act(colleague, caseId, 'take'))).toEqual([409, 'not-now']);
    expect(codeOf(await act(colleague, caseId, 'give-back'))).toEqual([409, 'not-now']);
    expect(codeOf(await act(colleague, caseId, 'take-over', {}))).toEqual([422, 'invalid-reason']);
    await act(colleague, caseId, 'take-over', { why: 'Chị An nghỉ ốm.' });
    expect(codeOf(await act(officer, caseId, 'prepare', APPROVE))).toEqual([409, 'not-now']);
    const { body } = await act(colleague, caseId, 'give-back');
    expect(body.holder).toBeUndefined();
    expect(body.acts.at(-2)).toMatchObject({ act: 'take-over', why: 'Chị An nghỉ ốm.' });
  });

  it('is sent back by the chair with a reason, and prepared again', async () => {
    const caseId = await prepared();
    await act(chair, caseId, 'send-back', { why: 'Ghi rõ căn cứ.' });
    const { body } = await viewOf(caseId);
    expect(body).toMatchObject({ state: 'open', holder: 'AN' });
    expect(body.opinion).toBeUndefined();
    await act(officer, caseId, 'prepare', APPROVE);
    expect((await act(chair, caseId, 'sign')).status).toBe(200);
  });

  it('lets one of two win who act on what they both saw', async () => {
    const caseId = await waiting();
    const etag = String((await viewOf(caseId)).headers['etag']);
    const takes = await Promise.all(
      [officer, colleague].map((one) => act(one, caseId, 'take', undefined, { 'if-match': etag })),
    );
    expect(takes.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  it('is not signed by whoever prepared it, nor by who may not sign there or this', async () => {
    const both = await office.as({
      subject: 'an',
      posts: [
        { role: 'civil-status-officer', unit: HERE },
        { role: 'commune-chair', unit: HERE },
      ],
    });
    const caseId = await prepared();
    expect(codeOf(await act(both, caseId, 'sign'))).toEqual([403, 'own-opinion']);
    expect(codeOf(await act(colleague, caseId, 'sign'))).toEqual([403, 'not-allowed']);
    const elsewhere = await office.as({
      subject: 'xa',
      posts: [{ role: 'commune-chair', unit: { kind: 'commune', code: '31135' } }],
    });
    expect(codeOf(await act(elsewhere, caseId, 'sign'))).toEqual([404, 'not-found']);
    expect(await office.said(caseId)).toEqual([]);
  });

  it('is signed by the one the office names, and in that place by a stand-in or a delegate for this document', async () => {
    const post = (subject: string, more: object = {}) =>
      office.as({ subject, posts: [{ role: 'commune-chair', unit: THERE, ...more }] });
    const delegated = (...signs: SignedDocument[]) => ({
      delegation: { decisionNumber: '12/QĐ-UBND', decidedOn: '2025-07-01', signs },
    });
    const clerk = await office.as({
      subject: 'thu-ky',
      posts: [{ role: 'civil-status-officer', unit: THERE }],
    });
    const chairs: [Asking, number][] = [
      [await post('pho-khong-uy-quyen'), 403],
      [await post('pho-ky-viec-khac', delegated('apology')), 404],
      [await post('pho-duoc-uy-quyen', delegated('extract')), 200],
      [await post('truc-thay', { standsInFor: 'chu-tich' }), 200],
      [await post('chu-tich'), 200],
    ];
    for (const [one, expected] of chairs) {
      const caseId = await waiting((c) => (c.commune = THERE.code), clerk);
      await act(clerk, caseId, 'take');
      await act(clerk, caseId, 'prepare', APPROVE);
      expect((await act(one, caseId, 'sign')).status).toBe(expected);
    }
  });

  it('does not register a person twice, however it was prepared: the second is sent back', async () => {
    const id = person();
    const same = (c: RegisterDeath) => (c.deceased.personalId = id);
    const [first, second] = [await prepared(APPROVE, same), await prepared(APPROVE, same)];
    await act(chair, first, 'sign');
    expect(codeOf(await act(chair, second, 'sign'))).toEqual([409, 'already-registered']);
    expect(await office.said(second)).toEqual([]);
    expect((await viewOf(second)).body.state).toBe('to-sign');
  });

  it('shows each list as its count says, by the time left, to those of the commune alone', async () => {
    const old = await waiting((c) => (c.receivedAt = '2026-11-02T02:00:00.000Z'));
    const held = await waiting();
    await act(colleague, held, 'take');
    const lists = {
      mine: 'mine',
      unassigned: 'unassigned',
      'held-by-others': 'heldByOthers',
      'to-sign': 'toSign',
      'near-due': 'nearDue',
      overdue: 'overdue',
      asking: 'asking',
    } as const;
    const { body: counts } = await officer.get<WorkCounts>('work/register-death/counts');
    const pages = new Map<string, string[]>();
    for (const [list, count] of Object.entries(lists)) {
      const { body } = await officer.get<WorkPage>(`work/register-death?list=${list}`);
      expect([list, body.items.length]).toEqual([list, counts[count]]);
      expect(body.items.map(({ dueOn }) => dueOn)).toEqual(body.items.map(({ dueOn }) => dueOn).toSorted());
      pages.set(
        list,
        body.items.map(({ caseId }) => caseId),
      );
    }
    expect(pages.get('overdue')).toContain(old);
    expect(pages.get('unassigned')![0]).toBe(old);
    expect(pages.get('held-by-others')).toContain(held);
    const elsewhere = await office.as({
      subject: 'ngoai',
      posts: [{ role: 'civil-status-officer', unit: { kind: 'commune', code: '31510' } }],
    });
    const { body } = await elsewhere.get<WorkCounts>('work/register-death/counts');
    expect(Object.values(body).every((count) => count === 0)).toBe(true);
    expect((await viewOf(held, elsewhere)).status).toBe(404);
    expect(codeOf(await officer.get<object>('work/register-death?list=mine&after=x'))).toEqual([
      422,
      'invalid-query',
    ]);
  });

  it('keeps nothing of the person readable, and never loses an act', async () => {
    const caseId = await waiting();
    const [row] = await office.query<{ command: string }>(
      'select command from work_item where case_id = $1',
      [caseId],
    );
    expect(row!.command).toMatch(/^enc:1:/);
    await expect(office.query('delete from work_act')).rejects.toThrow(/permission denied/);
    await expect(office.query(`update work_act set why = 'x'`)).rejects.toThrow(/permission denied/);
  });
});
