import {
  CaseDataErased,
  DeathRegistered,
  DeathRegistrationPapersAsked,
  type CaseView,
  type Declaration,
  type Filed,
  type ReplayRequestView,
} from '@lien-thong/contracts';
import { KafkajsBroker } from '@lien-thong/messaging';
import { eventually, kafkaBrokers, storedInTheClear } from '@lien-thong/testing';
import { readPerson } from '../linked-case/read-person';
import { declaration } from '../testing-ground/declaration';
import { openDesk, type Desk } from '../testing-ground/desk';

jest.setTimeout(60_000);

let people = 0;

/** A declaration about people of whom no other is. */
function ofSomebody(): Declaration {
  const n = String(++people).padStart(3, '0');
  const d = declaration();
  d.deceased.personalId = `092044777${n}`;
  d.deceased.givenName = `Riêng ${n}`;
  d.requester.personalId = `092180777${n}`;
  d.requester.phone = `0977000${n}`;
  d.requester.email = `rieng${n}@example.vn`;
  d.requester.fullName = `Lý Thị Riêng ${n}`;
  d.death.cause = `Nhồi máu cơ tim ${n}`;
  d.payee!.account!.number = `1800777${n}`;
  return d;
}

const secretsOf = ({ deceased, requester, death, payee, benefit }: Declaration): string[] => [
  deceased.personalId!,
  deceased.lastResidence.detail,
  requester.personalId,
  requester.phone,
  requester.email!,
  death.cause,
  payee!.account!.number,
  payee!.account!.holder,
  benefit!.insuranceNumber!,
];

const namesOf = ({ deceased, requester }: Declaration): string[] => [deceased.givenName, requester.fullName];

const registered = ({ deceased, death }: Declaration): DeathRegistered => ({
  attempt: 1,
  timing: 'on-time',
  extract: {
    number: '386/2026',
    entry: 386,
    bookYear: 2026,
    commune: '31120',
    registeredOn: '2026-11-25',
    signature: '',
    deceased: {
      fullName: `Trần Văn ${deceased.givenName}`,
      personalId: deceased.personalId,
      birthDate: deceased.birthDate,
      sex: deceased.sex,
    },
    diedOn: death.date,
  },
});

/** Hears a topic of the desk's from its beginning. */
async function listen({ prefix }: Desk, topic: string, hear: (key: string, value: string) => void) {
  const broker = new KafkajsBroker({ brokers: kafkaBrokers().split(','), clientId: `${prefix}listener` });
  const consumer = broker.consumer({
    group: `${prefix}listener`,
    topics: [prefix + topic],
    sessionTimeoutMs: 6000,
    assigned: (partitions) => Promise.resolve(partitions.map((one) => ({ ...one, offset: 0 }))),
    records: ({ records }) => {
      for (const { key, value } of records) hear(String(key), String(value));
      return Promise.resolve();
    },
  });
  await consumer.start();
  return {
    stop: async () => {
      await consumer.stop();
      await broker.close();
    },
  };
}

describe('what one-stop keeps of people', () => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk.close());

  const said = (caseId: string, type: string, count = 1) =>
    eventually(
      () => desk.said<Record<string, unknown>>(caseId),
      (all) => all.filter((one) => one.type === type).length >= count,
      { within: 20_000 },
    );

  async function filed(d: Declaration): Promise<string> {
    const { status, body } = await desk.file<Filed>(d);
    expect(status).toBe(201);
    return body.caseId;
  }

  const end = (caseId: string, yearsAgo: number) =>
    desk.query(
      `update linked_case set status = 9, ended_at = now() - make_interval(years => $2) where case_id = $1`,
      [caseId, yearsAgo],
    );

  const erase = (caseId: string) =>
    desk.post<{ code: string; detail?: string; title?: string }>(`cases/${caseId}/erasure`, {
      why: 'Hết thời hạn lưu trữ.',
    });

  it('is not readable in its database: not what was filed, told, added later or parked', async () => {
    const d = ofSomebody();
    const caseId = await filed(d);
    await desk.tell(DeathRegistrationPapersAsked, caseId, {
      attempt: 1,
      papers: ['death-notice'],
      ground: 'Điều 4.',
    });
    await said(caseId, 'one-stop.supplement-requested.v2');
    const account = { bank: 'Ngân hàng Riêng', number: '9704777001', holder: 'LY THI RIENG' };
    const supplement = { step: 'register-death', attachments: [], account };
    expect((await desk.post(`cases/${caseId}/supplement`, supplement)).status).toBe(202);
    await desk.tell(DeathRegistered, caseId, { ...registered(d), attempt: 2 });
    const told = await said(caseId, 'social-insurance.grant-funeral-allowance.v1');
    const grant = told.find(({ type }) => type === 'social-insurance.grant-funeral-allowance.v1');
    expect(grant!.data).toMatchObject({
      payee: { account },
      extract: { deceased: { personalId: d.deceased.personalId } },
    });

    const broken = { ...registered(d), attempt: 0 };
    await desk.tell(DeathRegistered, caseId, broken);
    await eventually(
      () => desk.query('select 1 from parked_message where case_id = $1', [caseId]),
      (parked) => parked.length > 0,
    );
    expect(await storedInTheClear(desk.database, [...secretsOf(d), ...Object.values(account)])).toEqual([]);
    expect(await storedInTheClear(desk.database, namesOf(d))).toContain(
      `linked_case: ${d.requester.fullName}`,
    );
  });

  it('leaves by the outbox as it was said', async () => {
    const d = ofSomebody();
    const caseId = await filed(d);
    const orders: string[] = [];
    const listening = await listen(desk, 'civil-registration.commands.v1', (key, value) => {
      if (key === caseId) orders.push(value);
    });
    await eventually(
      () => Promise.resolve(orders.length),
      (n) => n === 1,
      { within: 20_000 },
    );
    await desk.query(
      `insert into outbox (at, seqs) select at, array[seq] from journal where case_id = $1 and topic like '%commands.v1'`,
      [caseId],
    );
    await eventually(
      () => Promise.resolve(orders.length),
      (n) => n === 2,
      { within: 20_000 },
    );
    await listening.stop();
    expect(orders[1]).toBe(orders[0]);
    expect(JSON.parse(orders[1]!)).toMatchObject({ death: d.death, requester: d.requester });
  });

  it('is worked on as it came when a held message is replayed', async () => {
    const d = ofSomebody();
    const caseId = await filed(d);
    await desk.tell(DeathRegistered, caseId, { ...registered(d), attempt: 0 });
    await desk.tell(DeathRegistered, caseId, registered(d));
    const parked = await eventually(
      () =>
        desk.query<{ id: string }>('select id from parked_message where case_id = $1 order by id', [caseId]),
      (all) => all.length === 2,
      { within: 20_000 },
    );
    const why = { why: 'Sai lần gửi.' };
    expect((await desk.post(`parked/${parked[0]!.id}/set-aside`, why)).status).toBe(204);
    const asked = await desk.post<{ id: string }>('parked/replays', { select: { caseId }, ...why });
    const second = await desk.as({ subject: 'second-operator', posts: ['operations'] });
    const { body } = await second.post<ReplayRequestView>(`parked/replays/${asked.body.id}/consent`, why);
    expect(body).toMatchObject({ state: 'done', cases: [{ effect: { outcome: 'released' } }] });
    expect(body.cases[0]!.effect).toEqual(body.cases[0]!.foreseen);
    const steps = body.cases[0]!.effect!;
    expect(steps.before).toContainEqual({ of: 'Đăng ký khai tử', is: 'told' });
    expect(steps.after).toContainEqual({ of: 'Đăng ký khai tử', is: 'done' });
    await said(caseId, 'residence.deregister-residence.v1');
  });

  it('is told whole to the one it is about, and to who came to the desk only what is their own', async () => {
    const d = ofSomebody();
    const caseId = await filed(d);
    const of = (personalId: string) =>
      readPerson(desk.database.manager, desk.privacy, { personalId, caseIds: [] });
    expect(await of(d.deceased.personalId!)).toMatchObject({ cases: [{ caseId, declared: d, added: [] }] });
    const own = await of(d.requester.personalId);
    expect(own).toMatchObject({ cases: [{ caseId, requester: d.requester }] });
    expect(JSON.stringify(own)).not.toContain(d.death.cause);
    expect(await of('092044000000')).toEqual({ cases: [] });
  });

  it('is kept while a case is open, and as long after as the law says', async () => {
    const caseId = await filed(ofSomebody());
    expect((await erase(caseId)).body.code).toBe('not-now');
    await end(caseId, 9);
    const { status, body } = await erase(caseId);
    expect([status, body.code]).toEqual([409, 'kept-by-law']);
  });

  it('is gone after its erasure: nothing of the person is readable, the case is still counted', async () => {
    const d = ofSomebody();
    const caseId = await filed(d);
    await end(caseId, 11);
    expect((await erase(caseId)).status).toBe(202);
    await said(caseId, 'one-stop.case-data-erased.v1');
    const view = await eventually(
      () => desk.get<CaseView>(`cases/${caseId}`),
      ({ body }) => body.requesterName === 'đã xoá',
      { within: 20_000 },
    );
    expect(view.body).toMatchObject({ status: 'done', deceasedName: 'đã xoá', commune: d.commune });
    expect(await storedInTheClear(desk.database, [...secretsOf(d).slice(0, 1), ...namesOf(d)])).toEqual([]);
    expect(await desk.query('select wrapped from case_key where case_id = $1', [caseId])).toEqual([
      { wrapped: null },
    ]);
    const all = await desk.said(caseId);
    expect(all.filter(({ data }) => data !== null).map(({ type }) => type)).toEqual([
      'one-stop.case-data-erased.v1',
    ]);
  });

  it('that was erased twice, or never was here, is erased', async () => {
    const caseId = await filed(ofSomebody());
    const told = { ground: 'Hết thời hạn lưu trữ.', erasedAt: new Date().toISOString() };
    await desk.tell(CaseDataErased, caseId, told);
    await desk.tell(CaseDataErased, caseId, told);
    await eventually(
      () => desk.query('select 1 from case_key where case_id = $1 and erased_at is not null', [caseId]),
      (erased) => erased.length === 1,
    );
  });
});
