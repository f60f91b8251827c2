import { loadLaw } from '@lien-thong/law';
import { MessagingTables1764000000000 } from '@lien-thong/messaging';
import { CaseKeys1764000000500 } from '@lien-thong/privacy';
import { databaseOptions } from '@lien-thong/service';
import { eventually, freshDatabase, freshPrivacy, migrate, type FreshDatabase } from '@lien-thong/testing';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { BenefitDesks1764000004000 } from '../migrations/1764000004000-benefit-desks';
import { Supplements1764000012000 } from '../migrations/1764000012000-supplements';
import { Payments1764000065000 } from '../migrations/1764000065000-payments';
import { StoppedBenefits1764000076000 } from '../migrations/1764000076000-stopped-benefits';
import { claim } from '../testing-ground/claim';
import { enter, type Approved, type Granted } from './decision-book';

const NOW = '2026-11-25T02:00:00Z';

/** Two transactions of which the second begins to write before the first has committed. */
describe('the books of decisions, written by two transactions at once', () => {
  let fresh: FreshDatabase;
  let database: DataSource;
  const privacy = freshPrivacy('social-insurance');

  beforeAll(async () => {
    fresh = await freshDatabase('social-insurance');
    database = new DataSource(
      databaseOptions(
        { DATABASE_URL: fresh.url, DATABASE_POOL: 4 },
        [],
        [
          MessagingTables1764000000000,
          CaseKeys1764000000500,
          BenefitDesks1764000004000,
          Supplements1764000012000,
          Payments1764000065000,
          StoppedBenefits1764000076000,
        ],
      ),
    );
    await database.initialize();
    await migrate(database);
  });

  beforeEach(() =>
    database.query('delete from decision_counter; delete from granted_benefit; delete from benefit_decision'),
  );

  afterAll(async () => {
    await database.destroy();
    await fresh.drop();
  });

  const approved = (personalId: string): Approved => {
    const data = claim();
    data.extract.deceased.personalId = personalId;
    return {
      command: { id: randomUUID(), source: '/one-stop', type: '', caseId: randomUUID(), time: NOW, data },
      grant: {
        desk: 'social-insurance',
        category: 'compulsory-insurance',
        amount: 25_300_000,
        formula: '10 × 2.530.000',
        article: 'Điều 85',
      },
      facts: { diedOn: '2026-11-20', pensioner: true },
    };
  };

  const circumstances = {
    benefit: 'funeral-allowance',
    law: loadLaw(),
    today: '2026-11-25',
    at: NOW,
  } as const;

  const someoneWaits = async (): Promise<boolean> => {
    const [{ n }] = await database.query<[{ n: string }]>(
      `select count(*) as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return Number(n) > 0;
  };

  async function sideBySide(one: Approved[], other: Approved[], end: 'commit' | 'rollback' = 'commit') {
    const [first, second] = [database.createQueryRunner(), database.createQueryRunner()];
    await first.startTransaction();
    await second.startTransaction();
    const enteredFirst = await enter(first.manager, privacy, one, circumstances);
    const entering = enter(second.manager, privacy, other, circumstances);
    await eventually(someoneWaits);
    await (end === 'commit' ? first.commitTransaction() : first.rollbackTransaction());
    const enteredSecond = await entering;
    await second.commitTransaction();
    await Promise.all([first.release(), second.release()]);
    const codes = (entered: Map<string, Granted>) => [...entered.values()].map(({ code }) => code);
    return [codes(enteredFirst), codes(enteredSecond)] as const;
  }

  it('grant a person whom both have approved once, and the loser takes no number', async () => {
    const [first, second] = await sideBySide(
      [approved('092044000001')],
      [approved('092044000001'), approved('092044000002')],
    );
    expect(first).toEqual(['TCMT-BHXH-92-2026-1']);
    expect(second).toEqual(['TCMT-BHXH-92-2026-2']);
  });

  it('leave no gap where the first transaction comes to nothing', async () => {
    const [, second] = await sideBySide(
      [approved('092044000001'), approved('092044000002')],
      [approved('092044000002'), approved('092044000003')],
      'rollback',
    );
    expect(second).toEqual(['TCMT-BHXH-92-2026-1', 'TCMT-BHXH-92-2026-2']);
  });

  it('count each seat and each year for itself', async () => {
    const hanoi = approved('092044000003');
    hanoi.command.data.commune = '00070';
    const entered = await enter(
      database.manager,
      privacy,
      [approved('092044000001'), hanoi, approved('092044000002')],
      circumstances,
    );
    const nextYear = await enter(database.manager, privacy, [approved('092044000004')], {
      ...circumstances,
      today: '2027-01-02',
    });
    expect([...entered.values(), ...nextYear.values()].map(({ code }) => code).sort()).toEqual([
      'TCMT-BHXH-01-2026-1',
      'TCMT-BHXH-92-2026-1',
      'TCMT-BHXH-92-2026-2',
      'TCMT-BHXH-92-2027-1',
    ]);
  });
});
