import type {
  CaseView,
  Filed,
  HealthNotice,
  HealthNoticeReceived,
  NoticeKept,
  NoteHealthNotice,
  Prefill,
  PreparedCaseList,
  PreparedCaseView,
  Timeline,
} from '@lien-thong/contracts';
import { eventually, storedInTheClear, type Asking } from '@lien-thong/testing';
import { randomUUID } from 'node:crypto';
import { declaration } from '../testing-ground/declaration';
import { openDesk, type Desk } from '../testing-ground/desk';
import { facilityKeys, healthNotice, signedNotice } from '../testing-ground/health-notice';
import { UnusedNotices } from './unused-notices';

jest.setTimeout(60_000);

let people = 0;

function ofSomebody(change: Partial<HealthNotice> = {}): HealthNotice {
  const n = String(++people).padStart(3, '0');
  const { deceased, ...rest } = healthNotice();
  return {
    ...rest,
    number: `${n}/GBT`,
    deceased: { ...deceased, givenName: `Tin ${n}`, personalId: `092044555${n}` },
    ...change,
  };
}

interface Refusal {
  code: string;
  errors?: { code: string }[];
}

describe('a death notice from a health facility', () => {
  let desk: Desk;
  let hospital: Asking;

  beforeAll(async () => {
    desk = await openDesk({ HEALTH_FACILITY_KEYS: facilityKeys.publicKeys });
    hospital = await desk.as({ subject: 'facility-92001', posts: ['agency-machine'], machine: true });
  });
  afterAll(() => desk.close());

  const tell = <T = NoticeKept>(body: unknown, key: string = randomUUID()) =>
    hospital.post<T>('health-notices', body, { 'idempotency-key': key });

  const lookUp = ({ number, deceased }: HealthNotice, wrong: object = {}) =>
    desk.post<Prefill & Refusal>('prepared-cases/look-up', {
      number,
      personalId: deceased.personalId,
      ...wrong,
    });

  it('is kept sealed, told to the register and to the province, and waits at the commune', async () => {
    const notice = ofSomebody();
    const { status, body } = await tell(signedNotice(notice));
    expect([status, body.late]).toEqual([201, true]);
    const said = await desk.said<NoteHealthNotice & HealthNoticeReceived>(body.preparedId);
    expect(said.map(({ type }) => type)).toEqual([
      'one-stop.health-notice-received.v1',
      'civil-registration.note-health-notice.v1',
    ]);
    expect(said[1]!.data).toMatchObject({ number: notice.number, withdrawn: false });
    expect(said[0]!.data).toMatchObject({ facility: '92001', commune: '31120', late: true });
    const { items } = (await desk.get<PreparedCaseList>('prepared-cases?commune=31120')).body;
    expect(items.find(({ number }) => number === notice.number)).toMatchObject({ state: 'prepared' });
    const secrets = [notice.deceased.personalId!, notice.death.cause, notice.deceased.givenName];
    expect(await storedInTheClear(desk.database, secrets)).toEqual([]);
  });

  it('fills in the declaration of who knows its number and the id, and of nobody else', async () => {
    const notice = ofSomebody();
    await tell(signedNotice(notice));
    const { status, body } = await lookUp(notice);
    expect(status).toBe(200);
    expect(body.declaration.deceased).toEqual(notice.deceased);
    const answers = [
      await lookUp(notice, { personalId: '092044000000' }),
      await lookUp(notice, { number: 'X' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    expect(answers[0]!.body).toEqual(answers[1]!.body);
  });

  it('becomes the case of the declaration that names it, without a paper', async () => {
    const notice = ofSomebody();
    const { preparedId } = (await tell(signedNotice(notice))).body;
    const { prefill } = (await desk.get<PreparedCaseView>(`prepared-cases/${preparedId}`)).body;
    const filed = await desk.file<Filed>({ ...declaration(), ...prefill.declaration });
    expect(filed.status).toBe(201);
    const { caseId } = filed.body;
    const used = (await desk.get<PreparedCaseView>(`prepared-cases/${preparedId}`)).body;
    expect(used).toMatchObject({ state: 'used', caseId });
    const { entries } = (await desk.get<Timeline>(`cases/${caseId}/timeline`)).body;
    expect(entries.map(({ kind }) => kind)).toContain('health-notice');
    await tell(signedNotice({ ...notice, act: 'corrected', revision: 2 }));
    const after = (await desk.get<Timeline>(`cases/${caseId}/timeline`)).body.entries;
    expect(after.at(-1)!.text).toContain('đính chính');
    expect((await desk.get<CaseView>(`cases/${caseId}`)).status).toBe(200);
  });

  it('is corrected and withdrawn by its facility, and then found no more', async () => {
    const notice = ofSomebody();
    const { preparedId } = (await tell(signedNotice(notice))).body;
    const death = { ...notice.death, cause: 'Nhồi máu cơ tim' };
    expect(
      (await tell(signedNotice({ ...notice, death, act: 'corrected', revision: 2 }))).body.preparedId,
    ).toBe(preparedId);
    expect((await lookUp(notice)).body.declaration.death.cause).toBe('Nhồi máu cơ tim');
    expect((await tell(signedNotice({ ...notice, act: 'withdrawn', revision: 3 }))).status).toBe(201);
    expect((await lookUp(notice)).status).toBe(404);
    const said = await desk.said<NoteHealthNotice>(preparedId);
    expect(said.at(-1)!.data).toMatchObject({ revision: 3, withdrawn: true });
    const back = await tell<Refusal>(signedNotice({ ...notice, act: 'corrected', revision: 4 }));
    expect([back.status, back.body.code]).toEqual([409, 'notice-withdrawn']);
  });

  it('is refused where it is forged, changed, of nobody known, or replayed', async () => {
    const notice = ofSomebody();
    const { signature } = signedNotice(notice);
    const changed = await tell<Refusal>({ notice: { ...notice, number: 'khác' }, signature });
    expect(changed.body).toMatchObject({ code: 'untrusted-notice', errors: [{ code: 'tampered' }] });
    const other = await tell<Refusal>({ notice: { ...notice, facility: '92002' }, signature });
    expect(other.body).toMatchObject({ code: 'untrusted-notice', errors: [{ code: 'wrong-office' }] });
    const forged = await tell<Refusal>({ notice, signature: 'abc' });
    expect(forged.body).toMatchObject({ code: 'untrusted-notice', errors: [{ code: 'unreadable' }] });
    expect(await desk.query(`select 1 from prepared_case where notice_number = $1`, [notice.number])).toEqual(
      [],
    );

    const key = randomUUID();
    const first = await tell({ notice, signature }, key);
    expect(first.status).toBe(201);
    expect((await tell({ notice, signature }, key)).body).toEqual(first.body);
    const replayed = await tell<Refusal>({ notice, signature });
    expect([replayed.status, replayed.body.code]).toEqual([409, 'notice-already-told']);
    const reused = await tell<Refusal>(signedNotice(ofSomebody()), key);
    expect([reused.status, reused.body.code]).toEqual([422, 'idempotency-key-reused']);
  });

  it('told twenty times in the same instant is one prepared case', async () => {
    const notice = ofSomebody();
    const replies = await Promise.all(Array.from({ length: 20 }, () => tell(signedNotice(notice))));
    expect(replies.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(19).fill(409)]);
  });

  it('is not shown to the neighbouring commune', async () => {
    const { preparedId } = (await tell(signedNotice(ofSomebody()))).body;
    const neighbour = await desk.as({
      subject: 'neighbour',
      posts: [{ role: 'one-stop-officer', unit: { kind: 'commune', code: '31135' } }],
    });
    expect((await neighbour.get(`prepared-cases/${preparedId}`)).status).toBe(404);
    expect((await neighbour.get<PreparedCaseList>('prepared-cases')).body.items).toEqual([]);
  });

  it('that no family came for is given up when it need not be kept any more; one that became a case is not', async () => {
    const [unused, used] = [ofSomebody(), ofSomebody()];
    const { preparedId } = (await tell(signedNotice(unused))).body;
    const kept = (await tell(signedNotice(used))).body.preparedId;
    const { prefill } = (await desk.get<PreparedCaseView>(`prepared-cases/${kept}`)).body;
    await desk.file<Filed>({ ...declaration(), ...prefill.declaration });
    const sweep = desk.part(UnusedNotices);
    expect(await sweep.giveUp()).toBe(0);
    desk.clock.moveTo(new Date(Date.now() + 366 * 86_400_000));
    expect(await sweep.giveUp()).toBeGreaterThan(0);
    const left = () =>
      desk.query<{ id: string }>(
        'select prepared_id as id from prepared_case where prepared_id = any($1::uuid[])',
        [[preparedId, kept]],
      );
    expect(await eventually(left, (rows) => rows.length === 1)).toEqual([{ id: kept }]);
  });
});
