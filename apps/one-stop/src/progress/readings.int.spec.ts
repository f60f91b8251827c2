import { READINGS } from '@lien-thong/audit';
import type { CaseReadings, Filed } from '@lien-thong/contracts';
import type { Asking, TestPerson } from '@lien-thong/testing';
import { randomUUID } from 'node:crypto';
import { declaration } from '../testing-ground/declaration';
import { openDesk, type Desk } from '../testing-ground/desk';

jest.setTimeout(120_000);

const NINH_KIEU = { kind: 'commune', code: '31120' } as const;
const officer = (subject: string): TestPerson => ({
  subject,
  name: `Lê Thị ${subject}`,
  posts: [{ role: 'one-stop-officer', unit: NINH_KIEU }],
});

let people = 0;
const next = () => {
  const form = declaration();
  const nth = String(++people).padStart(4, '0');
  const deceased = { ...form.deceased, givenName: `Mười ${people}`, personalId: `09204433${nth}` };
  return { ...form, deceased };
};

describe('who has read a dossier', () => {
  let desk: Desk;
  let family: Asking;

  beforeAll(async () => {
    desk = await openDesk();
    family = desk;
  });
  afterAll(() => desk.close());

  const file = async () => (await desk.file<Filed>(next())).body;
  const readingsOf = async (code = '') =>
    (await family.get<CaseReadings>(`progress/${code}/readings`, { authorization: '' })).body;

  it('is nobody when only the filing was done', async () => {
    const { dossierCode } = await file();
    expect(await readingsOf(dossierCode)).toEqual({ items: [], more: false });
  });

  it('is told to the family by title, office and hour: never by name, account or address', async () => {
    const { caseId, dossierCode } = await file();
    await (await desk.as(officer('mai'))).get(`cases/${caseId}`);
    const told = await readingsOf(dossierCode);
    expect(told).toEqual({
      items: [
        {
          hour: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:00:00\.000Z$/) as string,
          kind: 'case',
          roleName: 'Cán bộ một cửa',
          office: expect.stringMatching(/^Bộ phận một cửa, .+, .+/) as string,
        },
      ],
      more: false,
    });
    expect(JSON.stringify(told)).not.toMatch(/mai|Lê Thị|127\.0\.0\.1/);
  });

  it('names of several postings the one that lets the reader in', async () => {
    const { caseId, dossierCode } = await file();
    const posts: TestPerson['posts'] = [
      { role: 'one-stop-officer', unit: { kind: 'commune', code: '00070' } },
      { role: 'head-of-centre', unit: { kind: 'province', code: '92' } },
    ];
    await (await desk.as({ subject: 'cuc', posts })).get(`cases/${caseId}`);
    const { items } = await readingsOf(dossierCode);
    expect(items).toMatchObject([{ roleName: 'Giám đốc Trung tâm phục vụ hành chính công' }]);
    expect(items[0]!.office).toContain('Cần Thơ');
  });

  it('is asked for under the same guard against guessing as the progress', async () => {
    const answers = await Promise.all(
      ['H92.31120-200101-9999', '%00;drop'].map((code) => desk.get(`progress/${code}/readings`)),
    );
    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    expect(answers[0]!.body).toEqual(answers[1]!.body);
  });

  describe('of a case that was read for years', () => {
    const HOURS = 40;
    let caseId: string;
    let code: string;

    /** Reads as the trail has them: so many a minute apart from an hour's beginning on. */
    const wasRead = (of: string, by: string, from: string, times: number) =>
      desk.query(
        `insert into audit_entry (at, actor, actor_name, from_address, action, subject_kind, subject_id, case_id, detail)
         select $3::timestamptz + n * interval '1 minute', $2, 'Ai đó', '', 'case.read', 'case', $1::text, $1::uuid,
                '{"role": "one-stop-officer", "unit": "31120"}'
         from generate_series(0, $4::int - 1) as n`,
        [of, by, from, times],
      );

    beforeAll(async () => {
      ({ caseId, dossierCode: code = '' } = await file());
      for (let hour = 0; hour < HOURS; hour++)
        await wasRead(caseId, 'mai', new Date(Date.UTC(2026, 9, 1, hour)).toISOString(), 5);
      await wasRead(caseId, 'cuc', '2026-11-01T02:00:00Z', 60);
      await wasRead(caseId, 'mai', '2026-11-01T02:00:00Z', 60);
    });

    it('folds the reads of one person within an hour, and of two persons not', async () => {
      const { items } = await readingsOf(code);
      expect(items.filter(({ hour }) => hour === '2026-11-01T02:00:00.000Z')).toHaveLength(2);
    });

    it('is told newest first, to a bound, and that there is more', async () => {
      const { items, more } = await readingsOf(code);
      const hours = items.map(({ hour }) => hour);
      expect([hours.length, more]).toEqual([30, true]);
      expect(hours).toEqual(hours.toSorted().reverse());
    });

    it('is found by the index of the case among 100,000 entries, and is no scan', async () => {
      await desk.query(
        `insert into audit_entry (actor, actor_name, from_address, action, subject_kind, subject_id, case_id)
         select 'ai', 'Ai đó', '', 'case.read', 'case', id::text, id
         from (select gen_random_uuid() as id from generate_series(1, 20000)) as c, generate_series(1, 5)`,
      );
      await desk.asOwner('analyze audit_entry');
      for (const one of [caseId, randomUUID()]) {
        const plan = JSON.stringify(
          await desk.query(`explain (format json) ${READINGS}`, [one, ['case.read', 'attachment.read'], 31]),
        );
        expect(plan).toContain('"Index Name":"audit_entry_case"');
        expect(plan).not.toContain('Seq Scan');
      }
      expect((await readingsOf(code)).items).toHaveLength(30);
    });
  });
});
