import {
  RegisterDeath,
  type CopyLog,
  type CopyOrder,
  type CopyOrderView,
  type Verification,
} from '@lien-thong/contracts';
import { eventually, openService, type OpenService } from '@lien-thong/testing';
import { createHash, randomUUID } from 'node:crypto';
import { AppModule } from '../app.module';
import { CivilRegistrationEnvironment } from '../environment';
import { annulled } from '../testing-ground/annulled';
import { command } from '../testing-ground/command';
import { textOfPdf } from '../testing-ground/text-of-pdf';

jest.setTimeout(60_000);

type Refusal = { code: string; errors?: { pointer: string; code: string }[] };

describe('copies of an extract', () => {
  let office: OpenService;
  let people = 0;

  beforeAll(async () => {
    office = await openService({
      name: 'civil-registration',
      environment: CivilRegistrationEnvironment,
      module: (e) => AppModule.of(e),
      settings: { PAGES_PER_SECOND: 50, WEB_URL: 'https://lienthong.example.vn/' },
    });
  });
  afterAll(() => office.close());

  /** A registered death whose page is made; the declaration asked for two copies. */
  async function registered(): Promise<string> {
    const caseId = randomUUID();
    const about = command();
    about.deceased.personalId = `0920${String(44_000_000 + ++people).padStart(8, '0')}`;
    await office.tell(RegisterDeath, caseId, about);
    await eventually(
      () => office.query(`select 1 from extract_page where case_id = $1 and state = 'made'`, [caseId]),
      (made) => made.length === 1,
      { within: 30_000 },
    );
    return caseId;
  }

  const order = (change: Partial<CopyOrder> = {}): CopyOrder => ({
    orderId: randomUUID(),
    copies: 3,
    requestedBy: 'office',
    reason: 'office-request',
    document: '15/CV-THA',
    ...change,
  });
  const place = <T = CopyOrderView>(
    caseId: string,
    sent: CopyOrder,
    asker: Pick<OpenService, 'post'> = office,
  ) => asker.post<T>(`extracts/${caseId}/copies`, sent);
  const print = (caseId: string, copy: number, form = {}) =>
    office.download(`extracts/${caseId}/copies/${copy}/prints`, form);
  const refused = async (caseId: string, copy: number, form = {}) => {
    const { status, bytes } = await print(caseId, copy, form);
    return { status, ...(JSON.parse(bytes.toString()) as Refusal) };
  };
  const log = async (caseId: string) => (await office.get<CopyLog>(`extracts/${caseId}/copies`)).body;

  it('get numbers that go on from those of the declaration, and cost what the law says', async () => {
    const caseId = await registered();
    const first = order();
    expect((await place(caseId, first)).body).toMatchObject({ firstCopy: 3, lastCopy: 5, fee: 24_000 });
    expect((await place(caseId, first)).body).toMatchObject({ firstCopy: 3, lastCopy: 5 });
    expect((await place(caseId, order({ copies: 1, exemption: 'public-office' }))).body).toMatchObject({
      firstCopy: 6,
      lastCopy: 6,
      fee: 0,
    });
    expect(await log(caseId)).toMatchObject({
      copies: 6,
      orders: [
        { requestedBy: 'family', reason: 'with-registration', firstCopy: 1, lastCopy: 2, fee: 16_000 },
        { requestedBy: 'office', document: '15/CV-THA', firstCopy: 3 },
        { exemption: 'public-office', firstCopy: 6 },
      ],
      prints: [],
    });
    const differs = await place<Refusal>(caseId, { ...first, copies: 2 });
    expect([differs.status, differs.body.code]).toEqual([409, 'order-differs']);
  });

  it('get each number once, however many order at the same time', async () => {
    const caseId = await registered();
    const all = await Promise.all(Array.from({ length: 8 }, () => place(caseId, order({ copies: 2 }))));
    const numbers = all.map(({ body }) => body.firstCopy).toSorted((a, b) => a - b);
    expect(numbers).toEqual([3, 5, 7, 9, 11, 13, 15, 17]);
  });

  it('say which copy they are, prove the same as the first page, and stand in the print log', async () => {
    const caseId = await registered();
    const { status, bytes, headers } = await print(caseId, 2);
    expect([status, headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(bytes.toString('latin1')).toContain('/SubFilter /ETSI.CAdES.detached');
    const [{ code }] = (await office.query(
      'select verification_code as code from extract_page where case_id = $1',
      [caseId],
    )) as [{ code: string }];
    const text = textOfPdf(bytes);
    for (const said of ['TRÍCH LỤC KHAI TỬ', '(Bản sao số 2)', 'TRẦN VĂN BẢY', 'Suy tim', '06/05/1944', code])
      if (text) expect(text).toContain(said);
    const proof = await office.get<Verification>(`verifications/${code}`, { authorization: '' });
    expect(proof.body).toEqual({ result: 'genuine' });

    const again = await refused(caseId, 2);
    expect([again.status, again.code, again.errors![0]!.pointer]).toEqual([422, 'invalid-print', '/reason']);
    expect((await print(caseId, 2, { reason: 'damaged' })).status).toBe(200);
    const page = await print(caseId, 0);
    expect(page.bytes).toEqual((await office.download(`registrations/${caseId}/extract.pdf`)).bytes);
    const { prints } = await log(caseId);
    expect(prints.map(({ copy, of, reason }) => [copy, of, reason])).toEqual([
      [0, 2, 'download'],
      [0, 2, 'first-print'],
      [2, 2, 'damaged'],
      [2, 2, 'first-print'],
    ]);
    expect(prints[3]!.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    const { items } = (await office.get<{ items: { action: string; caseId: string }[] }>('audit')).body;
    expect(items.filter((line) => line.caseId === caseId && line.action === 'copy.print')).toMatchObject([
      { actor: 'tester', reason: 'first-print', detail: { copy: 2 } },
      { actor: 'tester', reason: 'damaged', detail: { copy: 2, copies: 2 } },
      { actor: 'tester', reason: 'first-print', detail: { copy: 0 } },
    ]);
  });

  it.each([
    ['3', 404, 'not-found'],
    ['x', 404, 'not-found'],
    ['-1', 404, 'not-found'],
    ['99999999999999999999', 404, 'not-found'],
  ])('that were not ordered (%s) are not printed', async (copy, status, code) => {
    const caseId = await registered();
    const got = await office.post<Refusal>(`extracts/${caseId}/copies/${copy}/prints`, {});
    expect([got.status, got.body.code]).toEqual([status, code]);
  });

  it('of another commune are not found, and who tried is on record', async () => {
    const caseId = await registered();
    const other = await office.as({
      subject: 'khac',
      posts: [{ role: 'civil-status-officer', unit: { kind: 'commune', code: '31135' } }],
    });
    expect((await place(caseId, order(), other)).status).toBe(404);
    expect((await other.get(`extracts/${caseId}/copies`)).status).toBe(404);
    expect((await other.post(`extracts/${caseId}/copies/1/prints`, {})).status).toBe(404);
    const refusals = await office.query<{ action: string }>(
      `select action from audit_entry where actor = 'khac' and detail->>'refused' = 'outside-your-unit' order by id`,
    );
    expect(refusals.map(({ action }) => action)).toEqual(['copy.order', 'copy.list', 'copy.print']);
  });

  it('are neither ordered nor printed of an entry that was annulled', async () => {
    const caseId = await registered();
    await annulled(office, caseId);
    const ordered = await place<Refusal>(caseId, order());
    expect([ordered.status, ordered.body.code]).toEqual([409, 'annulled']);
    const printed = await refused(caseId, 1);
    expect([printed.status, printed.code]).toEqual([409, 'annulled']);
    expect((await log(caseId)).copies).toBe(2);
  });
});
