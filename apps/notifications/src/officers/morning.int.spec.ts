import {
  ApologyOverdue,
  CaseDataErased,
  CaseReceived,
  OfficersWarned,
  type NoticeList,
} from '@lien-thong/contracts';
import { eventually, storedInTheClear } from '@lien-thong/testing';
import { randomUUID } from 'node:crypto';
import { NO_MAILBOX, openNoticeOffice, received, type NoticeOffice } from '../testing-ground/notice-office';
import { Morning } from './morning';

jest.setTimeout(60_000);

const COMMUNE = { kind: 'commune', code: '31135' } as const;
const CODE = 'H12.45.07-261120-0031';

describe('in the morning', () => {
  let office: NoticeOffice;

  beforeAll(async () => {
    office = await openNoticeOffice();
    const post = (subject: string, role: 'one-stop-officer' | 'head-of-centre', workEmail?: string) =>
      office.as({ subject, name: subject, posts: [{ role, unit: COMMUNE, workEmail }] });
    await post('Mai', 'one-stop-officer', 'mai@phuong.example.vn');
    await post('Hải', 'head-of-centre', 'hai@phuong.example.vn');
    await post('Lan', 'one-stop-officer');
  });
  afterAll(() => office.close());

  const warned = (caseId: string) =>
    office.tell(OfficersWarned, caseId, {
      warning: 'near-due',
      commune: '31135',
      dossierCode: CODE,
      dueOn: '2026-12-04',
      offices: [],
      warnedAt: office.clock.instant(),
    });
  const overdue = (caseId: string) =>
    office.tell(ApologyOverdue, caseId, {
      commune: '31135',
      channel: 'desk',
      dossierCode: CODE,
      receivedAt: '2026-11-20T02:12:40.000Z',
      promisedOn: '2026-12-01',
      status: 'processing',
      steps: ['register-death'],
      mayReappoint: true,
      escalatedAt: office.clock.instant(),
    });
  const kept = (count: number) =>
    eventually(
      () => office.query('select kind, case_id from officers_matter order by entry'),
      (matters) => matters.length === count,
    );
  const mails = () => office.sink.messages().filter(({ to }) => to.endsWith('@phuong.example.vn'));
  const make = () => office.part(Morning).makeMails();

  it('everybody with a work address gets one mail of all there is, and only one', async () => {
    office.at('2026-12-02T00:00:10+07:00');
    const [near, late, silent] = [randomUUID(), randomUUID(), randomUUID()];
    await warned(near);
    await overdue(late);
    await office.tell(CaseReceived, silent, received({ email: NO_MAILBOX }));
    await kept(3);
    expect(await make()).toBe(0);
    office.at('2026-12-02T07:30:00+07:00');
    expect((await Promise.all([make(), make()])).sort()).toEqual([0, 2]);
    expect(await make()).toBe(0);
    await eventually(
      () => Promise.resolve(mails()),
      (all) => all.length === 2,
    );
    const bodyTo = (address: string) => mails().find(({ to }) => to === address)!.text;
    for (const address of ['mai@phuong.example.vn', 'hai@phuong.example.vn'])
      expect(bodyTo(address)).toContain(`/ho-so/${near}`);
    expect(bodyTo('hai@phuong.example.vn')).toContain(`/ho-so/${late}`);
    expect(bodyTo('mai@phuong.example.vn')).not.toContain(late);
    expect(bodyTo('mai@phuong.example.vn')).toContain(`/ho-so/${silent}`);
    expect(await kept(0)).toEqual([]);
  });

  it('nobody reads a person’s name or address of a case, and no case is told of it', async () => {
    expect(mails().every(({ text }) => !/Ngọc Lan|khong-co@/.test(text))).toBe(true);
    const said = await office.said();
    expect(said.filter(({ data }) => JSON.stringify(data).includes('officers-morning'))).toEqual([]);
    expect(await storedInTheClear(office.database, [CODE])).toEqual([]);
  });

  it('a mail that its mailbox does not take is seen by the head of its commune', async () => {
    await office.as({
      subject: 'Tư',
      posts: [{ role: 'head-of-centre', unit: { kind: 'commune', code: '31120' }, workEmail: NO_MAILBOX }],
    });
    office.at('2026-12-03T00:00:10+07:00');
    const caseId = randomUUID();
    await office.tell(OfficersWarned, caseId, {
      warning: 'apology-drafted',
      commune: '31120',
      dossierCode: CODE,
      dueOn: '2026-12-04',
      offices: [],
      warnedAt: office.clock.instant(),
    });
    await kept(1);
    office.at('2026-12-03T07:31:00+07:00');
    expect(await make()).toBe(1);
    const head = await office.as({
      subject: 'Năm',
      posts: [{ role: 'head-of-centre', unit: { kind: 'commune', code: '31120' } }],
    });
    await eventually(
      async () => (await head.get<NoticeList>('notices?state=undeliverable')).body.items,
      (items) => items.some(({ template }) => template === 'officers-morning'),
    );
    expect(await kept(0)).toEqual([]);
  });

  it('a task that was given back to somebody is told at once, to that one alone', async () => {
    const caseId = randomUUID();
    const id = randomUUID();
    const handed: OfficersWarned = {
      warning: 'task-sent-back',
      commune: '31135',
      dossierCode: CODE,
      dueOn: '2026-12-04',
      offices: ['civil-registration'],
      warnedAt: office.clock.instant(),
    };
    await office.tell(OfficersWarned, caseId, { ...handed, to: 'Lan' });
    await office.tell(OfficersWarned, caseId, { ...handed, to: 'Mai' }, id);
    const told = await eventually(
      () => Promise.resolve(office.sink.messages().filter(({ subject }) => subject.includes('trả lại'))),
      (all) => all.length === 1,
    );
    expect(told[0]).toMatchObject({
      to: 'mai@phuong.example.vn',
      messageId: `<${id}.email@lienthong.example.vn>`,
      subject: `Hồ sơ ${CODE}: Người ký trả lại việc đã trình`,
    });
    expect(told[0]!.text).toContain(`hạn 04/12/2026: http://127.0.0.1:8600/ho-so/${caseId}`);
  });

  it('nothing is told of a case that was erased', async () => {
    const caseId = randomUUID();
    await warned(caseId);
    await kept(1);
    await office.tell(CaseDataErased, caseId, { ground: 'Hết thời hạn.', erasedAt: office.clock.instant() });
    await kept(0);
  });
});
