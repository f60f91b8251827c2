import fc from 'fast-check';
import { bounced } from '../testing-ground/bounced';
import { readReport } from './delivery-report';

const messageId = '0190a000-0000-7000-8000-000000000009.email@lienthong.example.vn';

describe('a report that a letter did not arrive', () => {
  it.each([
    ['with the letter', 'message/rfc822'],
    ['with the head of the letter', 'text/rfc822-headers'],
  ])('%s names it, and says why', async (_, returns) => {
    expect(await readReport(bounced({ messageId, returns }))).toEqual({
      messageId,
      action: 'failed',
      status: '5.1.1',
      diagnosis: '550 5.1.1 <lan@example.vn>: Recipient address rejected: User unknown',
    });
  });

  it('may be of a delay', async () => {
    expect(await readReport(bounced({ messageId, action: 'Delayed', status: '4.4.1' }))).toMatchObject({
      action: 'delayed',
      status: '4.4.1',
    });
  });
});

describe('no report', () => {
  it.each([
    ['an answer by hand', 'From: lan@example.vn\r\nSubject: Re: hồ sơ\r\n\r\nTôi đã nhận được.'],
    ['one that does not name its letter', bounced({ messageId: '' }).toString()],
    ['an empty body', ''],
  ])('is %s', async (_, mail) => {
    expect(await readReport(Buffer.from(mail))).toBeUndefined();
  });

  it('is whatever else may come, and nothing breaks by it', async () => {
    const whole = bounced({ messageId });
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.nat(whole.length), async (junk, at) => {
        await readReport(Buffer.concat([whole.subarray(0, at), junk, whole.subarray(at)]));
        await readReport(Buffer.from(junk));
      }),
      { numRuns: 100 },
    );
  });
});
