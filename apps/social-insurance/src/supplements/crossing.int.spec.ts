import {
  GrantFuneralAllowance,
  LawBundleProposed,
  LawBundlePublished,
  messageKind,
  type FuneralAllowanceGranted,
  type LawEffectsReckoned,
  type Shape,
  type SupplementLine,
} from '@lien-thong/contracts';
import { fileListOf } from '@lien-thong/gazette';
import { lawFiles, readLaw, type LawFiles } from '@lien-thong/law';
import { headersOf, KafkajsBroker } from '@lien-thong/messaging';
import { rows } from '@lien-thong/service';
import {
  eventually,
  installLaw,
  kafkaBrokers,
  openService,
  type OpenService,
  publishedLaw,
} from '@lien-thong/testing';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource, type QueryRunner } from 'typeorm';
import { AppModule } from '../app.module';
import { SocialInsuranceEnvironment } from '../environment';
import { decisionPlace } from '../benefit-decision/decision-book';
import { enter } from '../register/import-register';
import { beneficiaryLine, claim } from '../testing-ground/claim';

const today = lawFiles();
const parameters = (change: (yaml: string) => string): LawFiles => ({
  ...today,
  'parameters.yaml': change(today['parameters.yaml']!),
});
const named = (files: LawFiles, release: string): LawFiles => ({
  ...files,
  'bundle.yaml': files['bundle.yaml']!.replace('2026.11', release),
});
const before335 = parameters((yaml) => yaml.replace(/ {4}- value: 540000\n( {6}.*\n)+/g, ''));
/** One more decree that reaches back to the same day. */
const to550 = parameters((yaml) => yaml.replace('value: 540000', 'value: 550000'));

let people = 0;
const person = () => `0920${String(71_000_000 + ++people).padStart(8, '0')}`;

const proposed = (files: LawFiles): LawBundleProposed => ({
  version: readLaw(files).version,
  files: fileListOf(files),
  reason: 'Thử.',
  preparedBy: 'Nguyễn Văn An',
  proposedAt: '2026-10-05T01:00:00.000Z',
});

jest.setTimeout(90_000);

/** Enters a granted case again under so many other ids, as if as many families had claimed alike. */
async function repeat(
  { database: { manager }, privacy }: OpenService,
  caseId: string,
  times: number,
): Promise<void> {
  const place = decisionPlace('facts', 'funeral-allowance');
  const [granted] = await rows<{ facts: string }>(
    manager,
    'select facts from benefit_decision where case_id = $1',
    [caseId],
  );
  const facts = (await privacy.opening(manager, [caseId]))(caseId)!.openJson(place, granted!.facts);
  for (let from = 0; from < times; from += 10_000) {
    const copies = Array.from({ length: Math.min(10_000, times - from) }, () => randomUUID());
    const keyOf = await privacy.sealing(manager, copies);
    await manager.query(
      `insert into benefit_decision (case_id, benefit, attempt, code, desk, seat, year, number, person, commune, died_on, category,
         kind, relatives, amount, formula, article, law_version, payee, decided_on, decided_at, facts)
       select copy.id, benefit, attempt, code || '-' || $4 + n, desk, seat, year, number + $4 + n, person, commune, died_on, category,
         kind, relatives, amount, formula, article, law_version, payee, decided_on, decided_at, copy.facts
       from benefit_decision, unnest($2::uuid[], $3::text[]) with ordinality as copy(id, facts, n)
       where case_id = $1`,
      [caseId, copies, copies.map((id) => keyOf(id).sealJson(place, facts)), from],
    );
  }
}

describe('what was decided, when things cross', () => {
  let office: OpenService;
  let other: DataSource;

  const open = async (first?: LawFiles) => {
    office = await openService({
      name: 'social-insurance',
      environment: SocialInsuranceEnvironment,
      module: (e) => AppModule.of(e),
      installsLaw: false,
    });
    if (first) await installLaw(office.database, first);
    const [{ name }] = (await office.query<{ name: string }>('select current_database() as name')) as [
      { name: string },
    ];
    const url = new URL(process.env['TEST_DATABASE_URL']!);
    url.pathname = `/${name}`;
    other = await new DataSource({ type: 'postgres', url: url.toString() }).initialize();
  };

  afterEach(async () => {
    await other.destroy();
    await office.close();
  });

  const held = async (sql: string, parameters: unknown[] = []): Promise<QueryRunner> => {
    const holder = other.createQueryRunner();
    await holder.startTransaction();
    await holder.query(sql, parameters);
    return holder;
  };

  const ask = async (category: 'social-protection' | 'emergency', diedOn = '2026-07-15') => {
    const [caseId, id] = [randomUUID(), person()];
    await enter(office.database.manager, office.privacy, [beneficiaryLine(id, category)]);
    const command = claim();
    command.extract.deceased.personalId = id;
    command.extract.diedOn = diedOn;
    command.claim.categories = [category];
    await office.tell(GrantFuneralAllowance, caseId, command);
    return caseId;
  };
  const granted = async (caseId: string) => {
    const [answer] = await eventually(
      () => office.said<FuneralAllowanceGranted>(caseId),
      (said) => said.length > 0,
      { within: 20_000 },
    );
    return answer!.data;
  };
  const publish = async (files: LawFiles, sequence: number) => {
    const { id, data } = await publishedLaw(files, sequence);
    await office.tell(LawBundlePublished, id, data);
    return data.version;
  };
  const followed = (version: string) =>
    eventually(
      () => office.query<{ version: string }>('select version from law_followed'),
      ([found]) => found?.version === version,
      { within: 20_000 },
    );
  const drafts = async (state = 'draft') =>
    (await office.get<{ items: SupplementLine[] }>(`supplements?desk=commune&state=${state}`)).body.items;
  const oneDraft = async () =>
    (await eventually(drafts, (items) => items.length > 0, { within: 20_000 }))[0]!;
  const approve = (id: string) =>
    office.post<SupplementLine>(`supplements/${id}/approve`, { why: 'Đã xem.' });

  it('the first law and a proposal that arrive together are both worked on', async () => {
    await open();
    const { id, data } = await publishedLaw(before335, 1);
    const proposal = randomUUID();
    const broker = new KafkajsBroker({
      brokers: kafkaBrokers().split(','),
      clientId: `${office.prefix}both`,
    });
    const producer = broker.producer();
    const record = <T extends object>(shape: Shape<T>, subject: string, value: T) => ({
      topic: `${office.prefix}one-stop.law.v1`,
      key: subject,
      headers: headersOf({
        id: randomUUID(),
        source: '/one-stop',
        type: messageKind(shape).type,
        subject,
        time: new Date().toISOString(),
      }),
      value: JSON.stringify(value),
    });
    await producer.send([
      record(LawBundlePublished, id, data),
      record(LawBundleProposed, proposal, proposed(today)),
    ]);
    await producer.close();
    await broker.close();
    const { version } = await eventually(
      () => office.get<{ version?: string }>('law').then(({ body }) => body),
      (law) => law.version !== undefined,
      { within: 20_000 },
    );
    expect(version).toBe(data.version);
    expect(
      await eventually(
        () => office.said(proposal),
        (said) => said.length > 0,
        { within: 20_000 },
      ),
    ).toHaveLength(1);
  });

  it('a draft is no longer open once the law that called for it was taken back', async () => {
    await open(before335);
    const caseId = await ask('social-protection');
    expect((await granted(caseId)).amount).toBe(10_000_000);
    await publish(today, 2);
    const draft = await oneDraft();
    await followed(await publish(named(before335, '2026.12'), 3));
    expect(await drafts()).toEqual([]);
    expect((await approve(draft.id)).status).toBe(409);
  });

  it('an approval that crosses a second decree is not paid twice', async () => {
    await open(before335);
    const caseId = await ask('social-protection');
    await granted(caseId);
    await publish(today, 2);
    const draft = await oneDraft();
    const holder = await held('select 1 from decision_counter for update');
    const approving = approve(draft.id);
    await pause(500);
    await publish(to550, 3);
    await pause(3000); // its draft waits behind the approval
    await holder.commitTransaction();
    await holder.release();
    expect((await approving).status).toBe(200);
    const second = await oneDraft();
    // 10,000,000 decided, 800,000 approved: only 200,000 are left to be added up to 11,000,000.
    expect(second).toMatchObject({ fromAmount: 10_800_000, toAmount: 11_000_000 });
  });

  it('after an approved supplement a second decree adds only the rest', async () => {
    await open(before335);
    await granted(await ask('social-protection'));
    await publish(today, 2);
    await approve((await oneDraft()).id);
    await followed(await publish(to550, 3));
    expect(await oneDraft()).toMatchObject({ fromAmount: 10_800_000, toAmount: 11_000_000 });
  });

  it('a decision that was being made while the law was published is drafted for, too', async () => {
    await open(before335);
    await granted(await ask('social-protection'));
    const holder = await held('select 1 from decision_counter for update');
    const late = await ask('social-protection');
    await pause(1500);
    const version = await publish(today, 2);
    await pause(1500); // the law waits for the decision, or the other way round: either is right
    await holder.commitTransaction();
    await holder.release();
    await followed(version);
    const { amount } = await granted(late);
    if (amount === 10_000_000) expect((await drafts()).map(({ caseId }) => caseId)).toContain(late);
    else expect(amount).toBe(10_800_000);
  });

  it('a decision of a version between is compared with the law it was made by', async () => {
    await open(before335);
    await granted(await ask('social-protection'));
    const v1 = readLaw(before335).version;
    await followed(v1);
    const v2 = await publish(today, 2);
    await followed(v2);
    const raised = await ask('social-protection');
    expect((await granted(raised)).amount).toBe(10_800_000);
    // The instance died after its last page, before it remembered the version; the next version came at once.
    await office.query('update law_followed set version = $1', [v1]);
    await followed(await publish(named(before335, '2026.12'), 3));
    expect(await drafts()).toEqual(
      expect.arrayContaining([expect.objectContaining({ caseId: raised, kind: 'overpaid' })]),
    );
  });

  it('a decision from before its facts were kept is put before an officer', async () => {
    await open(before335);
    const caseId = await ask('social-protection');
    await granted(caseId);
    await office.query('update benefit_decision set facts = null');
    await followed(await publish(today, 2));
    expect(await drafts()).toMatchObject([{ caseId, kind: 'review' }]);
  });

  it('a standard with a fraction of a đồng stops neither decisions nor drafts', async () => {
    await open(before335);
    await granted(await ask('social-protection'));
    const odd = parameters((yaml) => yaml.replace('value: 540000', 'value: 540000.03'));
    await publish(odd, 2);
    const draft = await oneDraft();
    expect(Number.isInteger(draft.toAmount)).toBe(true);
  });

  it('a top-up by a decree with a long name can be approved', async () => {
    await open(before335);
    await granted(await ask('social-protection'));
    const long = parameters((yaml) =>
      yaml.replace(
        'instrument: Nghị định 335/2026/NĐ-CP',
        `instrument: Nghị định 335/2026/NĐ-CP ${'sửa đổi '.repeat(70).trim()}`,
      ),
    );
    await publish(long, 2);
    expect((await approve((await oneDraft()).id)).status).toBe(200);
  });

  it('reckons a hundred thousand decisions without losing its place in the group', async () => {
    await open(before335);
    const first = await ask('social-protection');
    await granted(first);
    await repeat(office, first, 100_000);
    const [proposal, began] = [randomUUID(), performance.now()];
    await office.tell(LawBundleProposed, proposal, proposed(today));
    const [reckoned] = await eventually(
      () => office.said<LawEffectsReckoned>(proposal),
      (said) => said.length > 0,
      { within: 60_000 },
    );
    process.stdout.write(`\n100,000 decisions reckoned in ${Math.round(performance.now() - began)} ms\n`);
    expect(reckoned!.data).toMatchObject({ looked: 100_001, toppedUp: 100_001 });
    const followedAt = performance.now();
    await publish(today, 2);
    await followed(readLaw(today).version).catch(() => undefined);
    process.stdout.write(
      `\n100,000 drafts in ${Math.round(performance.now() - followedAt)} ms (or not within 20 s)\n`,
    );
  });
});
