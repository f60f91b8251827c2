import {
  DeathRegistrationPapersAsked,
  type CaseView,
  type Filed,
  type ParkedList,
} from '@lien-thong/contracts';
import { eventually, HOSTILE_TEXTS } from '@lien-thong/testing';
import { randomUUID } from 'node:crypto';
import { declaration } from '../testing-ground/declaration';
import { openDesk, type Desk } from '../testing-ground/desk';

jest.setTimeout(120_000);

type Json = Record<string, unknown> | unknown[];

/** A copy of the declaration for every string in it, with that string replaced. */
function withEachText(text: string): [pointer: string, changed: unknown][] {
  const pointers: string[][] = [];
  const walk = (value: unknown, at: string[]): void => {
    if (typeof value === 'string') pointers.push(at);
    else if (typeof value === 'object' && value !== null)
      for (const [key, part] of Object.entries(value)) walk(part, [...at, key]);
  };
  walk(declaration(), []);
  return pointers.map((at) => {
    const changed = declaration();
    const holder = at
      .slice(0, -1)
      .reduce<unknown>((part, key) => (part as Record<string, Json>)[key], changed);
    (holder as Record<string, unknown>)[at.at(-1)!] = text;
    return [`/${at.join('/')}`, changed];
  });
}

describe('whoever attacks the filing desk', () => {
  let desk: Desk;
  let tables: string[];

  const tablesNow = async () =>
    (await desk.query<{ name: string }>(`select relname as name from pg_class where relkind in ('r', 'p')`))
      .map(({ name }) => name)
      .sort();

  beforeAll(async () => {
    desk = await openDesk();
    tables = await tablesNow();
  });

  afterAll(() => desk.close());

  it.each(HOSTILE_TEXTS.map((text) => [JSON.stringify(text).slice(0, 40), text] as const))(
    'breaks nothing with %s in any field',
    async (_title, text) => {
      for (const [pointer, changed] of withEachText(text)) {
        const { status, body } = await desk.file<{ errors?: { pointer: string }[] }>(changed);
        expect([pointer, [201, 403, 409, 422].includes(status)]).toEqual([pointer, true]);
        if (status === 422) expect(body.errors?.length).toBeGreaterThan(0);
      }
      expect(await tablesNow()).toEqual(tables);
    },
  );

  it('has a hostile name kept and given back as the text it is', async () => {
    const name = `<script>alert(1)</script>'; drop table linked_case; --`;
    const changed = declaration();
    Object.assign(changed.requester, { fullName: name, personalId: '092180009999' });
    changed.deceased.personalId = '092044009999';
    changed.deceased.givenName = 'Chín';
    const filed = await desk.file<Filed>(changed);
    expect(filed.status).toBe(201);
    expect((await desk.get<CaseView>(`cases/${filed.body.caseId}`)).body.requesterName).toBe(name);
  });

  it.each([
    ['an id', { caseId: '01932f5e-0000-7000-8000-000000000000' }],
    ['a state', { status: 'done' }],
    ['a dossier code', { dossierCode: 'H92.31120-261125-00001' }],
    ['a constructor', { constructor: { prototype: { admin: true } } }],
  ])('cannot bring %s of his own', async (_title, more) => {
    const { status, body } = await desk.file<{ errors: { code: string }[] }>({ ...declaration(), ...more });
    expect([status, body.errors[0]!.code]).toEqual([422, 'unknown-field']);
  });

  it.each(['', '"deceased":'])('cannot change what all objects have (%s)', async (where) => {
    const text = JSON.stringify(declaration());
    const poisoned = where
      ? text.replace(`${where}{`, `${where}{"__proto__":{"admin":true},`)
      : text.replace('{', '{"__proto__":{"admin":true},');
    const headers = { 'content-type': 'application/json', 'idempotency-key': 'poisoned-prototype' };
    expect((await desk.raw('cases', poisoned, headers)).status).toBe(422);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  it.each(['short', 'a'.repeat(129), 'with blank', 'xin-chào-một-cửa', `'; drop table x; --`])(
    'cannot use %s as an idempotency key',
    async (key) => {
      expect(await desk.file(declaration(), key)).toMatchObject({ status: 400 });
    },
  );

  it("gains nothing by another's idempotency key: neither the reply nor a word of what it was used for", async () => {
    const key = 'somebody-elses-key';
    const first = declaration();
    first.deceased.personalId = '092044008881';
    first.deceased.givenName = 'Tám Một';
    const { body } = await desk.file<Filed>(first, key);
    const other = await desk.as({ subject: 'ke-gian', posts: ['one-stop-officer'] });
    const replayed = await other.post<{ code: string }>('cases', first, { 'idempotency-key': key });
    expect([replayed.status, replayed.body.code]).toEqual([409, 'already-declared']);
    const second = declaration();
    second.deceased.personalId = '092044008882';
    second.deceased.givenName = 'Tám Hai';
    const own = await other.post<Filed>('cases', second, { 'idempotency-key': key });
    expect(own.status).toBe(201);
    expect(own.body.caseId).not.toBe(body.caseId);
    expect(await desk.file<Filed>(first, key)).toMatchObject({ status: 201, body });
  });

  it('has another answer under the id of one that was worked on parked, and the case stays as it was', async () => {
    const form = declaration();
    form.deceased.personalId = '092044008883';
    form.deceased.givenName = 'Tám Ba';
    const { caseId } = (await desk.file<Filed>(form)).body;
    const id = randomUUID();
    const asked = { attempt: 1, papers: ['death-notice' as const], ground: 'Điều 4.' };
    await desk.tell(DeathRegistrationPapersAsked, caseId, asked, id);
    const standing = () => desk.get<CaseView>(`cases/${caseId}`).then(({ body }) => body);
    const before = await eventually(standing, ({ status }) => status === 'supplement-asked', {
      within: 20_000,
    });
    await desk.tell(DeathRegistrationPapersAsked, caseId, { ...asked, papers: ['identity-paper'] }, id);
    const parked = await eventually(
      () =>
        desk.get<ParkedList>('parked').then(({ body }) => body.items.filter((one) => one.caseId === caseId)),
      (items) => items.length > 0,
      { within: 20_000 },
    );
    expect(parked).toMatchObject([
      { cause: 'id-reused', messageId: id, detail: expect.stringContaining('said something else') as string },
    ]);
    const { steps, status } = await standing();
    expect([steps, status]).toEqual([
      before.steps.map((step) => expect.objectContaining(step) as object),
      before.status,
    ]);
  });

  it.each([
    ['if-match', `"1'; drop table linked_case; --"`],
    ['if-match', 'W/"1"'],
    ['traceparent', `00-${'0'.repeat(32)}-x-'; drop table journal; --`],
    ['last-event-id', '-1e309'],
    ['x-forwarded-for', `'; drop table linked_case; --`],
    ['x-http-method-override', 'DELETE'],
  ])('gains nothing by the header %s: %s', async (name, value) => {
    const { status } = await desk.post('cases/01932f5e-0000-7000-8000-000000000000/withdraw', undefined, {
      [name]: value,
    });
    expect(status).toBe(404);
    expect(await tablesNow()).toEqual(tables);
  });

  it('has the last of two fields of one name read, by the check and by the desk alike', async () => {
    const text = JSON.stringify(declaration()).replace(
      '"commune":"31120"',
      '"commune":"31120","commune":"x"',
    );
    const headers = { 'content-type': 'application/json', 'idempotency-key': 'twice-the-same-name' };
    const { status, body } = await desk.raw<{ errors: { pointer: string }[] }>('cases', text, headers);
    expect([status, body.errors[0]!.pointer]).toEqual([422, '/commune']);
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
  ])('is not read as %s', async (type) => {
    const headers = { 'content-type': type, 'idempotency-key': 'another-content-type' };
    expect((await desk.raw('cases', JSON.stringify(declaration()), headers)).status).toBe(415);
  });
});
