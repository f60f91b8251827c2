import { LawEffectsReckoned, type CaseView, type Filed, type LawProposalView } from '@lien-thong/contracts';
import { newSigningKey } from '@lien-thong/embedded';
import { lawFiles } from '@lien-thong/law';
import { eventually, openService } from '@lien-thong/testing';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource, type QueryRunner } from 'typeorm';
import { AppModule } from '../app.module';
import { OneStopEnvironment } from '../environment';
import { declaration } from '../testing-ground/declaration';
import { openDesk, type Desk } from '../testing-ground/desk';

const files = lawFiles();
const [AN, BINH] = ['Nguyễn Văn An', 'Trần Thị Bình'];
type File = { name: string; content: string };

const dayOff = (key: string, day: string) => `
${key}:
  name: Quốc tang
  rows:
    - value:
        - { day: ${day}, kind: holiday }
      in_force_from: ${day}
      source: { instrument: Thông báo của Ban Bí thư }
      confidence: secondary
`;
const withDayOff = (day: string): File => ({
  name: 'holidays.yaml',
  content: files['holidays.yaml']! + dayOff(`national-mourning-${day}`, day),
});
const noEffects = { looked: 0, toppedUp: 0, topUp: 0, overpaid: 0, overpayment: 0, toReview: 0 };

jest.setTimeout(90_000);

describe('publishing the law, when things cross', () => {
  let desk: Desk;
  let other: DataSource;

  beforeEach(async () => {
    desk = await openDesk();
    const [{ name }] = (await desk.query<{ name: string }>('select current_database() as name')) as [
      { name: string },
    ];
    const url = new URL(process.env['TEST_DATABASE_URL']!);
    url.pathname = `/${name}`;
    other = await new DataSource({ type: 'postgres', url: url.toString() }).initialize();
  });

  afterEach(async () => {
    await other.destroy();
    await desk.close();
  });

  const propose = (...changed: File[]) =>
    desk.post<
      LawProposalView & { code?: string; errors: { pointer: string; code: string; message: string }[] }
    >('law/proposals', { files: changed, reason: 'Thử.', preparedBy: AN });
  const consent = (id: string) =>
    desk.post<LawProposalView>(`law/proposals/${id}/consent`, { by: BINH, why: 'Đã đối chiếu.' });
  const reckoned = async ({ proposalId, version }: LawProposalView) => {
    await desk.tell(LawEffectsReckoned, proposalId, { version, ...noEffects });
    await eventually(
      () => desk.get<LawProposalView>(`law/proposals/${proposalId}`).then(({ body }) => body),
      ({ ready }) => ready,
      { within: 20_000 },
    );
  };
  const publish = async (...changed: File[]) => {
    const { body } = await propose(...changed);
    await reckoned(body);
    expect((await consent(body.proposalId)).status).toBe(200);
    return body.version;
  };
  const held = async (sql: string, parameters: unknown[] = []): Promise<QueryRunner> => {
    const holder = other.createQueryRunner();
    await holder.startTransaction();
    await holder.query(sql, parameters);
    return holder;
  };
  const caseView = (id: string) => desk.get<CaseView>(`cases/${id}`).then(({ body }) => body);
  const agrees = (version: string) =>
    eventually(
      () => desk.query<{ version: string }>(`select version from law_followed where what = 'promised-days'`),
      ([found]) => found?.version === version,
      { within: 20_000 },
    );

  it('a consent that waited while another version was published does not undo that version', async () => {
    const first = (await propose(withDayOff('2027-06-01'))).body;
    const second = (await propose(withDayOff('2027-06-02'))).body;
    await reckoned(first);
    await reckoned(second);
    const holder = await held('select 1 from law_proposal where id = $1 for update', [second.proposalId]);
    const late = consent(second.proposalId);
    await pause(500);
    expect((await consent(first.proposalId)).status).toBe(200);
    await holder.commitTransaction();
    await holder.release();

    expect((await late).status).toBe(409);
    const [{ newest }] = (await desk.query<{ newest: string }>(
      `select files ->> 'holidays.yaml' as newest from law_bundle order by sequence desc limit 1`,
    )) as [{ newest: string }];
    expect(newest).toContain('2027-06-01');
  });

  it('a case that is being filed while the law is published gets a day by the new law', async () => {
    const probe = (await desk.file<Filed>(declaration())).body;
    const holder = await held('select 1 from dossier_counter for update');
    const late = {
      ...declaration(),
      deceased: { ...declaration().deceased, givenName: 'Tám', personalId: '092044001299' },
    };
    const filing = desk.file<Filed>(late);
    await pause(500);
    const publishing = publish(withDayOff(probe.promisedOn!));
    await pause(1500); // publishing waits for the filing
    await holder.commitTransaction();
    await holder.release();
    await agrees(await publishing);

    const filed = await filing;
    expect(filed.status).toBe(201);
    expect((await caseView(probe.caseId)).promisedOn! > probe.promisedOn!).toBe(true);
    const moved = await eventually(
      () => caseView(filed.body.caseId),
      (c) => c.promisedOn !== probe.promisedOn,
      {
        within: 10_000,
      },
    );
    expect(moved.promisedOn! > probe.promisedOn!).toBe(true);
  });

  it('the day of a step moves with its own limit, also when the promised day stays', async () => {
    const { body: filed } = await desk.file<Filed>(declaration());
    const due = (c: CaseView) => c.steps.find(({ step }) => step === 'deregister-residence')?.dueOn;
    const was = due(await caseView(filed.caseId));
    const longer = files['deadlines.yaml']!.replace(
      /- value: \{ n: 5, unit: working-day \}(\n {6}in_force_from: 2025-07-01)/,
      '- value: { n: 3, unit: working-day }$1',
    );
    const version = await publish({ name: 'deadlines.yaml', content: longer });
    await agrees(version);
    const now = await caseView(filed.caseId);
    expect(now.promisedOn).toBe(filed.promisedOn);
    expect(due(now)).not.toBe(was);
  });

  it('a case that was moved just before a crash follows the version after, too', async () => {
    const { body: filed } = await desk.file<Filed>(declaration());
    const [{ version: v1 }] = (await desk.query<{ version: string }>('select version from law_bundle')) as [
      { version: string },
    ];
    const v2 = await publish(withDayOff(filed.promisedOn!));
    await agrees(v2);
    expect((await caseView(filed.caseId)).promisedOn).not.toBe(filed.promisedOn);
    // The instance died after its last page, before it remembered the version; the next version was consented to at once.
    await desk.query(`update law_followed set version = $1`, [v1]);
    const v3 = await publish(
      { name: 'holidays.yaml', content: files['holidays.yaml']! },
      { name: 'bundle.yaml', content: files['bundle.yaml']!.replace('2026.11', '2026.12') },
    );
    await agrees(v3);
    expect((await caseView(filed.caseId)).promisedOn).toBe(filed.promisedOn);
  });

  it('several proposals that waited for the broker leave the outbox', async () => {
    for (const n of [1, 2, 3, 4, 7, 8]) expect((await propose(withDayOff(`2027-06-0${n}`))).status).toBe(201);
    await eventually(
      () => desk.query('select 1 from outbox'),
      (left) => left.length === 0,
      { within: 20_000 },
    );
    await pause(3000); // the sweep leaves what is younger alone
    // As an outage of the broker leaves them: said, committed, not sent.
    await desk.query(
      `insert into outbox (at, seqs) select at, array[seq] from journal where topic like '%.law.v1' order by seq`,
    );
    const left = await eventually(
      () => desk.query('select 1 from outbox'),
      (rows) => rows.length === 0,
      { within: 20_000 },
    );
    expect(left).toEqual([]);
  });

  it('nothing else is held up by messages that the broker finds too large together', async () => {
    for (const n of [1, 2, 3, 4, 7, 8]) expect((await propose(withDayOff(`2027-06-0${n}`))).status).toBe(201);
    await desk.file<Filed>(declaration());
    await pause(3000); // the sweep leaves what is younger alone
    await desk.query('insert into outbox (at, seqs) select at, array[seq] from journal order by seq');
    const left = await eventually(
      () =>
        desk.query(
          `select 1 from outbox o join journal j on j.seq = any (o.seqs) where j.topic not like '%.law.v1'`,
        ),
      (rows) => rows.length === 0,
      { within: 20_000 },
    );
    expect(left).toEqual([]);
  });

  it('a law that has outgrown what the broker takes is refused at the desk', async () => {
    const grown = (name: string): File => ({
      name,
      content: `${files[name]!}\n${`# ${'x'.repeat(98)}\n`.repeat(2300)}`,
    });
    for (const name of ['fees.yaml', 'agencies.yaml']) await publish(grown(name));
    expect((await propose(grown('on-top.yaml'))).status).toBe(422);
  });

  it('a law under which no case can be received today is refused, even while no case is open', async () => {
    const content = files['deadlines.yaml']!.replace(
      /register-death:[\s\S]*?\nderegister-residence/,
      `register-death:\n  name: Đăng ký khai tử\n  rows:\n    - value: { n: 0, unit: same-day, verification: verify-death-registration, transition: civil-status-law }\n      in_force_from: 2030-01-01\n      source: { instrument: Luật }\n      confidence: unverified\n\nderegister-residence`,
    );
    expect(content).not.toBe(files['deadlines.yaml']);
    expect((await propose({ name: 'deadlines.yaml', content })).status).toBe(422);
  });

  it('the list of proposals does not carry the whole law once for each', async () => {
    const { body } = await propose(withDayOff('2027-06-01'));
    await desk.query(
      `insert into law_proposal select gen_random_uuid(), version, based_on, files, changes, deadlines, benefits, state, reason, prepared_by, proposed_at
       from law_proposal, generate_series(1, 99) where id = $1`,
      [body.proposalId],
    );
    const began = performance.now();
    const { body: list } = await desk.get<{ items: object[] }>('law/proposals');
    process.stdout.write(
      `\n${list.items.length} proposals listed in ${Math.round(performance.now() - began)} ms\n`,
    );
    expect(list.items).toHaveLength(100);
  });

  it('an answer by a version that a restored database no longer knows does not stop the desk for ever', async () => {
    const { body } = await propose(withDayOff('2027-06-01'));
    await desk.tell(
      LawEffectsReckoned,
      body.proposalId,
      { version: body.version, ...noEffects },
      randomUUID(),
      '2026.11-deadbeef',
    );
    const { ready } = await eventually(
      () => desk.get<LawProposalView>(`law/proposals/${body.proposalId}`).then((r) => r.body),
      (p) => p.ready,
      { within: 10_000 },
    );
    expect(ready).toBe(true);
  });

  const bundle = files['bundle.yaml']!;
  const bad: [string, File[]][] = [
    ['a file named as a property of every object', [{ name: 'constructor.yaml', content: 'a: b' }]],
    ['a file named __proto__.yaml', [{ name: '__proto__.yaml', content: 'a: b' }]],
    [
      'a release that is no code',
      [{ name: 'bundle.yaml', content: bundle.replace('2026.11', 'tháng mười hai') }],
    ],
    [
      'a release of 100 characters',
      [{ name: 'bundle.yaml', content: bundle.replace('2026.11', '9'.repeat(100)) }],
    ],
    ['a bundle.yaml that is no YAML', [{ name: 'bundle.yaml', content: 'release: [' }]],
    ['a table that is a text', [{ name: 'parameters.yaml', content: 'mức tham chiếu' }]],
    [
      'an alias without an anchor',
      [{ name: 'holidays.yaml', content: `${files['holidays.yaml']!}\nx: *nowhere\n` }],
    ],
    [
      'aliases upon aliases',
      [
        {
          name: 'holidays.yaml',
          content: `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n`,
        },
      ],
    ],
    [
      'an escaped NUL in a name',
      [
        {
          name: 'holidays.yaml',
          content:
            files['holidays.yaml']! + dayOff('nul', '2027-06-01').replace('Quốc tang', '"Quốc \\0 tang"'),
        },
      ],
    ],
    [
      'half a surrogate pair in a name',
      [
        {
          name: 'holidays.yaml',
          content:
            files['holidays.yaml']! +
            dayOff('half', '2027-06-01').replace('Quốc tang', '"Quốc \\ud800 tang"'),
        },
      ],
    ],
    [
      'a calendar that ends before open cases are due',
      [
        {
          name: 'calendar.yaml',
          content: files['calendar.yaml']!.replace('last: 2028-12-31', 'last: 2026-11-26'),
        },
      ],
    ],
    [
      'limits that hold only from 2030 on',
      [
        {
          name: 'deadlines.yaml',
          content: files['deadlines.yaml']!.replace(
            /register-death:[\s\S]*?\nderegister-residence/,
            `register-death:\n  name: Đăng ký khai tử\n  rows:\n    - value: { n: 0, unit: same-day, verification: verify-death-registration, transition: civil-status-law }\n      in_force_from: 2030-01-01\n      source: { instrument: Luật }\n      confidence: unverified\n\nderegister-residence`,
          ),
        },
      ],
    ],
    ['a shadow of a file in a folder', [{ name: 'x/parameters.yaml', content: files['parameters.yaml']! }]],
    ['a shadow of a file without its ending', [{ name: 'parameters', content: files['parameters.yaml']! }]],
    [
      'one file twice',
      [
        withDayOff('2027-06-01'),
        { name: 'holidays.yaml', content: `${files['holidays.yaml']!}\n# second\n` },
      ],
    ],
  ];

  it('refuses what is not fit for use with a problem, never with a fault of its own', async () => {
    await desk.file<Filed>(declaration());
    const answers = [];
    for (const [what, changed] of bad) answers.push([what, (await propose(...changed)).status]);
    expect(answers).toEqual(bad.map(([what]) => [what, 422]));
  });

  it.each([
    ['law/proposals', null],
    ['law/proposals', []],
    ['law/proposals', 'x'],
    ['law/proposals', { files: 'x', reason: 1, preparedBy: {} }],
    ['law/proposals', { files: [null], reason: 'a', preparedBy: 'b' }],
    ['law/proposals', { files: [{ name: 'a\0', content: 'x' }], reason: 'a', preparedBy: 'b' }],
    ['law/proposals', { files: [{ name: 'a', content: '' }], reason: 'a\0', preparedBy: 'b' }],
    ['law/proposals/x/consent', {}],
    [`law/proposals/${randomUUID()}/consent`, { by: 'a\0', why: [] }],
    [`law/proposals/${randomUUID()}/consent`, { by: 'a', why: 'b' }],
    [`law/proposals/${randomUUID()}/withdraw`, null],
    [`law/proposals/%00/withdraw`, { by: 'a', why: 'b' }],
  ])('answers %s of %j with a problem of the asker', async (path, body) => {
    const { status } = await desk.post(path, body);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  });
});

describe('a publisher', () => {
  it('does not publish by a key that no service trusts', async () => {
    await expect(
      openService({
        name: 'one-stop',
        environment: OneStopEnvironment,
        module: (e) => AppModule.of(e),
        settings: { LAW_SIGNING_KEY: newSigningKey().privateKey },
      }).then((opened) => opened.close()),
    ).rejects.toThrow();
  });
});
