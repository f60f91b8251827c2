import {
  GrantFuneralAllowance,
  LawBundleProposed,
  LawBundlePublished,
  SettleSurvivorsBenefit,
  type SurvivorsBenefitSettled,
  type BenefitToppedUp,
  type FuneralAllowanceGranted,
  type LawEffectsReckoned,
  type SupplementLine,
} from '@lien-thong/contracts';
import { fileListOf } from '@lien-thong/gazette';
import { asKnownOn, lawFiles, loadLaw, readLaw, type LawFiles } from '@lien-thong/law';
import { eventually, installLaw, openService, type OpenService, publishedLaw } from '@lien-thong/testing';
import { randomUUID } from 'node:crypto';
import { AppModule } from '../app.module';
import { SocialInsuranceEnvironment } from '../environment';
import { enter } from '../register/import-register';
import { beneficiaryLine, claim, insuredLine } from '../testing-ground/claim';

const today = lawFiles();

/** The law as it was before Decree 335/2026 was published: its rows are not there yet. */
const before335: LawFiles = {
  ...today,
  'parameters.yaml': today['parameters.yaml']!.replace(/ {4}- value: 540000\n( {6}.*\n)+/g, ''),
};

/** The law as it was before Decree 161/2026 raised the base salary that survivors' benefits follow. */
const before161: LawFiles = {
  ...today,
  'parameters.yaml': today['parameters.yaml']!.replace(/ {4}- value: 2530000\n( {6}.*\n)+/g, ''),
};

let people = 0;
const person = () => `0920${String(70_000_000 + ++people).padStart(8, '0')}`;

jest.setTimeout(60_000);

describe('a decree that is applied from an earlier day', () => {
  let office: OpenService;

  beforeEach(async () => {
    office = await openService({
      name: 'social-insurance',
      environment: SocialInsuranceEnvironment,
      module: (e) => AppModule.of(e),
      installsLaw: false,
    });
    await installLaw(office.database, before335);
  });

  afterEach(() => office.close());

  async function grant(category: 'social-protection' | 'emergency' | 'veteran', diedOn: string) {
    const [caseId, id] = [randomUUID(), person()];
    await enter(office.database.manager, office.privacy, [beneficiaryLine(id, category)]);
    const command = claim();
    command.extract.deceased.personalId = id;
    command.extract.diedOn = diedOn;
    command.claim.categories = [category];
    await office.tell(GrantFuneralAllowance, caseId, command);
    const [answer] = await eventually(
      () => office.said<FuneralAllowanceGranted>(caseId),
      (said) => said.length > 0,
      { within: 20_000 },
    );
    return { caseId, ...answer!.data };
  }

  async function publish(files: LawFiles, sequence = 2): Promise<string> {
    const { id, data } = await publishedLaw(files, sequence);
    await office.tell(LawBundlePublished, id, data);
    return data.version;
  }

  const drafts = async (desk: string, state = 'draft') =>
    (await office.get<{ items: SupplementLine[] }>(`supplements?desk=${desk}&state=${state}`)).body.items;
  const decide = (id: string, verb: 'approve' | 'dismiss') =>
    office.post<SupplementLine>(`supplements/${id}/${verb}`, {
      why: 'Theo Nghị định 335/2026.',
    });

  it('is known to the packaged rows as one published on 21/08/2026', () => {
    const [then, now] = [asKnownOn(loadLaw(), '2026-08-20'), loadLaw()];
    const standard = (law: typeof now) =>
      law.rows.filter(({ key }) => key === 'social-assistance-standard').map(({ value }) => value);
    expect(standard(now)).toContain(540_000);
    expect(standard(then)).not.toContain(540_000);
  });

  it('is reckoned before it is published, drafts what it adds and pays nothing until an officer approves', async () => {
    const raised = await grant('social-protection', '2026-07-15');
    const before = await grant('social-protection', '2026-06-30');
    const other = await grant('veteran', '2026-07-15');
    expect([raised.amount, before.amount, other.amount]).toEqual([10_000_000, 10_000_000, 25_300_000]);

    const proposal = randomUUID();
    await office.tell(LawBundleProposed, proposal, {
      version: readLaw(today).version,
      files: fileListOf(today),
      reason: 'Nghị định 335/2026/NĐ-CP.',
      preparedBy: 'Nguyễn Văn An',
      proposedAt: '2026-10-05T01:00:00.000Z',
    });
    const [reckoned] = await eventually(
      () => office.said<LawEffectsReckoned>(proposal),
      (said) => said.length > 0,
      { within: 20_000 },
    );
    expect(reckoned!.data).toMatchObject({
      looked: 3,
      toppedUp: 1,
      topUp: 800_000,
      overpaid: 0,
      toReview: 0,
    });
    expect(await drafts('commune')).toEqual([]);

    const version = await publish(today);
    const [draft] = await eventually(
      () => drafts('commune'),
      (items) => items.length > 0,
      { within: 20_000 },
    );
    expect(draft).toMatchObject({
      caseId: raised.caseId,
      kind: 'top-up',
      regime: 'btxh',
      fromAmount: 10_000_000,
      toAmount: 10_800_000,
      since: '2026-07-01',
      lawVersion: version,
      because: expect.arrayContaining(['Nghị định 335/2026/NĐ-CP']),
    });
    expect(await drafts('home-affairs')).toEqual([]);
    expect(await office.said(raised.caseId)).toHaveLength(1);

    const approved = await decide(draft!.id, 'approve');
    expect(approved.body).toMatchObject({
      state: 'approved',
      decision: expect.stringMatching(/^TCMT-UBND-31120-/),
    });
    const [, told] = await office.said<BenefitToppedUp>(raised.caseId);
    expect(told).toMatchObject({
      type: 'social-insurance.benefit-topped-up.v1',
      data: {
        amount: 800_000,
        total: 10_800_000,
        supplementTo: raised.decision,
        decision: approved.body.decision,
        since: '2026-07-01',
      },
    });
    expect((await decide(draft!.id, 'approve')).status).toBe(409);
    expect(await drafts('commune')).toEqual([]);
    expect(await drafts('commune', 'approved')).toHaveLength(1);
  });

  it('can be put aside for one decision, with the reason, and nothing is told', async () => {
    const { caseId } = await grant('emergency', '2026-07-15');
    await publish(today);
    const [draft] = await eventually(
      () => drafts('commune'),
      (items) => items.length > 0,
      { within: 20_000 },
    );
    expect(draft).toMatchObject({ fromAmount: 25_000_000, toAmount: 27_000_000 });
    expect((await decide(draft!.id, 'dismiss')).body).toMatchObject({ state: 'dismissed' });
    expect(await office.said(caseId)).toHaveLength(1);
    expect((await office.post(`supplements/${draft!.id}/approve`, {})).status).toBe(422);
    expect((await office.post(`supplements/${randomUUID()}/dismiss`, { why: 'B' })).status).toBe(404);
    expect((await office.get('supplements?desk=treasury')).status).toBe(422);
  });

  it('raises what a monthly benefit pays from then on, and pays what was missed of the months before', async () => {
    const [caseId, id] = [randomUUID(), person()];
    const command = claim();
    command.extract.deceased.personalId = id;
    command.extract.diedOn = '2026-07-15';
    command.receivedAt = '2026-07-20T02:00:00.000Z';
    await publish(before161);
    await eventually(
      () => office.get<{ version: string }>('law'),
      ({ body }) => body.version === readLaw(before161).version,
      { within: 20_000 },
    );
    await enter(office.database.manager, office.privacy, [insuredLine(id)]);
    await office.tell(SettleSurvivorsBenefit, caseId, command);
    await eventually(
      () => office.said<SurvivorsBenefitSettled>(caseId),
      (said) => said[0]?.data.amount === 1_170_000,
      { within: 20_000 },
    );
    const orders = () =>
      office.query(
        `select purpose, to_char(month, 'YYYY-MM') as month, amount::int from payment_order where case_id = $1 order by line`,
        [caseId],
      );
    const months = async (now: string) => {
      office.clock.moveTo(new Date(now));
      await office.post('payments/months', { desk: 'social-insurance', seat: '92' });
    };
    await months('2026-09-10T02:00:00.000Z');
    const before = [
      { purpose: 'month', month: '2026-08', amount: 1_170_000 },
      { purpose: 'month', month: '2026-09', amount: 1_170_000 },
    ];
    expect(await orders()).toEqual(before);

    await publish(today, 3);
    const [draft] = await eventually(
      () => drafts('social-insurance'),
      (items) => items.length > 0,
      { within: 20_000 },
    );
    expect(draft).toMatchObject({ fromAmount: 1_170_000, toAmount: 1_265_000, since: '2026-07-01' });
    expect((await decide(draft!.id, 'approve')).status).toBe(200);
    await months('2026-10-10T02:00:00.000Z');
    expect(await orders()).toEqual([
      ...before,
      { purpose: 'top-up', month: null, amount: 2 * 95_000 },
      { purpose: 'month', month: '2026-10', amount: 1_265_000 },
    ]);
  });
});
