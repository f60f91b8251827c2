import {
  CaseReceived,
  CaseRescheduled,
  type NoticeUndeliverable,
  type BounceTaken,
  type NoticeList,
} from '@lien-thong/contracts';
import { storedInTheClear, type Asking } from '@lien-thong/testing';
import { randomUUID } from 'node:crypto';
import { register } from 'prom-client';
import { bounced } from '../testing-ground/bounced';
import {
  EMAIL,
  NO_MAILBOX,
  openNoticeOffice,
  PHONE,
  received,
  type NoticeOffice,
} from '../testing-ground/notice-office';

jest.setTimeout(60_000);

describe('a letter that does not arrive', () => {
  let office: NoticeOffice;
  let mailServer: Asking;

  beforeAll(async () => {
    office = await openNoticeOffice();
    mailServer = await office.as({ subject: 'mail-server', machine: true, posts: ['agency-machine'] });
  });
  afterAll(() => office.close());

  const report = (mail: Buffer, type = 'message/rfc822') =>
    mailServer.raw<BounceTaken & { code?: string }>('bounces', mail, { 'content-type': type });
  const messageId = (eventId: string) => `${eventId}.email@lienthong.example.vn`;
  const undeliverableSaid = async (caseId: string) =>
    (await office.said<NoticeUndeliverable>(caseId)).filter(({ type }) => type.includes('undeliverable'));
  const tellLater = (caseId: string, contact: { phone?: string; email?: string }) => {
    const { procedures: _, ...of } = received(contact);
    return office.tell(CaseRescheduled, caseId, {
      ...of,
      status: 'processing',
      formerlyPromisedOn: '2026-12-03',
      why: 'Ngày 03/12/2026 nay là ngày nghỉ.',
      rescheduledAt: '2026-11-25T02:00:00.000Z',
    });
  };
  const shownOf = async (caseId: string) =>
    (await office.settled(caseId)).map(({ template, channel, state, fault }) => [
      template,
      channel,
      state,
      fault,
    ]);

  it('because there is no such mailbox is undeliverable at once, and the address is not tried again', async () => {
    const caseId = randomUUID();
    await office.tell(CaseReceived, caseId, received({ phone: PHONE, email: NO_MAILBOX }));
    await office.settled(caseId);
    await tellLater(caseId, { phone: PHONE, email: NO_MAILBOX });
    await office.until(caseId, (all) => all.length === 4);
    expect(await shownOf(caseId)).toEqual([
      ['case-received', 'email', 'undeliverable', 'smtp-550'],
      ['case-received', 'sms', 'sent', undefined],
      ['case-rescheduled', 'email', 'undeliverable', 'address-known-bad'],
      ['case-rescheduled', 'sms', 'sent', undefined],
    ]);
    const said = await undeliverableSaid(caseId);
    expect(said.map(({ data }) => [data.template, data.channel, data.alsoBy])).toEqual([
      ['case-received', 'email', ['sms']],
      ['case-rescheduled', 'email', ['sms']],
    ]);
    expect(JSON.stringify(said)).not.toContain(NO_MAILBOX);
  });

  it('and comes back as a report is undeliverable; what is told later waits as a letter at the desk', async () => {
    const [caseId, eventId] = [randomUUID(), randomUUID()];
    await office.tell(CaseReceived, caseId, received({ email: EMAIL }), eventId);
    expect(await shownOf(caseId)).toEqual([['case-received', 'email', 'sent', undefined]]);
    expect(await report(bounced({ messageId: messageId(eventId) }))).toMatchObject({
      status: 200,
      body: { outcome: 'undeliverable' },
    });
    expect((await report(bounced({ messageId: messageId(eventId) }))).body).toEqual({ outcome: 'known' });
    await tellLater(caseId, { email: EMAIL });
    await office.until(caseId, (all) => all.length === 3);
    expect(await shownOf(caseId)).toEqual([
      ['case-received', 'email', 'undeliverable', 'bounce-5.1.1'],
      ['case-rescheduled', 'email', 'undeliverable', 'address-known-bad'],
      ['case-rescheduled', 'post', 'sent', undefined],
    ]);
    expect((await undeliverableSaid(caseId)).map(({ data }) => data.alsoBy)).toEqual([[], ['post']]);
    expect(await storedInTheClear(office.database, [EMAIL, 'lan@example.vn'])).toEqual([]);
  });

  it('is tried again where the family has named another address', async () => {
    const caseId = randomUUID();
    await office.tell(CaseReceived, caseId, received({ email: NO_MAILBOX }));
    await office.settled(caseId);
    await tellLater(caseId, { email: EMAIL });
    await office.until(caseId, (all) => all.length === 2);
    expect((await shownOf(caseId)).at(-1)).toEqual(['case-rescheduled', 'email', 'sent', undefined]);
  });

  it('for another reason than its address does not make the address bad', async () => {
    const [caseId, eventId] = [randomUUID(), randomUUID()];
    await office.tell(CaseReceived, caseId, received({ email: EMAIL }), eventId);
    await office.settled(caseId);
    const full = bounced({ messageId: messageId(eventId), status: '4.2.2', diagnosis: '452 4.2.2 full' });
    expect((await report(full)).body).toEqual({ outcome: 'undeliverable' });
    await tellLater(caseId, { email: EMAIL });
    await office.until(caseId, (all) => all.length === 2);
    expect((await shownOf(caseId)).at(-1)).toEqual(['case-rescheduled', 'email', 'sent', undefined]);
  });

  it('stands in the list of its commune, and is counted', async () => {
    const desk = await office.as({
      subject: 'officer',
      posts: [{ role: 'one-stop-officer', unit: { kind: 'commune', code: '31135' } }],
    });
    const { items } = (await desk.get<NoticeList>('notices?state=undeliverable')).body;
    expect(items.map(({ state }) => state)).toEqual(items.map(() => 'undeliverable'));
    expect(items[0]).toMatchObject({
      channel: 'email',
      address: expect.stringMatching(/^.\*\*\*@/) as string,
    });
    const elsewhere = await office.as({
      subject: 'neighbour',
      posts: [{ role: 'one-stop-officer', unit: { kind: 'commune', code: '31120' } }],
    });
    expect((await elsewhere.get<NoticeList>('notices?state=undeliverable')).body.items).toEqual([]);
    const counted = /^notices_undeliverable_total\{channel="email"\} (\d+)$/m.exec(await register.metrics());
    expect(Number(counted?.[1])).toBe(items.length);
  });

  it.each([
    ['a delay', bounced({ messageId: messageId(randomUUID()), action: 'delayed' }), 200, 'not-a-failure'],
    ['a letter that nobody knows', bounced({ messageId: messageId(randomUUID()) }), 200, 'unknown-letter'],
    ['a letter of another house', bounced({ messageId: 'x.email@other.vn' }), 200, 'unknown-letter'],
    ['a mail that is no report', Buffer.from('Subject: Re\r\n\r\nCảm ơn.'), 422, 'not-a-report'],
    ['a mail that is too large', Buffer.alloc(300_000, 'a'), 413, 'too-large'],
  ])('%s is answered, and nothing changes', async (_, mail, status, word) => {
    const answer = await report(mail);
    expect([answer.status, answer.body.outcome ?? answer.body.code]).toEqual([status, word]);
  });

  it('is taken as a mail alone', async () => {
    expect((await report(bounced({ messageId: 'x@y.vn' }), 'text/plain')).status).toBe(415);
  });
});
