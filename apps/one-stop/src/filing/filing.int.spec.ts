import { randomUUID } from 'node:crypto';
import type { CaseView, Declaration, Filed, PapersChecked, Timeline } from '@lien-thong/contracts';
import { eventually } from '@lien-thong/testing';
import { declaration } from '../testing-ground/declaration';
import { openDesk, type Desk } from '../testing-ground/desk';

/** Twelve digits that nobody else in this file has. */
let people = 0;
const newPerson = () => `0920${String(10_000_000 + 97_531 * ++people).padStart(8, '0')}`;

const of = (change: (d: Declaration) => void = () => undefined): Declaration => {
  const d = declaration();
  d.deceased.personalId = newPerson();
  d.deceased.givenName = `Bảy ${people}`;
  change(d);
  return d;
};

describe('filing a declaration', () => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await openDesk();
  }, 60_000);

  afterAll(() => desk.close());

  const count = async (table: string) =>
    Number((await desk.query<{ n: string }>(`select count(*) as n from ${table}`))[0]!.n);

  it('at the desk gives a dossier code and a promised day at once, and tells the registration', async () => {
    const { status, body, headers } = await desk.file<Filed>(of());
    expect(status).toBe(201);
    expect(body).toMatchObject({
      status: 'received',
      dossierCode: expect.stringMatching(/-\d{6}-\d{4,}$/),
      promisedOn: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
    });
    expect(headers.location).toBe(`/api/one-stop/cases/${body.caseId}`);
    const said = await desk.query<{ topic: string }>(
      'select topic from journal where case_id = $1 order by seq',
      [body.caseId],
    );
    expect(said.map(({ topic }) => topic.replace(/^.*?\./, ''))).toEqual([
      'one-stop.events.v1',
      'civil-registration.commands.v1',
    ]);
  });

  it('keeps apart where the family was helped, where it was received, and who decides', async () => {
    const assistedBy = { commune: '31153', officer: 'officer-31153' };
    const { body } = await desk.file<Filed>(
      of((d) => {
        d.assistedBy = assistedBy;
        d.deceased.lastResidence.commune = '31135';
      }),
    );
    expect((await desk.get<CaseView>(`cases/${body.caseId}`)).body.places).toEqual({
      assisted: assistedBy,
      received: '31120',
      decides: [
        { step: 'register-death', office: 'civil-registration', commune: '31120' },
        { step: 'deregister-residence', office: 'residence', commune: '31135' },
        { step: 'grant-funeral-allowance', office: 'social-insurance' },
        { step: 'settle-survivors-benefit', office: 'social-insurance' },
      ],
    });
  });

  it('can be checked before: what is lacking is told, and nothing is kept', async () => {
    const cases = await count('linked_case');
    const lacking = of((d) => delete d.death.notice);
    const { status, body } = await desk.post<PapersChecked>('cases/check', lacking);
    expect(status).toBe(200);
    expect(body.papers.find(({ paper }) => paper === 'death-notice')).toMatchObject({ brought: false });
    const unfit = await desk.post('cases/check', { ...lacking, commune: '00000' });
    expect(unfit).toMatchObject({ status: 422, body: { code: 'invalid-declaration' } });
    expect(await count('linked_case')).toBe(cases);
  });

  it('on a day for which the law has no calendar is refused as that, and nothing is kept', async () => {
    const cases = await count('linked_case');
    const now = desk.clock.now();
    desk.clock.moveTo(new Date('2099-11-20T02:00:00.000Z'));
    const { status, body } = await desk.file<{ code: string }>(of());
    desk.clock.moveTo(now);
    expect([status, body.code]).toEqual([409, 'law-has-no-row']);
    expect(await count('linked_case')).toBe(cases);
  });

  it('by post is new, without code or promise, until an officer accepts it', async () => {
    const { body } = await desk.file<Filed>(of((d) => (d.channel = 'post')));
    expect(body).toEqual({ caseId: body.caseId, status: 'new' });
    const accepted = await desk.post<Filed>(`cases/${body.caseId}/accept`);
    expect(accepted.status).toBe(200);
    expect(accepted.body).toMatchObject({
      caseId: body.caseId,
      status: 'received',
      dossierCode: expect.any(String),
    });
    const view = await desk.get<CaseView>(`cases/${body.caseId}`);
    expect(view.body.steps[0]).toMatchObject({ step: 'register-death', state: 'told', attempt: 1 });
    expect((await desk.post(`cases/${body.caseId}/accept`)).status).toBe(409);
  });

  it('with the same key and body gives the stored reply and one case', async () => {
    const d = of();
    const before = await count('linked_case');
    const first = await desk.file<Filed>(d, 'the-same-key-1');
    const again = await desk.file<Filed>(d, 'the-same-key-1');
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(await count('linked_case')).toBe(before + 1);
  });

  it('with the same key at the same instant makes one case', async () => {
    const d = of();
    const before = await count('linked_case');
    const replies = await Promise.all(Array.from({ length: 8 }, () => desk.file<Filed>(d, 'the-same-key-2')));
    expect(new Set(replies.map(({ body }) => body.caseId)).size).toBe(1);
    expect(replies.every(({ status }) => status === 201)).toBe(true);
    expect(await count('linked_case')).toBe(before + 1);
  });

  it('with a key used for another body is refused, and leaves nothing behind', async () => {
    await desk.file(of(), 'the-same-key-3');
    const before = await count('declared_person');
    const { status, body } = await desk.file<{ code: string }>(of(), 'the-same-key-3');
    expect([status, body.code]).toEqual([422, 'idempotency-key-reused']);
    expect(await count('declared_person')).toBe(before);
  });

  it('of a person declared already is refused; only an officer is told the first code', async () => {
    const d = of();
    const first = await desk.file<Filed>(d);
    const atDesk = await desk.file<{ code: string; dossierCode?: string }>(d);
    const portal = await desk.as({ subject: 'portal', machine: true, posts: ['agency-machine'] });
    const online = await portal.post<{ code: string; dossierCode?: string }>(
      'cases',
      { ...d, channel: 'online' },
      { 'idempotency-key': randomUUID() },
    );
    expect([atDesk.status, atDesk.body.code, atDesk.body.dossierCode]).toEqual([
      409,
      'already-declared',
      first.body.dossierCode,
    ]);
    expect([online.status, online.body.code, online.body.dossierCode]).toEqual([
      409,
      'already-declared',
      undefined,
    ]);
  });

  it('of one person by ten at the same instant makes one case', async () => {
    const d = of();
    const replies = await Promise.all(Array.from({ length: 10 }, () => desk.file(d)));
    expect(replies.map(({ status }) => status).sort()).toEqual([
      201,
      ...Array.from({ length: 9 }, () => 409),
    ]);
    expect(
      await desk.query('select 1 from linked_case where person = $1', [
        desk.privacy.hash('person', d.deceased.personalId!),
      ]),
    ).toHaveLength(1);
  });

  it('of a like person asks the officer, who says why it is another', async () => {
    const first = of((d) => (d.deceased.personalId = undefined));
    await desk.file(first);
    const asked = await desk.file<{ code: string; similar: unknown[] }>(first);
    expect([asked.status, asked.body.code]).toEqual([409, 'similar-declared']);
    expect(asked.body.similar).toHaveLength(1);
    const decided = await desk.file<Filed>({ ...first, notSamePersonBecause: 'Khác cha mẹ và quê quán.' });
    expect(decided.status).toBe(201);
    expect((await desk.get<CaseView>(`cases/${decided.body.caseId}`)).body.similar).toHaveLength(1);
  });

  it('of one person without an id by six at the same instant makes one case, and asks for the others', async () => {
    const d = of((x) => (x.deceased.personalId = undefined));
    const replies = await Promise.all(Array.from({ length: 6 }, () => desk.file<{ code?: string }>(d)));
    expect(replies.map(({ status, body }) => body.code ?? status).sort()).toEqual([
      201,
      ...Array.from({ length: 5 }, () => 'similar-declared'),
    ]);
  });

  it('withdrawn, frees the person to be declared again', async () => {
    const d = of((x) => (x.channel = 'online'));
    const { body } = await desk.file<Filed>(d);
    expect((await desk.post(`cases/${body.caseId}/withdraw`)).status).toBe(204);
    expect((await desk.get<CaseView>(`cases/${body.caseId}`)).body.status).toBe('withdrawn');
    expect((await desk.file(d)).status).toBe(201);
  });

  it('not accepted, tells why and frees the person', async () => {
    const d = of((x) => (x.channel = 'post'));
    const { body } = await desk.file<Filed>(d);
    expect((await desk.post(`cases/${body.caseId}/decline`, {})).status).toBe(422);
    expect(
      (await desk.post(`cases/${body.caseId}/decline`, { reason: 'Không thuộc thẩm quyền.' })).status,
    ).toBe(204);
    const timeline = await desk.get<Timeline>(`cases/${body.caseId}/timeline`);
    expect(timeline.body.entries.map(({ kind }) => kind)).toEqual(['submitted', 'not-accepted']);
    expect((await desk.file(d)).status).toBe(201);
  });

  it('numbers the dossiers of a commune and day one by one, also of those that come together', async () => {
    const filed = await Promise.all(
      Array.from({ length: 30 }, () => desk.file<Filed>(of((d) => (d.commune = '31135')))),
    );
    const serials = filed
      .map(({ body }) => Number(body.dossierCode!.split('-').at(-1)))
      .sort((a, b) => a - b);
    expect(serials).toEqual(Array.from({ length: 30 }, (_, i) => serials[0]! + i));
  });

  it('shows its progress to whoever has the code, without a name', async () => {
    const { body } = await desk.file<Filed>(of());
    const progress = await desk.get(`progress/${body.dossierCode}`);
    expect(progress.status).toBe(200);
    expect(JSON.stringify(progress.body)).not.toMatch(/Trần|Hồng|Bảy|0912345678/);
    const [unknown, malformed] = [
      await desk.get(`progress/H92.31120-200101-9999`),
      await desk.get('progress/%00;drop'),
    ];
    expect([unknown.status, malformed.status]).toEqual([404, 404]);
    expect(unknown.body).toEqual(malformed.body);
  });

  it('whose version was changed by another is not changed again', async () => {
    const { body } = await desk.file<Filed>(of((d) => (d.channel = 'online')));
    expect((await desk.post(`cases/${body.caseId}/withdraw`, undefined, { 'if-match': '"7"' })).status).toBe(
      412,
    );
    expect((await desk.post(`cases/${body.caseId}/withdraw`, undefined, { 'if-match': '"1"' })).status).toBe(
      204,
    );
  });

  it('explains each deadline with the day it promises', async () => {
    const { body } = await desk.file<Filed>(of());
    const { steps } = (await desk.get<CaseView>(`cases/${body.caseId}`)).body;
    expect(steps).toHaveLength(4);
    for (const { dueOn, explanation } of steps)
      expect(explanation).toContain(dueOn!.split('-').reverse().join('/'));
  });

  it('is published on the broker', async () => {
    await eventually(
      () => desk.query('select 1 from outbox'),
      (waiting) => waiting.length === 0,
    );
  });
});
