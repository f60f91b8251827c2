import { Caller } from '@lien-thong/access';
import { CaseWithdrawn, DeathRegistered, RegisterDeath } from '@lien-thong/contracts';
import { rows } from '@lien-thong/service';
import {
  eventually,
  freshDatabase,
  freshPrefix,
  kafkaBrokers,
  type FreshDatabase,
} from '@lien-thong/testing';
import type { OutgoingRecord } from '../broker/broker';
import { KafkajsBroker } from '../broker/kafkajs/kafkajs-broker';
import { say, type Received, type Work } from '../message';
import { ParkedMessages, type StandingOf } from '../replay';
import { ReplayDesk } from '../replay-desk';
import { freshCase, person, recordFor, sampleOf } from './messages';
import { enter, openOffice, type OpenOffice } from './office';

export interface Parked {
  id: string;
  state: string;
  cause: string;
  detail: string | null;
  type: string;
}

/** Whoever replays, by name. */
export const officer = (name = 'chị Mai') => new Caller(name, name, 'person', [], '127.0.0.1');

/** How many entries a case has. */
const standingOf: StandingOf = async (db, caseId) => {
  const [{ entries } = { entries: 0 }] = await rows<{ entries: number }>(
    db,
    'select count(*)::int as entries from entry where case_id = $1',
    [caseId],
  );
  return [{ of: 'entries', is: String(entries) }];
};

/** An office whose handler fails for the cases it is told to, over the real parts, for one file of tests. */
export function failingOffice(name: string) {
  const prefix = freshPrefix();
  const broker = new KafkajsBroker({ brokers: kafkaBrokers().split(','), clientId: 'sender' });
  const sender = broker.producer();
  const poisoned = new Set<string>();
  const unspeakable = new Set<string>();
  const faults = { ofParking: 0 };
  let database: FreshDatabase;
  let office: OpenOffice;
  let persons = 0;

  /** Writes first and fails then: what it wrote must not stay. */
  async function hear(messages: Received[], work: Work): Promise<void> {
    await enter(messages, work);
    for (const m of messages) {
      if (poisoned.has(m.caseId)) throw new TypeError('a handler of ours is wrong');
      const registered = sampleOf(DeathRegistered);
      if (unspeakable.has(m.caseId)) registered.attempt = 0;
      work.send(say(DeathRegistered, m.caseId, registered, m));
    }
  }

  const open = async () => {
    office = await openOffice({
      office: 'civil-registration',
      databaseUrl: database.url,
      brokers: kafkaBrokers(),
      prefix,
      hears: [
        [RegisterDeath, hear],
        [CaseWithdrawn, enter],
      ],
      standingOf,
      onParked: () =>
        faults.ofParking-- > 0 ? Promise.reject(new Error('the case cannot be marked')) : Promise.resolve(),
    });
  };

  beforeAll(async () => {
    database = await freshDatabase(name);
    await open();
  });

  afterAll(async () => {
    await office.close();
    await sender.close();
    await broker.close();
    await database.drop();
  });

  const sql = <T = Record<string, unknown>>(statement: string, parameters?: unknown[]) =>
    office.sql<T>(statement, parameters);
  const parkedOf = (caseId: string) =>
    sql<Parked>('select * from parked_message where case_id = $1 order by id', [caseId]);

  return {
    poisoned,
    unspeakable,
    faults,
    sql,
    parkedOf,
    send: (...records: OutgoingRecord[]) => sender.send(records),
    /** What is sent while the office is closed comes to it as one batch when it opens. */
    async inOneBatch(...records: OutgoingRecord[]): Promise<void> {
      await office.close();
      await sender.send(records);
      await open();
    },
    register: (caseId = freshCase(), attempt = 1): OutgoingRecord => {
      const deceased = { ...sampleOf(RegisterDeath).deceased, personalId: person(++persons) };
      return recordFor(prefix, RegisterDeath, { caseId }, { attempt, deceased });
    },
    withdraw: (caseId: string): OutgoingRecord => recordFor(prefix, CaseWithdrawn, { caseId }),
    entries: () => office.entries(),
    entriesOf: async (caseId: string) => (await office.entries()).filter((entry) => entry.case_id === caseId),
    /** Waits until so many messages of a case were worked on. */
    arrived: (caseId: string, count: number) =>
      eventually(
        () => office.entries(),
        (entries) => entries.filter((entry) => entry.case_id === caseId).length >= count,
      ),
    parkedAtLeast: (caseId: string, count: number) =>
      eventually(
        () => parkedOf(caseId),
        (all) => all.length >= count,
      ),
    saidOf: async (caseId: string): Promise<string[]> =>
      (
        await sql<{ headers: string }>('select headers from journal where case_id = $1 order by seq', [
          caseId,
        ])
      ).map(({ headers }) => (JSON.parse(headers) as { ce_type: string }).ce_type),
    isHeld: async (caseId: string): Promise<boolean> =>
      (await sql('select 1 from held_case where case_id = $1', [caseId])).length > 0,
    replay: (caseId: string, options: { by?: string; dryRun?: boolean } = {}) =>
      office.app.get(ParkedMessages).replay(caseId, officer(options.by), 'đã sửa', options),
    desk: () => office.app.get(ReplayDesk),
    post: (url: string, payload: object) => office.app.inject({ method: 'POST', url, payload }),
  };
}
