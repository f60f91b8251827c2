import type { Apologies, CaseView, ClockPage, LateCases, NamedRecord, Opinion } from '@lien-thong/contracts';
import { eventually } from '@lien-thong/testing';
import { Commune, POLICE } from './commune/commune';
import { COMMUNE, declarationOf } from './commune/family';

jest.setTimeout(120_000);

const APPROVE: Opinion = { answer: 'approve', ground: 'Hồ sơ đủ, đúng thẩm quyền.' };
const OFFICER = { subject: 'mot-cua', posts: ['one-stop-officer' as const] };
const HEAD = { subject: 'giam-doc', posts: ['head-of-centre' as const] };

/** The police are silent. The family is told sorry in time, or the province sees that nobody said it. */
describe('an office that does not answer', () => {
  let commune: Commune;
  let apologised: CaseView;
  let forgotten: CaseView;
  let wasRecord: NamedRecord;

  beforeAll(async () => {
    commune = await Commune.open({ residence: 'signed' });
    apologised = await registered();
    forgotten = await registered();
    wasRecord = await record();
  });

  afterAll(() => commune.close());

  /** The death is in the book, and the police have been told. */
  async function registered(): Promise<CaseView> {
    const caseId = await commune.file(
      declarationOf((d) => {
        d.procedures = ['death-registration', 'residence-deletion'];
        delete d.benefit;
        delete d.payee;
      }),
    );
    return commune.until(caseId, ({ steps }) =>
      steps.some(({ step, state }) => step === 'deregister-residence' && state === 'told'),
    );
  }

  const morningOf = (day: string, later = 0) =>
    new Date(Date.parse(`${day}T08:00:00+07:00`) + later * 86_400_000).toISOString();
  const listed = (list: string, { caseId }: CaseView) =>
    eventually(
      async () => (await commune.offices.oneStop.get<ClockPage>(`clocks?list=${list}`)).body.items,
      (items) => items.some((item) => item.caseId === caseId),
    );
  const record = () =>
    eventually(
      async () => (await commune.offices.monitoring.get<NamedRecord>(`communes/${COMMUNE}`)).body,
      ({ received }) => received >= 2,
    );
  const apology = async ({ caseId }: CaseView) =>
    (await commune.offices.oneStop.get<Apologies>(`cases/${caseId}/apology`)).body;

  /** The police decide after all, and the family is told that all is done. */
  async function answered({ caseId }: CaseView): Promise<void> {
    await commune.decide({ ...POLICE, task: 'deregister-residence' }, caseId, APPROVE);
    await commune.until(caseId, ({ status }) => status === 'done');
    expect(await commune.told(caseId, 'case-completed')).toEqual(['email', 'sms']);
  }

  it('is seen the day before, with a draft of the apology that says who is silent', async () => {
    expect(wasRecord).toMatchObject({ overdue: 0, lateWithApology: 0, lateWithoutApology: 0 });
    commune.moveClocks(morningOf(apologised.promisedOn!, -1));
    await listed('near-due', apologised);
    await listed('apology-draft', apologised);
    const { items } = await apology(apologised);
    expect(items).toMatchObject([{ state: 'draft', cause: 'office-silent' }]);
    expect(items[0]!.reason).toContain('Công an');
  });

  it('moves the promised day once the head signs, not before, and the family is told why by each channel', async () => {
    const [officer, head] = await Promise.all([
      commune.offices.oneStop.as(OFFICER),
      commune.offices.oneStop.as(HEAD),
    ]);
    const path = `cases/${apologised.caseId}/apology`;
    expect((await officer.post(`${path}/signature`)).status).toBe(403);
    expect((await commune.view(apologised.caseId)).promisedOn).toBe(apologised.promisedOn);
    const { newDay, reason } = (await apology(apologised)).items[0]!;
    expect((await head.post(`${path}/signature`)).status).toBe(200);
    expect((await commune.view(apologised.caseId)).promisedOn).toBe(newDay);
    expect(await commune.told(apologised.caseId, 'apology-issued')).toEqual(['email', 'sms']);
    expect(await commune.mailOf(apologised.caseId, 'xin lỗi')).toContain(reason);
  });

  it('is shown to the province when the day has passed and nobody has signed', async () => {
    commune.moveClocks(morningOf(forgotten.promisedOn!, 1));
    await listed('late-without-apology', forgotten);
    await listed('overdue', forgotten);
    await listed('overdue', apologised);
    const late = await eventually(
      async () =>
        (await commune.offices.monitoring.get<LateCases>('late-without-apology')).body.items.filter(
          ({ escalatedAt }) => escalatedAt,
        ),
      (items) => items.length > 0,
    );
    expect(late.map(({ caseId }) => caseId)).toEqual([forgotten.caseId]);
  });

  it('is counted by the province: one late with an apology, one without', async () => {
    const counted = await eventually(record, ({ overdue }) => overdue === 2);
    expect(counted).toMatchObject({ lateWithApology: 1, lateWithoutApology: 1 });
  });

  it('can still answer: before the new day, or three days late; each case ends, late by the day first promised', async () => {
    await answered(apologised);
    commune.moveClocks(morningOf(forgotten.promisedOn!, 3));
    await answered(forgotten);
    const ended = await eventually(record, ({ late }) => late === 2);
    expect(ended).toMatchObject({ onTime: 0, overdue: 0, lateWithApology: 1, lateWithoutApology: 1 });
  });
});
