import type { Filed } from '@lien-thong/contracts';
import { declaration } from '../testing-ground/declaration';
import { openDesk, type Desk } from '../testing-ground/desk';

jest.setTimeout(60_000);

interface Refusal {
  code: string;
  errors?: { pointer: string }[];
}

const YEAR = 'commune=31120&from=2026-01-01&to=2026-12-31';

describe('the follow-up book of a commune', () => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await openDesk();
    await desk.file<Filed>(declaration());
  });
  afterAll(() => desk.close());

  it('is given out as a file that nothing runs in, and that is on record', async () => {
    const book = await desk.download(`follow-up-book.pdf?${YEAR}`);
    expect([book.status, book.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(book.headers['content-security-policy']).toContain('sandbox');
    expect(book.bytes.toString('latin1', 0, 5)).toBe('%PDF-');
    const { items } = (await desk.get<{ items: { action: string }[] }>('audit')).body;
    expect(items.map(({ action }) => action)).toContain('follow-up-book.print');
  });

  it.each([
    ['commune=31120&from=2026-01-01&to=2027-01-01', '/to'],
    ['commune=31120&from=2026-01-02&to=2026-01-01', '/from'],
    ['commune=31120&from=2026-01-01', '/to'],
    ['from=2026-01-01&to=2026-01-01', '/commune'],
    ['commune=31120&from=2026-02-30&to=2026-03-01', '/from'],
  ])('for %s is refused, naming %s', async (query, pointer) => {
    const { status, body } = await desk.get<Refusal>(`follow-up-book.pdf?${query}`);
    expect([status, body.code]).toEqual([422, 'invalid-query']);
    expect(body.errors?.map((error) => error.pointer)).toContain(pointer);
  });

  it('of days long ago and far ahead is empty', async () => {
    for (const year of ['1999', '9998']) {
      const book = await desk.download(
        `follow-up-book.pdf?commune=31120&from=${year}-01-01&to=${year}-12-31`,
      );
      expect([year, book.status]).toEqual([year, 200]);
    }
  });

  it('is not for officers of another commune', async () => {
    const other = await desk.as({
      subject: 'other',
      posts: [{ role: 'one-stop-officer', unit: { kind: 'commune', code: '31135' } }],
    });
    const { status, body } = await other.get<Refusal>(`follow-up-book.pdf?${YEAR}`);
    expect([status, body.code]).toEqual([403, 'outside-your-unit']);
  });

  it('of more cases than are drawn at once asks for a shorter period', async () => {
    await desk.query(
      `insert into linked_case (case_id, version, status, channel, commune, procedures, steps, submitted_at, received_at,
         promised_on, deceased_name, requester_name, contact, likeness)
       select gen_random_uuid(), 1, 4, 'desk', '31120', '{death-registration}', '{}', at, at, '2026-07-01', '', '', '{}', ''
       from (select timestamptz '2026-06-01 08:00+07' as at) a, generate_series(1, 501)`,
    );
    const { status, body } = await desk.get<Refusal>(`follow-up-book.pdf?${YEAR}`);
    expect([status, body.code]).toEqual([422, 'too-many-cases']);
    const short = await desk.download('follow-up-book.pdf?commune=31120&from=2026-11-01&to=2026-12-31');
    expect(short.status).toBe(200);
  });
});
