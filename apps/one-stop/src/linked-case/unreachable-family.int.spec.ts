import { NoticeUndeliverable, type CaseView, type Timeline } from '@lien-thong/contracts';
import { eventually } from '@lien-thong/testing';
import { declaration } from '../testing-ground/declaration';
import { openDesk, type Desk } from '../testing-ground/desk';

jest.setTimeout(60_000);

describe('a family that a notice did not reach', () => {
  let desk: Desk;
  let caseId: string;

  beforeAll(async () => {
    desk = await openDesk();
    ({ caseId } = (await desk.file<{ caseId: string }>(declaration())).body);
  });
  afterAll(() => desk.close());

  const undeliverable = (channel: 'email' | 'sms', alsoBy: NoticeUndeliverable['alsoBy']) =>
    desk.tell(NoticeUndeliverable, caseId, {
      template: 'case-received',
      channel,
      reference: `a.${channel}`,
      at: '2026-11-25T02:00:00.000Z',
      alsoBy,
    });

  it('is one that somebody has to call, unless it heard by another channel; the case says so', async () => {
    await undeliverable('email', ['sms']);
    await undeliverable('email', ['sms']);
    await undeliverable('sms', []);
    const told = await eventually(
      async () => {
        const { entries } = (await desk.get<Timeline>(`cases/${caseId}/timeline`)).body;
        return entries.filter(({ kind }) => kind === 'family-not-told').map(({ text }) => text);
      },
      (texts) => texts.length === 3,
    );
    const byMail = 'Không gửi được tin báo cho gia đình qua thư điện tử; tin được gửi qua tin nhắn.';
    expect(told).toEqual([
      byMail,
      byMail,
      'Không gửi được tin báo cho gia đình qua tin nhắn; hãy gọi điện hoặc đưa giấy.',
    ]);
    const { unreachableBy } = (await desk.get<CaseView>(`cases/${caseId}`)).body;
    expect(unreachableBy).toEqual(['email', 'sms']);
  });
});
