import { RegisterDeath } from '@lien-thong/contracts';
import { eventually, openService, type OpenService } from '@lien-thong/testing';
import { randomUUID } from 'node:crypto';
import { AppModule } from '../app.module';
import { CivilRegistrationEnvironment } from '../environment';
import { annulled } from '../testing-ground/annulled';
import { command } from '../testing-ground/command';
import { textOfPdf } from '../testing-ground/text-of-pdf';

jest.setTimeout(60_000);

type Refusal = { code: string; errors: { pointer: string; code: string }[] };

describe('the printed book of deaths', () => {
  let office: OpenService;
  let year: number;

  beforeAll(async () => {
    office = await openService({
      name: 'civil-registration',
      environment: CivilRegistrationEnvironment,
      module: (e) => AppModule.of(e),
    });
    const cases = Array.from({ length: 4 }, () => randomUUID());
    for (const [i, caseId] of cases.entries()) {
      const about = command();
      about.deceased.personalId = `09204400990${i}`;
      await office.tell(RegisterDeath, caseId, about);
    }
    const entries = await eventually(
      () =>
        office.query<{ case_id: string; book_year: number }>(
          'select case_id, book_year from death_registration order by entry',
        ),
      (found) => found.length === cases.length,
      { within: 30_000 },
    );
    year = entries[0]!.book_year;
    await annulled(office, entries[1]!.case_id);
    await office.query(
      `insert into registration_correction
       select case_id, 2, '9/QĐ-UBND', 'Ghi nhầm', '2026-11-28', full_name, '1943-01-02', sex, died_on, personal_id, particulars
       from death_registration where case_id = $1`,
      [entries[2]!.case_id],
    );
  });
  afterAll(() => office.close());

  const pages = (from: number, to: number, commune = '31120', of = year) =>
    office.download(`register-book/${of}.pdf?commune=${commune}&from=${from}&to=${to}`);
  const refused = async (...asked: Parameters<typeof pages>) => {
    const { status, bytes } = await pages(...asked);
    const { code, errors } = JSON.parse(bytes.toString()) as Refusal;
    return [status, code, errors?.map((fault) => [fault.pointer, fault.code])];
  };

  it('has all numbers without a gap, and the annulled one struck with ground and day', async () => {
    const { status, headers, bytes } = await pages(1, 100);
    expect([status, headers['content-type']]).toEqual([200, 'application/pdf']);
    const text = textOfPdf(bytes);
    if (text === undefined) return;
    const numbers = [...text.matchAll(/ SỐ (\d+)\/\d{4}/g)].map(([, number]) => Number(number));
    expect(numbers).toEqual([1, 2, 3, 4]);
    expect(text).toContain(`SỐ 2/${year} (ĐÃ HỦY)`);
    expect(text).toMatch(/Hủy đăng ký khai tử ngày \d\d\/\d\d\/\d{4} theo 12\/QĐ-UBND\. Người được đăng ký/);
    expect(text).toContain('Cải chính ngày 28/11/2026 theo 9/QĐ-UBND. Trước đó ghi ngày sinh: 02/01/1943.');
    expect(text.match(/Ghi chú: Không\./g)).toHaveLength(2);
    for (let i = 0; i < 4; i++) expect(text).toContain(`09204400990${i}`);
  });

  it('is printed in the part that was asked for, which is on record', async () => {
    const text = textOfPdf((await pages(3, 4)).bytes);
    if (text !== undefined) expect(text).not.toContain(`SỐ 2/${year}`);
    const { items } = (await office.get<{ items: { action: string }[] }>('audit')).body;
    expect(items.filter(({ action }) => action === 'book.print')).toContainEqual(
      expect.objectContaining({
        actor: 'tester',
        detail: expect.objectContaining({ commune: '31120', year, from: 3, to: 4 }) as object,
      }),
    );
  });

  it('says what is wrong with a range, and that there is nothing in it', async () => {
    expect(await refused(5, 4)).toEqual([422, 'invalid-query', [['/to', 'upside-down']]]);
    expect(await refused(1, 101)).toEqual([422, 'invalid-query', [['/to', 'too-wide']]]);
    expect((await refused(0, 1))[0]).toBe(422);
    expect((await refused(50, 60)).slice(0, 2)).toEqual([404, 'not-found']);
    expect((await refused(1, 2, '31120', 1900)).slice(0, 2)).toEqual([404, 'not-found']);
  });

  it("is not another commune's to print, and who tried is on record", async () => {
    const other = await office.as({
      subject: 'khac',
      posts: [{ role: 'civil-status-officer', unit: { kind: 'commune', code: '31135' } }],
    });
    const asked = await other.get<Refusal>(`register-book/${year}.pdf?commune=31120&from=1&to=2`);
    expect([asked.status, asked.body.code]).toEqual([403, 'outside-your-unit']);
    expect(
      await office.query(
        `select subject_id as id from audit_entry where actor = 'khac' and action = 'book.print'`,
      ),
    ).toEqual([{ id: `31120/${year}` }]);
  });
});
