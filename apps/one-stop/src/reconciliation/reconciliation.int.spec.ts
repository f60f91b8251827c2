import {
  DeathRegistered,
  DecisionsListed,
  ResidenceDeregistered,
  type CaseView,
  type ComparedLists,
  type Difference,
  type DifferenceCounts,
  type DifferenceList,
  type DifferencesCounted,
  type Filed,
  type Ledger,
  type ListedDecision,
  type MissingLists,
  type UploadedList,
} from '@lien-thong/contracts';
import { Clock } from '@lien-thong/service';
import { eventually } from '@lien-thong/testing';
import { randomUUID } from 'node:crypto';
import { declaration } from '../testing-ground/declaration';
import { openDesk, type Desk } from '../testing-ground/desk';
import { Reconciler } from './reconciler';

jest.setTimeout(90_000);

const COMMUNE = { kind: 'commune', code: '31120' } as const;
const at = (day: string, time = '08:00') => new Date(`${day}T${time}:00+07:00`);

let people = 0;
const form = () => {
  const d = declaration();
  d.procedures = ['death-registration', 'residence-deletion'];
  delete d.benefit;
  delete d.payee;
  d.deceased.personalId = `0920440${String(30_000 + ++people)}`;
  d.deceased.givenName = `Sáu ${'abcdefghij'[people % 10]}${'abcdefghij'[Math.trunc(people / 10)]}`;
  return d;
};

const registered = (): DeathRegistered => ({
  attempt: 1,
  timing: 'on-time',
  extract: {
    number: '386/2026',
    entry: 386,
    bookYear: 2026,
    commune: '31120',
    registeredOn: '2026-11-25',
    signature: '',
    deceased: { fullName: 'Trần Văn Sáu', birthDate: '1944-05-06', sex: 'male' },
    diedOn: '2026-11-20',
  },
});

const removed = (caseId: string, result: ListedDecision['result'] = 'done'): ListedDecision => ({
  caseId,
  step: 'deregister-residence',
  attempt: 1,
  result,
  on: '2026-11-25',
  commune: '31120',
});

describe("an office's list against the cases", () => {
  let one: Desk;

  beforeEach(async () => {
    one = await openDesk();
    one.part(Clock).moveTo(at('2026-11-25'));
  });

  afterEach(() => one.close());

  const view = async (caseId: string) => (await one.get<CaseView>(`cases/${caseId}`)).body;
  const reach = (caseId: string, state: string) =>
    eventually(
      () => view(caseId),
      ({ steps }) => steps.some((s) => s.step === 'deregister-residence' && s.state === state),
    );

  /** A case whose police was told. */
  async function told(): Promise<string> {
    const { status, body } = await one.file<Filed>(form());
    expect(status).toBe(201);
    await one.tell(DeathRegistered, body.caseId, registered());
    await reach(body.caseId, 'told');
    return body.caseId;
  }

  const deregistered = async (caseId: string) => {
    await one.tell(ResidenceDeregistered, caseId, {
      attempt: 1,
      deregisteredOn: '2026-11-25',
      commune: '31120',
      remainingMembers: 2,
    });
    await reach(caseId, 'done');
  };

  const list = (pages: ListedDecision[][], day = '2026-11-25') => {
    const id = randomUUID();
    return Promise.all(
      pages.map((lines, nth) =>
        one.tell(
          DecisionsListed,
          id,
          { office: 'residence', day, page: nth + 1, pages: pages.length, lines },
          randomUUID(),
          undefined,
          'residence',
        ),
      ),
    );
  };

  /** All lists that came are compared, in the morning of the day. */
  async function reconcile(day: string, lists: number, lines = 0): Promise<void> {
    await eventually(
      async () => (await one.get<ComparedLists>('reconciliations')).body.items,
      (items) => items.length === lists && items[0]!.lines >= lines,
    );
    one.part(Clock).moveTo(at(day, '09:00'));
    await one.part(Reconciler).reconcileAll();
  }

  const differences = async (query = 'state=open') =>
    (await one.get<DifferenceList>(`differences?${query}`)).body.items;
  const kindOf = (items: Difference[], caseId: string) => items.find((d) => d.caseId === caseId)?.kind;
  const counted = async () =>
    (await one.said<DifferencesCounted>())
      .filter(({ type }) => type === 'one-stop.differences-counted.v1')
      .map(({ data }) => data);

  it('finds nothing on a clean day, and tells nobody', async () => {
    const done = await told();
    await told();
    await deregistered(done);
    await list([[removed(done)]]);
    await reconcile('2026-11-26', 1);
    expect(await differences('')).toEqual([]);
    expect(await counted()).toEqual([]);
    expect((await one.get<ComparedLists>('reconciliations')).body.items).toMatchObject([
      { office: 'residence', from: '2026-11-25', lines: 1, comparedAt: expect.any(String) as string },
    ]);
  });

  it('says of a case who was told, what stands in whose books, and what was answered', async () => {
    const [done, silent] = [await told(), await told()];
    await deregistered(done);
    const police = async (caseId: string) =>
      (await one.get<Ledger>(`cases/${caseId}/ledger`)).body.lines.find(
        ({ office }) => office === 'residence',
      );
    expect(await police(done)).not.toHaveProperty('appliedOn');
    await list([[removed(done)]]);
    await reconcile('2026-11-26', 1);
    expect(await police(done)).toMatchObject({
      toldAt: expect.any(String) as string,
      received: true,
      appliedOn: '2026-11-25',
      applied: 'done',
      answeredAt: expect.any(String) as string,
    });
    const unanswered = await police(silent);
    expect(unanswered).toMatchObject({ state: 'told', received: false });
    expect(unanswered).not.toHaveProperty('answeredAt');
    expect((await one.get(`cases/${randomUUID()}/ledger`)).status).toBe(404);
  });

  it('finds each kind, once, and tells the province how many', async () => {
    const clean = await told();
    await deregistered(clean);
    const [lost, unlisted, differently, silent] = [await told(), await told(), await told(), await told()];
    await deregistered(unlisted);
    await deregistered(differently);
    const { body: unasked } = await one.file<Filed>(form());
    const outside = randomUUID();
    await list([
      [removed(clean), removed(lost), removed(differently, 'refused')],
      [removed(unasked.caseId), removed(outside)],
    ]);
    await reconcile('2026-11-26', 1, 5);
    const found = await differences();
    expect(kindOf(found, lost)).toBe('answer-not-received');
    expect(kindOf(found, unlisted)).toBe('answer-not-listed');
    expect(kindOf(found, differently)).toBe('answered-differently');
    expect(kindOf(found, unasked.caseId)).toBe('decided-not-told');
    expect(kindOf(found, outside)).toBe('outside-the-software');
    expect(found).toHaveLength(5);

    // Weeks later the silent one is past its day; what was found before is not found again.
    await list([[]], '2026-12-15');
    await reconcile('2026-12-16', 2);
    const later = await differences();
    expect(kindOf(later, silent)).toBe('told-not-decided');
    expect(later).toHaveLength(6);
    const { communes } = (await one.get<DifferenceCounts>('differences/counts')).body;
    expect(communes).toMatchObject([{ commune: '31120' }]);
    expect(communes[0]!.kinds).toHaveLength(6);
    expect((await counted()).at(-1)).toMatchObject(communes[0]!);
  });

  it('settles what goes by itself, and keeps who explained what does not', async () => {
    const [lost, outside] = [await told(), randomUUID()];
    await list([[removed(lost), removed(outside)]]);
    await reconcile('2026-11-26', 1);
    const [first] = await differences('state=open&kind=outside-the-software');

    await deregistered(lost);
    await list([[]], '2026-11-26');
    await reconcile('2026-11-27', 2);
    expect(kindOf(await differences('state=settled'), lost)).toBe('answer-not-received');

    const neighbour = await one.as({
      subject: 'lan',
      posts: [{ role: 'one-stop-officer', unit: { kind: 'commune', code: '31135' } }],
    });
    const officer = await one.as({ subject: 'mai', posts: [{ role: 'one-stop-officer', unit: COMMUNE }] });
    const path = `differences/${first!.id}/explain`;
    const why = { why: 'Hồ sơ giấy nộp thẳng tại công an xã.' };
    expect((await neighbour.post(path, why)).status).toBe(404);
    expect((await officer.post(path, {})).status).toBe(422);
    expect((await officer.post(path, why)).status).toBe(204);
    expect((await officer.post(path, why)).status).toBe(409);
    expect(await differences('state=explained')).toMatchObject([{ ...why, caseId: outside }]);
    expect(await differences()).toEqual([]);
    expect((await counted()).at(-1)).toMatchObject({ commune: '31120', kinds: [] });
    // Listed once more, it stays explained.
    await list([[removed(outside)]], '2026-11-27');
    await reconcile('2026-11-28', 3);
    expect(await differences()).toEqual([]);
  });

  it('takes the list of an office outside, and detects what went past the software', async () => {
    const known = await told();
    await deregistered(known);
    const { dossierCode } = await view(known);
    const line = { step: 'deregister-residence', result: 'done', on: '2026-11-25' } as const;
    const upload: UploadedList = {
      office: 'residence',
      commune: '31120',
      from: '2026-11-25',
      to: '2026-11-25',
      lines: [
        { ...line, reference: 'CA-1', dossier: dossierCode! },
        { ...line, reference: 'CA-2' },
      ],
    };
    const officer = await one.as({ subject: 'mai', posts: [{ role: 'one-stop-officer', unit: COMMUNE }] });
    const wrong = { ...upload, from: '2026-11-26', lines: [{ ...upload.lines[0], step: 'register-death' }] };
    expect((await officer.post('reconciliations', wrong)).status).toBe(422);
    expect((await officer.post('reconciliations', { ...upload, commune: '31135' })).status).toBe(403);
    for (let twice = 0; twice < 2; twice++)
      expect((await officer.post('reconciliations', upload)).status).toBe(201);
    await reconcile('2026-11-26', 2);
    expect(await differences()).toMatchObject([
      { kind: 'outside-the-software', reference: 'CA-2', commune: '31120', office: 'residence' },
    ]);
  });

  it('takes such a list as a file, as spreadsheets write it, and names the line and column at fault', async () => {
    const known = await told();
    await deregistered(known);
    const { dossierCode } = await view(known);
    const officer = await one.as({ subject: 'mai', posts: [{ role: 'one-stop-officer', unit: COMMUNE }] });
    const of = 'office=residence&commune=31120&from=2026-11-25&to=2026-11-25';
    const head = 'Số văn bản;Mã hồ sơ;Bước;Kết quả;Ngày quyết định';
    const send = (text: string, query = of, type = 'text/csv') =>
      officer.raw<{ code?: string; errors?: { message: string }[] }>(
        `reconciliations/file?${query}`,
        Buffer.from(text),
        { 'content-type': type },
      );
    const fine = `"CA-1";${dossierCode};deregister-residence;Đã giải quyết;25/11/2026`;
    const wrong = await send(`${head}\n${fine}\nCA-2;;register-death;done;2026-11-24\n`);
    expect(wrong.body.errors?.map(({ message }) => message)).toEqual([
      'Dòng 3. Bước: không thuộc cơ quan này.',
      'Dòng 3. Ngày quyết định: nằm ngoài kỳ của danh sách.',
    ]);
    for (const text of [`${head}\n"CA-1`, 'a;b', '', `${head}\nCA-1;x`, `${head}\n;;;;1/1/1`])
      expect((await send(text)).status).toBe(422);
    expect((await send(head, 'office=residence')).status).toBe(422);
    expect((await send(head, of.replace('31120', '31135'))).status).toBe(403);
    expect((await send('{}', of, 'application/json')).status).toBe(415);
    expect((await send('x'.repeat(1_000_001))).status).toBe(413);
    expect(
      (await send(`\uFEFF${head}\r\n${fine}\r\nCA-2;;deregister-residence;done;2026-11-25\r\n`)).status,
    ).toBe(201);
    await reconcile('2026-11-26', 1);
    expect(await differences()).toMatchObject([{ kind: 'outside-the-software', reference: 'CA-2' }]);
  });

  it('shows a list that has not come by its hour, until it comes', async () => {
    await told();
    const missing = async () => (await one.get<MissingLists>('reconciliations/missing')).body.items;
    const looked = async (time: string) => {
      one.part(Clock).moveTo(at('2026-11-26', time));
      await one.part(Reconciler).reconcileAll();
      return missing();
    };
    expect(await looked('08:59')).toEqual([]);
    const late = { commune: '31120', day: '2026-11-25', awaitedUntil: '2026-11-26T02:00:00.000Z' };
    const both = [
      { ...late, office: 'civil-registration' },
      { ...late, office: 'residence' },
    ];
    expect(await looked('09:01')).toEqual(both);
    expect(await looked('09:02')).toEqual(both);
    await list([[]]);
    await eventually(
      () => looked('09:03'),
      (items) => items.map(({ office }) => office).join() === 'civil-registration',
    );
  });

  it("does not believe an office about another's books", async () => {
    const page = { day: '2026-11-25', page: 1, pages: 1, lines: [] };
    for (const office of ['residence', 'civil-registration'] as const)
      await one.tell(
        DecisionsListed,
        randomUUID(),
        { ...page, office },
        randomUUID(),
        undefined,
        'civil-registration',
      );
    const lists = await eventually(
      async () => (await one.get<ComparedLists>('reconciliations')).body.items,
      (items) => items.length > 0,
    );
    expect(lists).toMatchObject([{ office: 'civil-registration' }]);
  });
});
