import type { Declaration, Ledger, Opinion, RecoveryList, StopLine, StopList } from '@lien-thong/contracts';
import { dong } from '@lien-thong/law';
import { eventually } from '@lien-thong/testing';
import { Commune, INSURANCE, REGISTRY } from './commune/commune';
import { declarationOf } from './commune/family';

jest.setTimeout(120_000);

const ALIVE = {
  ground: 'person-is-alive',
  document: '15/QĐST-VDS',
  why: 'Người được khai tử trở về, đã nhận dạng tại Công an xã.',
};
const APPROVE: Opinion = { answer: 'approve', ground: 'Có quyết định của Tòa án.' };

/** Only the registration and the residence are chosen: the family claims nothing. */
const withoutClaim = (): Declaration =>
  declarationOf((d) => {
    d.procedures = ['death-registration', 'residence-deletion'];
    delete d.benefit;
    delete d.payee;
  });

/** A pensioner dies in November, and the family claims nothing. The bank has the list for December already. */
describe('a death after which nobody claims', () => {
  let commune: Commune;
  const declared = withoutClaim();
  let caseId: string;
  let stop: StopLine;

  beforeAll(async () => {
    commune = await Commune.open();
    caseId = await commune.file(declared);
    await commune.until(caseId, ({ status }) => status === 'done');
  });

  afterAll(() => commune.close());

  const insurance = () => commune.offices.socialInsurance.as(INSURANCE.officer);
  const ledger = async () => (await commune.offices.oneStop.get<Ledger>(`cases/${caseId}/ledger`)).body;
  /** The ledger, once the payers have answered this. */
  const answered = (kind: string) =>
    eventually(
      async () => (await ledger()).payers,
      ({ lines }) => lines.some((line) => line.kind === kind),
    );
  const stopped = async () =>
    (
      await commune.offices.socialInsurance.query<{ on: string | null }>(
        'select stopped_on::text as "on" from insured where person = $1',
        [commune.offices.socialInsurance.privacy.hash('person', declared.deceased.personalId!)],
      )
    )[0]!.on;

  it('is told to those who paid the dead, and the pension is stopped from the day of death', async () => {
    const { toldAt, lines } = await answered('payments-stopped');
    expect(toldAt).toEqual(expect.any(String));
    expect(lines.map(({ kind }) => kind)).toEqual(['payers-told', 'payments-stopped']);
    expect(lines[1]!.text).toContain('Lương hưu');
    expect(await stopped()).toBe(declared.death.date);
    expect((await commune.view(caseId)).steps.map(({ step }) => step)).toEqual([
      'register-death',
      'deregister-residence',
    ]);
  });

  it('lies at the insurance until it confirms, and is overdue once a pay-day has passed', async () => {
    const list = async (name: string) =>
      (await (await insurance()).get<StopList>(`stops?desk=social-insurance&list=${name}`)).body.items;
    [stop] = (await list('open')).filter((one) => one.caseId === caseId) as [StopLine];
    expect(stop).toMatchObject({ payer: 'pension', monthly: 5_000_000, diedOn: declared.death.date });
    commune.moveClocks('2026-12-03T02:00:00.000Z');
    expect((await list('overdue')).map(({ id }) => id)).toContain(stop.id);
  });

  it('has what was paid for December listed for recovery once the payer confirms, and the case shows it', async () => {
    const officer = await insurance();
    const confirmed = await officer.post<StopLine>(
      `stops/${stop.id}/confirmation`,
      { paidThrough: '2026-12-01' },
      { 'if-match': `"${stop.version}"` },
    );
    expect(confirmed.body).toMatchObject({ state: 'confirmed' });
    const { body } = await officer.get<RecoveryList>('recoveries?desk=social-insurance');
    expect(body.items.filter((one) => one.caseId === caseId)).toEqual([
      expect.objectContaining({ payer: 'pension', months: ['2026-12'], amount: 5_000_000 }),
    ]);
    const { lines } = await answered('payer-confirmed');
    expect(lines.at(-1)!.text).toContain(`phải thu hồi ${dong(5_000_000)}`);
    expect(await commune.timeline(caseId)).toContain(lines.at(-1)!.text);
  });

  it('that was none, has the pension paid on and nothing recovered', async () => {
    expect((await commune.offices.oneStop.post(`cases/${caseId}/annulment`, ALIVE)).status).toBe(202);
    await commune.decide({ ...REGISTRY, task: 'annul-registration' }, caseId, APPROVE);
    const { lines } = await answered('payments-resumed');
    expect(lines.slice(-2).map(({ kind }) => kind)).toEqual(['payers-told', 'payments-resumed']);
    expect(await stopped()).toBeNull();
    const { body } = await (
      await insurance()
    ).get<RecoveryList>('recoveries?desk=social-insurance&state=waived');
    expect(body.items.map((one) => one.caseId)).toContain(caseId);
  });
});
