import { CaseReceived, LawBundlePublished, OneTimeCodeMade } from '@lien-thong/contracts';
import { Gazette } from '@lien-thong/gazette';
import { lawFiles, versionOfFiles } from '@lien-thong/law';
import { eventually, publishedLaw } from '@lien-thong/testing';
import { randomUUID } from 'node:crypto';
import { EMAIL, openNoticeOffice, PHONE, received, type NoticeOffice } from '../testing-ground/notice-office';

jest.setTimeout(60_000);

describe('at night', () => {
  let office: NoticeOffice;

  beforeAll(async () => {
    office = await openNoticeOffice();
  });
  afterAll(() => office.close());

  const night = () => office.at('2026-12-24T22:30:00+07:00');

  it('a text message waits for the morning; a letter by e-mail does not', async () => {
    night();
    const caseId = randomUUID();
    await office.tell(CaseReceived, caseId, received({ phone: PHONE, email: EMAIL }));
    const [email, sms] = await office.until(caseId, ([first]) => first?.state === 'sent');
    expect([email!.channel, sms!.channel, sms!.state, sms!.tries]).toEqual(['email', 'sms', 'queued', 0]);
    office.at('2026-12-25T06:59:50+07:00');
    expect((await office.noticesOf(caseId))[1]).toMatchObject({ state: 'queued' });
    office.at('2026-12-25T07:00:01+07:00');
    expect((await office.settled(caseId))[1]).toMatchObject({ state: 'sent', tries: 1 });
  });

  it('a one-time code, which the family waits for, goes out at once and passes those that wait', async () => {
    night();
    const [waiting, asking] = [randomUUID(), randomUUID()];
    await office.tell(CaseReceived, waiting, received({ phone: PHONE }));
    await office.until(waiting, (all) => all.length === 1);
    await office.tell(OneTimeCodeMade, asking, {
      commune: '31135',
      contact: { fullName: 'Trần Thị Ngọc Lan', phone: PHONE },
      oneTimeCode: '042917',
      minutes: 5,
      goodUntil: '2026-12-24T22:35:00+07:00',
    });
    expect(await office.settled(asking)).toMatchObject([{ channel: 'sms', state: 'sent' }]);
    expect(await office.noticesOf(waiting)).toMatchObject([{ state: 'queued', tries: 0 }]);
  });

  it('follows hours that are published while the service runs', async () => {
    office.at('2026-12-24T06:30:00+07:00');
    const files = lawFiles();
    const table = 'family-contact.yaml';
    const earlier = { ...files, [table]: files[table]!.replace("from: '07:00'", "from: '06:00'") };
    const caseId = randomUUID();
    await office.tell(CaseReceived, caseId, received({ phone: PHONE }));
    await office.until(caseId, ([sms]) => sms?.state === 'queued');
    const { id, data } = await publishedLaw(earlier, 2);
    await office.tell(LawBundlePublished, id, data);
    await eventually(
      () => Promise.resolve(office.part(Gazette).current()?.version),
      (version) => version === versionOfFiles(earlier),
    );
    expect(await office.settled(caseId)).toMatchObject([{ channel: 'sms', state: 'sent' }]);
  });
});
