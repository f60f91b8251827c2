import type { OfficeName, System } from '@lien-thong/dev';
import { Client } from 'pg';

/** What one database says; every figure that should be zero is named for what is wrong. */
type Figures = Record<string, number>;

const CHECKS: Partial<Record<OfficeName, string>> = {
  'one-stop': `
    select (select count(*) from linked_case) as cases,
           (select count(*) from linked_case where ended_at is not null) as ended,
           (select count(*) from linked_case where ended_at is null and status <> 1) as "stillOpen",
           (select count(*) from linked_case where cardinality(stuck_at) > 0) as stuck,
           (select count(*) from (select person from linked_case where person is not null and status not in (3, 7, 8)
                                  group by 1 having count(*) > 1) t) as "personsTwice",
           (select count(*) from linked_case c, jsonb_each(c.steps) s where c.status = 9 and s.value ->> 'state' = 'done') as "stepsDone",
           (select count(*) from linked_case where status = 9 and steps -> 'register-death' ->> 'state' = 'done') as registered,
           (select count(*) from linked_case where steps -> 'deregister-residence' ->> 'state' = 'done') as deregistered,
           (select count(*) from linked_case where steps -> 'grant-funeral-allowance' ->> 'state' = 'done')
             + (select count(*) from linked_case where steps -> 'settle-survivors-benefit' ->> 'state' = 'done') as granted`,
  'civil-registration': `
    select (select count(*) from death_registration) as registered,
           (select count(*) from (select commune, book_year, count(*) n, max(entry) last, min(entry) first from death_registration
                                  group by 1, 2) b where n <> last or first <> 1) as "booksWithGaps",
           (select count(*) from (select commune, year, last_entry, (select count(*) from death_registration r
              where r.commune = b.commune and r.book_year = b.year) n from register_book b) t where n <> last_entry) as "countersAhead",
           (select count(*) from (select person from death_registration where person is not null group by 1
                                  having count(*) > 1) t) as "personsTwice"`,
  residence: `select (select count(*) from resident where deregistered_on is not null) as deregistered`,
  'social-insurance': `
    select (select count(*) from benefit_decision) as granted,
           (select count(*) from (select person, benefit from benefit_decision group by 1, 2 having count(*) > 1) t) as "decisionsTwice",
           (select count(*) from (select desk, seat, year, count(*) n, max(number) last from benefit_decision
                                  group by 1, 2, 3) b where n <> last) as "booksWithGaps"`,
  notifications: `
    select (select count(*) from notice) as notices,
           (select count(*) from (select event_id, channel from notice group by 1, 2 having count(*) > 1) t) as "noticesTwice"`,
  monitoring: `select (select count(*) from monitored_case) as cases,
                      (select count(*) from monitored_case where ended_at is not null) as ended`,
};

/** Holds for every service that speaks or listens. */
const MESSAGING = `
  select (select count(*) from outbox) as "unsent",
         (select count(*) from parked_message where state in ('failed', 'held')) as parked,
         (select count(*) from held_case) as held`;

async function figuresOf(url: string, statement: string): Promise<Figures> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, string>>(statement);
    return Object.fromEntries(Object.entries(rows[0]!).map(([name, value]) => [name, Number(value)]));
  } finally {
    await client.end();
  }
}

const ZERO = [
  'stillOpen',
  'stuck',
  'personsTwice',
  'booksWithGaps',
  'countersAhead',
  'decisionsTwice',
  'noticesTwice',
  'unsent',
  'parked',
  'held',
];

export interface Verdict {
  verified: boolean;
  /** What is wrong, in words; empty when verified. */
  faults: string[];
  figures: Record<string, Figures>;
}

/** Compares what all databases say with each other and with how many cases were accepted. */
export async function verify(system: System, accepted: number): Promise<Verdict> {
  const figures: Record<string, Figures> = {};
  for (const [service, statement] of Object.entries(CHECKS) as [OfficeName, string][]) {
    const url = system.databaseUrl(service);
    figures[service] = { ...(await figuresOf(url, statement)), ...(await figuresOf(url, MESSAGING)) };
  }
  const of = (service: OfficeName, name: string) => figures[service]?.[name] ?? Number.NaN;
  const equal = (what: string, one: number, other: number) =>
    one === other ? [] : [`${what}: ${one} ≠ ${other}`];
  const faults = [
    ...Object.entries(figures).flatMap(([service, f]) =>
      ZERO.flatMap((name) => (f[name] ? [`${service} ${name}: ${f[name]}`] : [])),
    ),
    ...equal('accepted, in one-stop', accepted, of('one-stop', 'cases')),
    ...equal(
      'registered, in civil-registration',
      of('one-stop', 'registered'),
      of('civil-registration', 'registered'),
    ),
    ...equal('deregistered, in residence', of('one-stop', 'deregistered'), of('residence', 'deregistered')),
    ...equal('granted, in social-insurance', of('one-stop', 'granted'), of('social-insurance', 'granted')),
    ...equal('cases, in monitoring', of('one-stop', 'cases'), of('monitoring', 'cases')),
    ...equal('ended, in monitoring', of('one-stop', 'ended'), of('monitoring', 'ended')),
  ];
  return { verified: faults.length === 0, faults, figures };
}

/** The listeners may be some moments behind: asks until all agree, or the time is up. */
export async function verifyEventually(
  system: System,
  accepted: number,
  withinMs = 60_000,
): Promise<Verdict> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const verdict = await verify(system, accepted);
    if (verdict.verified || Date.now() > deadline) return verdict;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** The settings that make a figure an honest one, as the servers themselves say. */
export async function honestSettings(system: System): Promise<Record<string, string>> {
  const client = new Client({ connectionString: system.databaseUrl('one-stop') });
  await client.connect();
  try {
    const names = ['fsync', 'synchronous_commit', 'full_page_writes'];
    const { rows } = await client.query<{ name: string; setting: string }>(
      'select name, setting from pg_settings where name = any($1)',
      [names],
    );
    return {
      ...Object.fromEntries(rows.map(({ name, setting }) => [name, setting])),
      acks: 'all',
      validation: 'on',
    };
  } finally {
    await client.end();
  }
}
