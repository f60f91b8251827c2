import {
  CLOCK_LISTS,
  DeathRegistered,
  FuneralAllowancePapersAsked,
  ResidenceDeregistered,
  type Apologies,
  type CaseView,
  type ClockCounts,
  type ClockPage,
  type Filed,
  type SignedDocument,
  type Timeline,
} from '@lien-thong/contracts';
import { newFieldKeys } from '@lien-thong/embedded';
import { Clock } from '@lien-thong/service';
import {
  eventually,
  freshDatabase,
  freshPrefix,
  type FreshDatabase,
  type TestPerson,
} from '@lien-thong/testing';
import { declaration } from '../testing-ground/declaration';
import { openDesk, type Desk } from '../testing-ground/desk';
import { CaseClocks } from './case-clocks';

jest.setTimeout(90_000);

const COMMUNE = { kind: 'commune', code: '31120' } as const;
const OFFICER = { subject: 'mai', posts: [{ role: 'one-stop-officer', unit: COMMUNE }] } as const;
const HEAD = { subject: 'hai', posts: [{ role: 'head-of-centre', unit: COMMUNE }] } as const;
const NEIGHBOUR = {
  subject: 'lan',
  posts: [{ role: 'head-of-centre', unit: { kind: 'commune', code: '31135' } }],
} as const;

const at = (day: string, time = '08:00') => new Date(`${day}T${time}:00+07:00`);

let people = 0;

const form = () => {
  const d = declaration();
  d.procedures = ['death-registration', 'residence-deletion'];
  delete d.benefit;
  delete d.payee;
  d.deceased.personalId = `0920440${String(20_000 + ++people)}`;
  d.deceased.givenName = `Tư ${'abcdefghijklmnopqrstuvwxyz'[people % 26]}${'abcdefghij'[Math.trunc(people / 26)]}`;
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
    deceased: { fullName: 'Trần Văn Tư', birthDate: '1944-05-06', sex: 'male' },
    diedOn: '2026-11-20',
  },
});

describe('a case whose office does not answer', () => {
  let database: FreshDatabase;
  let settings: Parameters<typeof openDesk>[0];
  let desks: Desk[];
  let one: Desk;

  beforeEach(async () => {
    database = await freshDatabase('one-stop');
    settings = { DATABASE_URL: database.url, KAFKA_PREFIX: freshPrefix(), FIELD_KEYS: newFieldKeys() };
    desks = [await openDesk(settings), await openDesk(settings)];
    one = desks[0]!;
    moveTo(at('2026-11-25'));
  });

  afterEach(async () => {
    await Promise.all(desks.map((desk) => desk.close()));
    await database.drop();
  });

  const moveTo = (instant: Date) => {
    for (const desk of desks) desk.part(Clock).moveTo(instant);
  };
  const strikeAll = () => Promise.all(desks.map((desk) => desk.part(CaseClocks).strikeAll()));

  const file = async (): Promise<Filed> => {
    const { status, body } = await one.file<Filed>(form());
    expect(status).toBe(201);
    return body;
  };

  /** The registration is there in time; the police is told and stays silent. */
  async function silent(): Promise<Filed> {
    const filed = await file();
    await one.tell(DeathRegistered, filed.caseId, registered());
    await eventually(
      () => view(filed.caseId),
      ({ steps }) => steps.some(({ step, state }) => step === 'deregister-residence' && state === 'told'),
    );
    return filed;
  }

  const view = async (caseId: string) => (await one.get<CaseView>(`cases/${caseId}`)).body;
  const apologies = async (caseId: string) => (await one.get<Apologies>(`cases/${caseId}/apology`)).body;
  const counts = async () => (await one.get<ClockCounts>('clocks/counts')).body;
  const list = async (name: string) => (await one.get<ClockPage>(`clocks?list=${name}`)).body.items;
  const saidOf = async (caseId: string, type: string) =>
    (await one.said(caseId)).filter((said) => said.type === `one-stop.${type}.v1`);
  const kinds = async (caseId: string) =>
    (await one.get<Timeline>(`cases/${caseId}/timeline`)).body.entries.map(({ kind }) => kind);

  it('is late with an apology: drafted in time, written by an officer, signed by the head, told to the family', async () => {
    const { caseId, promisedOn } = await silent();
    expect(promisedOn).toBe('2026-12-02');
    moveTo(at('2026-12-01'));
    await strikeAll();
    expect((await list('near-due')).map((line) => line.caseId)).toEqual([caseId]);
    expect(await list('apology-draft')).toMatchObject([{ caseId, steps: ['deregister-residence'] }]);
    expect((await saidOf(caseId, 'officers-warned')).map(({ data }) => data)).toMatchObject([
      { warning: 'near-due', step: 'deregister-residence', offices: ['residence'], dueOn: '2026-12-02' },
      { warning: 'apology-drafted', offices: [], dueOn: '2026-12-02' },
    ]);
    const drafted = await apologies(caseId);
    expect(drafted).toMatchObject({
      left: 1,
      items: [
        {
          state: 'draft',
          cause: 'office-silent',
          title: 'Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết',
          newDay: '2026-12-03',
        },
      ],
    });
    expect(drafted.items[0]!.reason).toContain('Công an xã');

    const officer = await one.as({ ...OFFICER, posts: [...OFFICER.posts] });
    const head = await one.as({ ...HEAD, posts: [...HEAD.posts] });
    const neighbour = await one.as({ ...NEIGHBOUR, posts: [...NEIGHBOUR.posts] });
    const path = `cases/${caseId}/apology`;
    const reason = 'Công an xã phải xác minh nơi thường trú của người đã mất.';
    expect((await officer.put(path, { reason, newDay: '2026-12-05' })).body).toMatchObject({
      code: 'invalid-apology',
      errors: [{ pointer: '/newDay', code: 'day-off' }],
    });
    expect((await officer.put(path, { reason, newDay: '2027-03-01' })).body).toMatchObject({
      errors: [{ code: 'too-late' }],
    });
    expect((await officer.post(`${path}/signature`)).status).toBe(403);
    expect((await neighbour.post(`${path}/signature`)).status).toBe(404);
    const stale = (await head.get(path)).headers['etag'] as string;
    expect((await officer.put(path, { reason, newDay: '2026-12-07' })).status).toBe(200);
    expect((await head.post(`${path}/signature`, undefined, { 'if-match': stale })).status).toBe(412);

    const signed = await head.post<Apologies>(`${path}/signature`);
    expect(signed.body).toMatchObject({
      left: 0,
      items: [
        { state: 'signed', newDay: '2026-12-07', acts: [{ act: 'draft' }, { act: 'edit' }, { act: 'sign' }] },
      ],
    });
    expect(await saidOf(caseId, 'apology-issued')).toMatchObject([
      {
        data: {
          formerlyPromisedOn: '2026-12-02',
          firstPromisedOn: '2026-12-02',
          promisedOn: '2026-12-07',
          ordinal: 1,
          reason,
          signatory: 'Giám đốc Trung tâm phục vụ hành chính công',
        },
      },
    ]);
    expect((await view(caseId)).promisedOn).toBe('2026-12-07');
    expect((await head.post(`${path}/signature`)).body).toMatchObject({ code: 're-appointments-used-up' });

    moveTo(at('2026-12-03'));
    await strikeAll();
    expect(await saidOf(caseId, 'apology-overdue')).toEqual([]);
    expect(await counts()).toMatchObject({
      overdue: 1,
      lateWithoutApology: 0,
      apologyDraft: 0,
      apologyDue: 0,
    });
    moveTo(at('2026-12-08'));
    await strikeAll();
    expect(await saidOf(caseId, 'apology-overdue')).toMatchObject([
      { data: { promisedOn: '2026-12-07', mayReappoint: false } },
    ]);
  });

  it('is signed by delegation, by nobody who wrote it, and as it was seen', async () => {
    const { caseId } = await silent();
    const path = `cases/${caseId}/apology`;
    const head = await one.as({ ...HEAD, posts: [...HEAD.posts] });
    expect((await head.post(`${path}/signature`)).body).toMatchObject({ code: 'no-draft' });
    const wording = { reason: 'Công an xã báo cần xác minh thêm.', newDay: '2026-12-04' };
    expect((await head.put<Apologies>(path, wording)).body.items).toMatchObject([
      { state: 'draft', ...wording, acts: [{ act: 'edit', by: 'hai' }] },
    ]);
    expect((await head.post(`${path}/signature`)).body).toMatchObject({ code: 'own-draft' });
    const signing = (signs: SignedDocument[]): TestPerson => ({
      subject: `deputy-${signs[0]}`,
      posts: [
        {
          role: 'head-of-centre',
          unit: COMMUNE,
          delegation: { decisionNumber: '12/QĐ-UBND', decidedOn: '2026-01-05', signs },
        },
      ],
    });
    const other = await one.as(signing(['extract']));
    expect((await other.post(`${path}/signature`)).status).toBe(404);
    const deputy = await one.as(signing(['apology']));
    expect((await deputy.post<Apologies>(`${path}/signature`)).body.items).toMatchObject([
      { state: 'signed', signatory: 'TUQ. Giám đốc Trung tâm phục vụ hành chính công' },
    ]);
    expect(await kinds(caseId)).toContain('apology-issued');
  });

  it('escalates to the province when its day passes and nobody has signed', async () => {
    const { caseId } = await silent();
    moveTo(at('2026-12-01'));
    await strikeAll();
    moveTo(at('2026-12-03', '00:00'));
    await strikeAll();
    expect(await saidOf(caseId, 'apology-overdue')).toMatchObject([
      { data: { promisedOn: '2026-12-02', steps: ['deregister-residence'], mayReappoint: true } },
    ]);
    expect((await list('late-without-apology')).map((line) => line.caseId)).toEqual([caseId]);
    const found = await counts();
    expect(found).toMatchObject({ overdue: 1, apologyDue: 1, lateWithoutApology: 1 });
    const lengths = await Promise.all(CLOCK_LISTS.map(async (name) => (await list(name)).length));
    expect(lengths).toEqual([
      found.nearDue,
      found.overdue,
      found.apologyDraft,
      found.apologyDue,
      found.lateWithoutApology,
    ]);
  });

  it('is struck once by two instances, whatever the number of cases', async () => {
    const filed: Filed[] = [];
    for (let n = 0; n < 30; n++) filed.push(await file());
    moveTo(at('2026-12-03'));
    await Promise.all([strikeAll(), strikeAll(), strikeAll()]);
    const said = (await one.said()).filter(({ type }) => type === 'one-stop.apology-overdue.v1');
    expect(said.map(({ caseId }) => caseId).toSorted()).toEqual(filed.map(({ caseId }) => caseId).toSorted());
    expect(await one.query('select 1 from apology')).toHaveLength(30);
    expect(await one.query('select 1 from linked_case where fires_at is not null')).toHaveLength(0);
  });

  it('is not struck again after a restart, nor when the clock is set back', async () => {
    const { caseId } = await file();
    moveTo(at('2026-12-03'));
    await strikeAll();
    const struck = await kinds(caseId);
    expect(struck.slice(2)).toEqual(['step-overdue', 'near-due', 'apology-drafted', 'overdue']);
    moveTo(at('2026-11-26'));
    await one.query('update linked_case set fires_at = submitted_at');
    await strikeAll();
    const again = await openDesk(settings);
    desks.push(again);
    again.part(Clock).moveTo(at('2026-12-03'));
    await again.query('update linked_case set fires_at = submitted_at');
    await again.part(CaseClocks).strikeAll();
    expect(await kinds(caseId)).toEqual(struck);
  });
});

describe('a case whose family is asked for papers', () => {
  let desk: Desk;

  beforeEach(async () => {
    desk = await openDesk();
    desk.part(Clock).moveTo(at('2026-11-25'));
  });

  afterEach(() => desk.close());

  const view = async (caseId: string) => (await desk.get<CaseView>(`cases/${caseId}`)).body;

  /** The allowance's office asks for papers on 26 November. */
  async function asked(): Promise<CaseView> {
    const d = declaration();
    d.procedures = ['death-registration', 'residence-deletion', 'funeral-allowance'];
    const { caseId } = (await desk.file<Filed>(d)).body;
    await desk.tell(DeathRegistered, caseId, registered());
    await eventually(
      () => view(caseId),
      ({ steps }) => steps.some(({ step, state }) => step === 'grant-funeral-allowance' && state === 'told'),
    );
    await desk.tell(ResidenceDeregistered, caseId, {
      attempt: 1,
      commune: '31120',
      deregisteredOn: '2026-11-25',
      remainingMembers: 2,
    });
    await desk.tell(FuneralAllowancePapersAsked, caseId, {
      attempt: 1,
      papers: ['insurance-book'],
      ground: 'Thiếu sổ bảo hiểm xã hội.',
    });
    return eventually(
      () => view(caseId),
      ({ steps, status }) =>
        status === 'supplement-asked' &&
        steps.every(({ state }) => state === 'done' || state === 'papers-asked'),
    );
  }

  it('is promised for later by the days the family took, and says so wherever its day is told', async () => {
    const before = await asked();
    desk.part(Clock).moveTo(at('2026-12-14'));
    const { status } = await desk.post(`cases/${before.caseId}/supplement`, {
      step: 'grant-funeral-allowance',
      attachments: [],
    });
    expect(status).toBe(202);
    const after = await view(before.caseId);
    expect(before.promisedOn! < after.promisedOn!).toBe(true);
    const step = after.steps.find((s) => s.step === 'grant-funeral-allowance')!;
    expect(step.dueOn).toBe(after.promisedOn);
    expect(step.explanation).toContain('tạm dừng chờ bổ sung giấy tờ');
  });

  it('ends the step when nobody answers in time, and tells the family', async () => {
    const { caseId } = await asked();
    desk.part(Clock).moveTo(at('2027-01-10'));
    await desk.part(CaseClocks).strikeAll();
    const ended = await view(caseId);
    expect(ended.steps.find((s) => s.step === 'grant-funeral-allowance')).toMatchObject({
      state: 'refused',
      reason: 'supplement-unanswered',
    });
    const said = (await desk.said(caseId)).map(({ type }) => type);
    expect(said.filter((type) => type === 'one-stop.supplement-lapsed.v1')).toHaveLength(1);
    expect(said.at(-1)).toMatch(/supplement-lapsed|case-completed/);
    expect(ended.status).toBe('done');
  });
});
