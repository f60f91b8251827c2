import {
  type BenefitCorrectionNoted,
  GrantFuneralAllowance,
  NoteBenefitCorrection,
} from '@lien-thong/contracts';
import { eventually, openService, type OpenService } from '@lien-thong/testing';
import { randomUUID } from 'node:crypto';
import { AppModule } from '../app.module';
import { SocialInsuranceEnvironment } from '../environment';
import { enter } from '../register/import-register';
import { claim, insuredLine } from '../testing-ground/claim';

jest.setTimeout(60_000);

/** The reference level rises on 1 July 2026: a death before it is paid by the lower one. */
const BEFORE = '2026-06-20';
const AFTER = '2026-07-03';
const TEN_LEVELS_MORE = 1_900_000;

let people = 0;
const newPerson = () => `0920${String(83_000_000 + ++people).padStart(8, '0')}`;

describe('a correction of the death registration, noted by social insurance', () => {
  let office: OpenService;

  beforeAll(async () => {
    office = await openService({
      name: 'social-insurance',
      environment: SocialInsuranceEnvironment,
      module: (e) => AppModule.of(e),
    });
  });
  afterAll(() => office.close());

  const told = (caseId: string, answers: number) =>
    eventually(
      () => office.said(caseId),
      (said) => said.length === answers,
      { within: 20_000 },
    );

  async function granted(personalId: string, diedOn: string) {
    await enter(office.database.manager, office.privacy, [insuredLine(personalId)]);
    const caseId = randomUUID();
    const command = claim();
    command.receivedAt = '2026-07-10T02:00:00.000Z';
    command.extract.deceased.personalId = personalId;
    command.extract.diedOn = diedOn;
    await office.tell(GrantFuneralAllowance, caseId, command);
    await told(caseId, 1);
    return { caseId, command };
  }

  async function note(
    { caseId, command }: { caseId: string; command: GrantFuneralAllowance },
    change: Partial<NoteBenefitCorrection['extract']>,
    nth = 1,
  ): Promise<BenefitCorrectionNoted> {
    const order = {
      ...command,
      attempt: nth,
      benefit: 'funeral-allowance',
      extract: { ...command.extract, ...change },
    } as const;
    const before = (await office.said(caseId)).length;
    await office.tell(NoteBenefitCorrection, caseId, order);
    return (await told(caseId, before + 1)).at(-1)!.data as BenefitCorrectionNoted;
  }

  const drafts = (caseId: string) =>
    office.query<{ kind: string; more: string }>(
      'select kind, (to_amount - from_amount)::text as more from supplement where case_id = $1',
      [caseId],
    );

  it('drafts what is due besides', async () => {
    const decided = await granted(newPerson(), BEFORE);
    expect(await note(decided, { diedOn: AFTER })).toMatchObject({
      result: 'to-add',
      difference: TEN_LEVELS_MORE,
    });
    expect(await drafts(decided.caseId)).toEqual([{ kind: 'top-up', more: String(TEN_LEVELS_MORE) }]);
  });

  it('lists what was too much for recovery, and says so once', async () => {
    const decided = await granted(newPerson(), AFTER);
    expect(await note(decided, { diedOn: BEFORE })).toMatchObject({
      result: 'to-recover',
      difference: TEN_LEVELS_MORE,
    });
    await note(decided, { diedOn: BEFORE });
    const listed = await office.query(
      `select amount::int, state from recovery where case_id = $1 and source = 'correction'`,
      [decided.caseId],
    );
    expect(listed).toEqual([{ amount: TEN_LEVELS_MORE, state: 'open' }]);
  });

  it('leaves a decision alone that a name does not change, and knows the day of death from now on', async () => {
    const decided = await granted(newPerson(), AFTER);
    expect(await note(decided, { diedOn: '2026-07-05' })).toMatchObject({ result: 'unchanged' });
    const [kept] = await office.query(
      'select died_on::text as "diedOn" from benefit_decision where case_id = $1',
      [decided.caseId],
    );
    const [stop] = await office.query(
      'select died_on::text as "diedOn" from benefit_stop where case_id = $1',
      [decided.caseId],
    );
    expect([kept, stop]).toEqual([{ diedOn: '2026-07-05' }, { diedOn: '2026-07-05' }]);
  });

  it('pays on whom it had taken for dead, and stops whom it should have', async () => {
    const decided = await granted(newPerson(), AFTER);
    const meant = newPerson();
    await enter(office.database.manager, office.privacy, [insuredLine(meant)]);
    const { deceased } = decided.command.extract;
    const answer = await note(decided, { deceased: { ...deceased, personalId: meant } });
    expect(answer).toMatchObject({ result: 'unchanged' });
    const stops = await office.query<{ state: string }>(
      'select state from benefit_stop where case_id = $1 order by line',
      [decided.caseId],
    );
    expect(stops).toEqual([{ state: 'lifted' }, { state: 'open' }]);
  });

  it('has an officer look where the corrected entry is nobody whom it insures', async () => {
    const decided = await granted(newPerson(), AFTER);
    const { deceased } = decided.command.extract;
    const answer = await note(decided, { deceased: { ...deceased, personalId: newPerson() } });
    expect(answer).toMatchObject({ result: 'officer-decides' });
    expect(await drafts(decided.caseId)).toEqual([{ kind: 'review', more: null }]);
  });

  it('knows of nothing where nothing was decided', async () => {
    const unknown = { caseId: randomUUID(), command: claim() };
    expect(await note(unknown, { diedOn: AFTER })).toMatchObject({ result: 'nothing-decided' });
  });
});
