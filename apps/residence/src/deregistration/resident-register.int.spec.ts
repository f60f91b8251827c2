import type { DeregisterResidence } from '@lien-thong/contracts';
import { DeskTables1764000050000, StoppedTasks1764000051500 } from '@lien-thong/desk';
import { MessagingTables1764000000000, type Received } from '@lien-thong/messaging';
import { CaseKeys1764000000500 } from '@lien-thong/privacy';
import { databaseOptions } from '@lien-thong/service';
import { eventually, freshDatabase, freshPrivacy, migrate, type FreshDatabase } from '@lien-thong/testing';
import { randomUUID } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import { LawOfDecisions1764000013000 } from '../migrations/1764000013000-law-of-decisions';
import { Restorations1764000051700 } from '../migrations/1764000051700-restorations';
import { ResidentRegister1764000003000 } from '../migrations/1764000003000-resident-register';
import { enterResidents, type ResidentLine } from '../register/import-residents';
import { command, residentLine } from '../testing-ground/command';
import { lookUp, remove, type Approved } from './resident-register';

const NOW = '2026-11-25T02:00:00Z';
const CIRCUMSTANCES = { today: '2026-11-25', at: NOW, lawVersion: '2026.11-test' };

/** Two transactions of which the second begins to write before the first has committed. */
describe('the register of residents, worked on by two transactions at once', () => {
  let fresh: FreshDatabase;
  let database: DataSource;
  const privacy = freshPrivacy('residence');

  beforeAll(async () => {
    fresh = await freshDatabase('residence');
    database = new DataSource(
      databaseOptions(
        { DATABASE_URL: fresh.url, DATABASE_POOL: 4 },
        [],
        [
          MessagingTables1764000000000,
          CaseKeys1764000000500,
          ResidentRegister1764000003000,
          LawOfDecisions1764000013000,
          DeskTables1764000050000,
          StoppedTasks1764000051500,
          Restorations1764000051700,
        ],
      ),
    );
    await database.initialize();
    await migrate(database);
  });

  afterAll(async () => {
    await database.destroy();
    await fresh.drop();
  });

  async function household(members: number): Promise<ResidentLine[]> {
    const lines = Array.from({ length: members }, (_, i) => ({
      ...residentLine(),
      personalId: randomUUID(),
      householdNumber: randomUUID(),
      isHead: i === 0,
    })).map((line, _, [first]) => ({ ...line, householdNumber: first!.householdNumber }));
    await enterResidents(database.manager, privacy, lines);
    return lines;
  }

  const commandOf = ({ personalId }: ResidentLine): Received<DeregisterResidence> => {
    const data = command();
    data.extract.deceased.personalId = personalId;
    return { id: randomUUID(), source: '/one-stop', type: '', caseId: randomUUID(), time: NOW, data };
  };

  /** What a transaction has found before it writes. */
  async function approve(db: EntityManager, lines: readonly ResidentLine[]): Promise<Approved[]> {
    const commands = lines.map(commandOf);
    const known = await lookUp(db, privacy, commands);
    return commands.map((c) => ({ command: c, resident: known.candidatesFor(c)[0]! }));
  }

  /** Whether some session of this database waits for another's lock. */
  const someoneWaits = async (): Promise<boolean> => {
    const [{ n }] = await database.query<[{ n: string }]>(
      `select count(*) as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return Number(n) > 0;
  };

  async function sideBySide(one: ResidentLine[], other: ResidentLine[]) {
    const [first, second] = [database.createQueryRunner(), database.createQueryRunner()];
    await first.startTransaction();
    await second.startTransaction();
    const [approvedFirst, approvedSecond] = [
      await approve(first.manager, one),
      await approve(second.manager, other),
    ];
    const removedFirst = await remove(first.manager, approvedFirst, CIRCUMSTANCES);
    const removing = remove(second.manager, approvedSecond, CIRCUMSTANCES);
    await eventually(someoneWaits);
    await first.commitTransaction();
    const removedSecond = await removing;
    await second.commitTransaction();
    await Promise.all([first.release(), second.release()]);
    return [[...removedFirst.values()], [...removedSecond.values()]] as const;
  }

  const householdOf = async ({ householdNumber }: ResidentLine) =>
    (
      await database.query<{ members: number; head_vacant: boolean }[]>(
        'select members, head_vacant from household where number = $1',
        [householdNumber],
      )
    )[0];

  it('deletes a person that both look for once: the second finds nothing left to delete', async () => {
    const [head, ...others] = await household(3);
    const [first, second] = await sideBySide([head!], [head!]);
    expect(first).toMatchObject([{ remainingMembers: others.length }]);
    expect(second).toEqual([]);
    expect(await householdOf(head!)).toEqual({ members: 2, head_vacant: true });
  });

  it('counts two of one household down one after the other', async () => {
    const [head, spouse] = await household(5);
    const [first, second] = await sideBySide([spouse!], [head!]);
    expect(first).toMatchObject([{ remainingMembers: 4 }]);
    expect(second).toMatchObject([{ remainingMembers: 3 }]);
    expect(await householdOf(head!)).toEqual({ members: 3, head_vacant: true });
  });
});
