import { CaseReceived, OneTimeCodeMade, type Contact } from '@lien-thong/contracts';
import { randomUUID } from 'node:crypto';
import { EMAIL, openNoticeOffice, PHONE, received, type NoticeOffice } from '../testing-ground/notice-office';

jest.setTimeout(60_000);

describe('a one-time code', () => {
  let office: NoticeOffice;

  beforeAll(async () => {
    office = await openNoticeOffice();
  });
  afterAll(() => office.close());

  const made = (contact: Partial<Contact>, minutes = 5): OneTimeCodeMade => ({
    commune: '31135',
    contact: { fullName: 'Trần Thị Ngọc Lan', ...contact },
    oneTimeCode: '042917',
    minutes: 5,
    goodUntil: new Date(office.clock.now().getTime() + minutes * 60_000).toISOString(),
  });

  it('goes to the phone alone', async () => {
    const [caseId, id] = [randomUUID(), randomUUID()];
    await office.tell(OneTimeCodeMade, caseId, made({ phone: PHONE, email: EMAIL }), id);
    expect(await office.settled(caseId)).toMatchObject([{ channel: 'sms', state: 'sent' }]);
    expect(await office.textOf(`${id}.sms`)).toMatch(/^042917 là mã xem hồ sơ/);
  });

  it('goes by e-mail where there is no phone, and is not in the subject', async () => {
    const [caseId, id] = [randomUUID(), randomUUID()];
    await office.tell(OneTimeCodeMade, caseId, made({ email: EMAIL }), id);
    expect(await office.settled(caseId)).toMatchObject([{ channel: 'email', state: 'sent' }]);
    const mail = office.sink.messages().find(({ messageId }) => messageId.includes(id))!;
    expect([mail.subject.includes('042917'), mail.text.includes('042917')]).toEqual([false, true]);
  });

  it('that has run out on its way is not sent', async () => {
    const caseId = randomUUID();
    await office.tell(OneTimeCodeMade, caseId, made({ phone: PHONE }, -1));
    await office.tell(CaseReceived, caseId, received({ phone: PHONE }));
    expect((await office.settled(caseId)).map(({ template }) => template)).toEqual(['case-received']);
  });
});
