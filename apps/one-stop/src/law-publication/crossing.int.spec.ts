import { LawEffectsReckoned, type CaseView, type Filed, type LawProposalView } from '@lien-thong/contracts';
import { eventually } from '@lien-thong/testing';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource, type QueryRunner } from 'typeorm';
import { declaration } from '../testing-ground/declaration';
import { openDesk, type Desk } from '../testing-ground/desk';
import { files, noEffects, publicationAt, withDayOff, type Publication } from '../testing-ground/publication';

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

  const propose: Publication['propose'] = (...changed) => publicationAt(desk).propose(...changed);
  const consent: Publication['consent'] = (id, by) => publicationAt(desk).consent(id, by);
  const reckoned: Publication['reckoned'] = (view, effects) => publicationAt(desk).reckoned(view, effects);
  const publish: Publication['publish'] = (...changed) => publicationAt(desk).publish(...changed);
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

  it('the list of proposals does not carry the whole law once for each', async () => {
    const { body } = await propose(withDayOff('2027-06-01'));
    await desk.query(
      `insert into law_proposal select gen_random_uuid(), version, based_on, files, changes, deadlines, benefits, state, reason, prepared_by, proposer, proposed_at
       from law_proposal, generate_series(1, 99) where id = $1`,
      [body.proposalId],
    );
    const { body: list } = await desk.get<{ items: object[] }>('law/proposals');
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
});
