import { communes } from '@lien-thong/law';
import { UnitOfWork, type Work } from '@lien-thong/messaging';
import { newFieldKeys } from '@lien-thong/embedded';
import { Clock } from '@lien-thong/service';
import { eventually, freshDatabase, freshPrefix, type FreshDatabase } from '@lien-thong/testing';
import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { Filing } from '../filing/filing';
import { likenessOf } from '../filing/likeness';
import { openCases } from '../filing/open-cases';
import { declaration } from '../testing-ground/declaration';
import { openDesk, type Desk } from '../testing-ground/desk';
import { publicationAt, withDayOff } from '../testing-ground/publication';
import { CaseClocks } from './case-clocks';

/** A few, unless the figures of many are asked for (`npm run bench -- --clocks`). */
const OPEN = Number(process.env['CLOCKS_OPEN_CASES'] ?? 600);
const DUE = Number(process.env['CLOCKS_DUE_CASES'] ?? 300);
const LONG_MS = 30 * 60_000;

jest.setTimeout(LONG_MS);

const AT = new Date('2026-11-25T08:00:00+07:00');
const EVERYWHERE = communes();
const NOBODY = { subject: 'nobody', name: 'nobody', address: '' };

function filing({ privacy }: Desk, nth: number): Filing {
  const form = declaration();
  form.commune = EVERYWHERE[nth % EVERYWHERE.length]!.code;
  form.procedures = ['death-registration', 'residence-deletion'];
  delete form.benefit;
  delete form.payee;
  return {
    caseId: uuid(),
    key: `${nth}`,
    filedBy: 'nobody',
    bodySha256: createHash('sha256').update(`${nth}`).digest(),
    declaration: form,
    likeness: likenessOf(form),
    requester: privacy.hash('person', form.requester.personalId),
    by: NOBODY,
  };
}

async function open(desk: Desk, many: number): Promise<void> {
  const unit = desk.part(UnitOfWork);
  const page = 500;
  for (let from = 0; from < many; from += page)
    await unit.run((work: Work<never>) => {
      const filings = Array.from({ length: Math.min(page, many - from) }, (_, i) => filing(desk, from + i));
      return openCases(work, desk.privacy, filings, {
        similar: new Map(),
        at: AT,
        registersByHand: () => false,
      });
    });
}

const seconds = (ms: number): number => Math.round(ms / 100) / 10;

/** By the clock on the wall, and of processor time in this process: both instances, without the database. */
function timing(): () => { wall_s: number; cpu_s: number } {
  const from = performance.now();
  const used = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(used);
    return { wall_s: seconds(performance.now() - from), cpu_s: seconds((user + system) / 1000) };
  };
}

describe('many open cases, and two instances', () => {
  let database: FreshDatabase;
  let desks: Desk[];

  beforeAll(async () => {
    database = await freshDatabase('one-stop');
    const settings = { DATABASE_URL: database.url, KAFKA_PREFIX: freshPrefix(), FIELD_KEYS: newFieldKeys() };
    desks = [await openDesk(settings), await openDesk(settings)];
    moveTo(AT);
    await open(desks[0]!, OPEN);
  });

  afterAll(async () => {
    await Promise.all(desks.map((desk) => desk.close()));
    await database.drop();
  });

  const moveTo = (instant: Date) => {
    for (const desk of desks) desk.part(Clock).moveTo(instant);
  };
  const count = async (sql: string): Promise<number> =>
    Number((await desks[0]!.query<{ n: string }>(`select count(*) as n from ${sql}`))[0]!.n);
  const figures: Record<string, unknown> = {};

  it('all move when one of their days becomes a day off, and each family is told once', async () => {
    const { propose, reckoned, consent } = publicationAt(desks[0]!);
    const reckoning = timing();
    const { body: proposal } = await propose(withDayOff('2026-12-01'));
    Object.assign(figures, { open_cases: OPEN, what_would_move: reckoning() });
    expect(proposal.deadlines).toMatchObject({ looked: OPEN, moved: OPEN });
    await reckoned(proposal);
    const moving = timing();
    expect((await consent(proposal.proposalId)).status).toBe(200);
    await eventually(
      () => count(`law_followed where what = 'promised-days' and version = '${proposal.version}'`),
      (n) => n === 1,
      { within: LONG_MS },
    );
    Object.assign(figures, { moved: moving() });
    expect(await count(`linked_case where promised_on = '2026-12-03'`)).toBe(OPEN);
    expect(await count(`timeline_entry where kind = 'rescheduled'`)).toBe(OPEN);
  });

  it('are struck once each when their deadlines pass in one minute', async () => {
    await Promise.all(desks.map((desk) => desk.part(CaseClocks).strikeAll()));
    await desks[0]!.query(
      `update linked_case set fires_at = null where case_id not in (select case_id from linked_case limit $1)`,
      [DUE],
    );
    const striking = timing();
    moveTo(new Date('2026-12-04T00:00:30+07:00'));
    const struck = await Promise.all(desks.map((desk) => desk.part(CaseClocks).strikeAll()));
    await eventually(
      () => count(`clock_act where act = 'overdue'`),
      (n) => n === DUE,
    );
    Object.assign(figures, { due_cases: DUE, struck: striking(), by_each_instance: struck });
    expect(await count(`journal where headers like '%one-stop.apology-overdue.v1%'`)).toBe(DUE);
    expect(await count(`timeline_entry where kind = 'overdue'`)).toBe(DUE);
    expect(await count('apology')).toBe(DUE);
    if (process.env['CLOCKS_OPEN_CASES']) process.stdout.write(`${JSON.stringify(figures)}\n`);
  });
});
