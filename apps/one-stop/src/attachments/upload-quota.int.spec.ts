import { Clock } from '@lien-thong/service';
import { tinyPdf } from '@lien-thong/synthetic';
import type { Asking } from '@lien-thong/testing';
import { Readable } from 'node:stream';
import { bring, openDesk, type Desk } from '../testing-ground/desk';
import { UploadQuota } from './upload-quota';

jest.setTimeout(60_000);

const MOST_FILES = 3;
const MOST_BYTES = 20_000;

interface Refusal {
  code: string;
  title: string;
}

let papers = 0;
const paper = () => tinyPdf(`Quota ${++papers} of ${process.pid}`);

describe('what one account may upload in a day', () => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await openDesk({ ATTACHMENTS_PER_DAY: MOST_FILES, ATTACHMENT_BYTES_PER_DAY: MOST_BYTES });
  });
  afterAll(() => desk.close());

  let officers = 0;
  const officer = (): Promise<Asking> =>
    desk.as({ subject: `can-bo-${++officers}`, posts: ['one-stop-officer'] });
  const answerTo = async (who: Asking, content: Buffer | Readable, headers: Record<string, string> = {}) => {
    const { status, body } = await bring<Refusal>(who, content, 'application/pdf', headers);
    return `${status} ${body.code ?? ''}`.trim();
  };
  const counted = () =>
    desk.query<{ files: number; bytes: string }>('select files, bytes from upload_quota where account = $1', [
      `can-bo-${officers}`,
    ]);

  it('is so many files, of whatever content; then it is told when to come again', async () => {
    const who = await officer();
    const same = paper();
    expect(await answerTo(who, same)).toBe('201');
    expect(await answerTo(who, same)).toBe('201');
    expect(await answerTo(who, Buffer.from('không phải tệp'))).toBe('422 attachment-kind-unknown');
    const refused = await bring<Refusal>(who, paper());
    expect([refused.status, refused.body.code]).toEqual([429, 'upload-quota-reached']);
    expect(refused.headers['content-type']).toContain('application/problem+json');
    expect(refused.body.title).toContain('3 tệp');
    const wait = Number(refused.headers['retry-after']);
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(86_400);
    expect(
      await desk.query('select 1 from attachment_upload where brought_by = $1', [`can-bo-${officers}`]),
    ).toHaveLength(1);
  });

  it('is nothing to another account', async () => {
    expect(await answerTo(await officer(), paper())).toBe('201');
  });

  it('is so many bytes: what would go past them is refused before it is read', async () => {
    const who = await officer();
    let read = 0;
    const endless = new Readable({ read: () => void read++ });
    const headers = { 'content-length': String(MOST_BYTES + 1) };
    expect(await answerTo(who, endless, headers)).toBe('429 upload-quota-reached');
    endless.destroy();
    expect(await counted()).toEqual([]);
  });

  it('is so many bytes also where nobody announces them', async () => {
    const who = await officer();
    const pieces = Readable.from([Buffer.alloc(MOST_BYTES), Buffer.alloc(1)]);
    expect(await answerTo(who, pieces)).toBe('429 upload-quota-reached');
    expect(await counted()).toEqual([]);
  });

  it('is not exceeded by uploads at the same instant', async () => {
    const who = await officer();
    const answers = await Promise.all(Array.from({ length: 10 }, () => answerTo(who, paper())));
    expect(answers.filter((answer) => answer === '201')).toHaveLength(MOST_FILES);
    expect(answers.filter((answer) => answer === '429 upload-quota-reached')).toHaveLength(7);
    expect((await counted())[0]!.files).toBe(MOST_FILES);
  });

  it("begins anew with Viet Nam's day, and is forgotten after a week", async () => {
    const clock = new Clock();
    const quota = new UploadQuota(desk.database, clock, { files: 1, bytes: 0 });
    const at = (instant: string) => clock.moveTo(new Date(instant));
    at('2030-01-01T16:59:50Z');
    await quota.count('mai', 10);
    await expect(quota.count('mai', 10)).rejects.toMatchObject({
      headers: { 'retry-after': expect.stringMatching(/^([1-9]|10)$/) as string },
    });
    await expect(quota.mustHaveRoom('mai')).rejects.toMatchObject({ code: 'upload-quota-reached' });
    at('2030-01-01T17:00:00Z');
    await quota.mustHaveRoom('mai');
    await quota.count('mai', 10);
    at('2030-01-09T03:00:00Z');
    await quota.forget();
    const days = () =>
      desk.query<{ day: string }>(`select day::text as day from upload_quota where account = 'mai'`);
    expect(await days()).toEqual([{ day: '2030-01-02' }]);
  });

  it('is without end where it is 0', async () => {
    const quota = new UploadQuota(desk.database, new Clock(), { files: 0, bytes: 0 });
    for (let n = 0; n < 5; n++) await quota.count('vo-han', 1_000_000_000);
    await quota.mustHaveRoom('vo-han', 1_000_000_000);
  });
});
