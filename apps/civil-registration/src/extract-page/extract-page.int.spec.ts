import { verifyChain } from '@lien-thong/audit';
import { RegisterDeath, type Verification } from '@lien-thong/contracts';
import { newPageCertificates } from '@lien-thong/embedded';
import { eventually, openService, storedInTheClear, type OpenService } from '@lien-thong/testing';
import { randomUUID } from 'node:crypto';
import { AppModule } from '../app.module';
import { CivilRegistrationEnvironment } from '../environment';
import { command } from '../testing-ground/command';

jest.setTimeout(60_000);

describe('the printed page of an extract', () => {
  let office: OpenService;
  const caseId = randomUUID();
  let code: string;

  beforeAll(async () => {
    office = await openService({
      name: 'civil-registration',
      environment: CivilRegistrationEnvironment,
      module: (e) => AppModule.of(e),
      settings: { PAGES_PER_SECOND: 50, WEB_URL: 'https://lienthong.example.vn/' },
    });
    await office.tell(RegisterDeath, caseId, command());
    const page = () =>
      office.query<{ code: string; pdf: Buffer | null }>(
        'select verification_code as code, pdf from extract_page where case_id = $1',
        [caseId],
      );
    const [made] = await eventually(page, ([found]) => Boolean(found?.pdf), { within: 30_000 });
    code = made!.code;
  });
  afterAll(() => office.close());

  const verify = async (given: string) =>
    (await office.get<Verification>(`verifications/${encodeURIComponent(given)}`, { authorization: '' }))
      .body;

  it('is a signed PDF, given to who may have it as a file that nothing runs in', async () => {
    const { status, headers, bytes } = await office.download(`registrations/${caseId}/extract.pdf`);
    expect([status, headers['content-type'], headers['x-content-type-options']]).toEqual([
      200,
      'application/pdf',
      'nosniff',
    ]);
    expect(headers['content-disposition']).toContain('attachment');
    expect(headers['content-security-policy']).toContain('sandbox');
    const text = bytes.toString('latin1');
    expect(text.startsWith('%PDF-')).toBe(true);
    expect(text).toContain('/SubFilter /ETSI.CAdES.detached');
    expect(text.match(/\/ByteRange \[0 \d+ \d+ \d+\]/)).not.toBeNull();
  });

  it('is not given to another commune, and not found for a case that is not', async () => {
    const other = await office.as({
      subject: 'other',
      posts: [{ role: 'civil-status-officer', unit: { kind: 'commune', code: '31135' } }],
    });
    expect((await other.get(`registrations/${caseId}/extract.pdf`)).status).toBe(404);
    expect((await office.get(`registrations/${randomUUID()}/extract.pdf`)).status).toBe(404);
    expect((await office.get('registrations/x/extract.pdf')).status).toBe(404);
  });

  it('is on record when it is given out, and so is whoever looks into the register', async () => {
    await office.download(`registrations/${caseId}/extract.pdf`);
    await office.get(`registrations/${caseId}`);
    await office.get('registrations?commune=31120&year=2026');
    const { items } = (await office.get<{ items: { action: string }[] }>('audit')).body;
    const trail = (action: string) => items.filter((line) => line.action === action);
    expect(trail('extract.read')[0]).toMatchObject({ subjectKind: 'extract-page', caseId, actor: 'tester' });
    expect(trail('register.read')).toMatchObject([
      { subjectKind: 'case', subjectId: caseId, caseId },
      { subjectKind: 'list', subjectId: 'registrations', detail: { commune: '31120', year: 2026 } },
    ]);
    await eventually(
      () => verifyChain(office.database, []),
      ({ links }) => links >= items.length,
    );
    expect((await verifyChain(office.database, [])).broken).toBeUndefined();
  });

  it('says genuine by its code, to anyone, and nothing else', async () => {
    expect(await verify(code)).toEqual({ result: 'genuine' });
    expect(await verify(` ${code.toLowerCase()} `)).toEqual({ result: 'genuine' });
    await office.query('update extract_page set replaced_at = now() where case_id = $1', [caseId]);
    expect(await verify(code)).toEqual({ result: 'replaced' });
  });

  it.each([
    'x',
    '0'.repeat(26),
    '0'.repeat(1000),
    "' or 1=1 --",
    '../../etc/passwd',
    '\u0000',
    'ử'.repeat(20),
  ])('says not genuine for %j', async (given) => {
    expect(await verify(given)).toEqual({ result: 'not-genuine' });
  });

  it('stands sealed in the database', async () => {
    const { deceased, death } = command();
    const secrets = [deceased.personalId!, death.cause, '%PDF-'];
    expect(await storedInTheClear(office.database, secrets)).toEqual([]);
  });

  it('waits for a certificate, and says so, without holding up the registration', async () => {
    const { keys } = await newPageCertificates([{ office: 'commune:00001', name: 'Nơi khác' }]);
    const without = await openService({
      name: 'civil-registration',
      environment: CivilRegistrationEnvironment,
      module: (e) => AppModule.of(e),
      settings: { PAGES_PER_SECOND: 50, PAGE_SIGNING_KEYS: keys },
    });
    try {
      const other = randomUUID();
      await without.tell(RegisterDeath, other, command());
      const fault = () =>
        without.query<{ last_fault: string | null }>(
          'select last_fault from extract_page where case_id = $1',
          [other],
        );
      const [found] = await eventually(fault, ([row]) => Boolean(row?.last_fault), { within: 30_000 });
      expect(found!.last_fault).toContain('NoCertificate');
      expect((await without.said(other))[0]!.type).toBe('civil-registration.death-registered.v1');
      const early = await without.get<{ code: string }>(`registrations/${other}/extract.pdf`);
      expect([early.status, early.body.code]).toEqual([409, 'not-made-yet']);
    } finally {
      await without.close();
    }
  });
});
