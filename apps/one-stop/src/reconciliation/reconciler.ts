import type { Law } from '@lien-thong/law';
import { UnitOfWork, type Work } from '@lien-thong/messaging';
import { Clock, Rounds, rows } from '@lien-thong/service';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { compare, type DecisionList } from './differences';
import { missLists } from './missing-lists';
import { holdDifferences, tellCounts } from './tell-counts';

const LOOK_EVERY_MS = 10_000;
/** Answers travel apart from lists: those that were on their way when a list was made are here by then. */
const GRACE_MS = 15 * 60_000;

/** The next list that is ripe; one that was brought after its days were over has no answers on their way. */
const NEXT = `
  select list, office, commune, from_day::text as "from", to_day::text as "to" from decision_list
  where compared_at is null and arrived = pages and (arrived_at <= $1 or commune is not null and to_day < $2::date)
  order by to_day, arrived_at limit 1 for update`;

/** Đối soát: compares every list that has come with the cases, a while after its last page. */
@Injectable()
export class Reconciler implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly rounds = new Rounds({
    name: 'reconciler',
    everyMs: LOOK_EVERY_MS,
    run: () => this.reconcileAll(),
  });

  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }

  /** Compares all that is ripe, and notes which lists have not come. */
  async reconcileAll(): Promise<void> {
    while (!this.rounds.isStopping() && (await this.reconcileOne()));
    await this.unit.run((work: Work<Law>) => missLists(work, this.clock.now()));
  }

  private reconcileOne(): Promise<boolean> {
    return this.unit.run(async (work) => {
      const now = this.clock.now();
      await holdDifferences(work);
      const [list] = await rows<DecisionList>(work.db, NEXT, [
        new Date(now.getTime() - GRACE_MS),
        this.clock.today(),
      ]);
      if (!list) return false;
      const at = now.toISOString();
      const touched = await compare(work.db, list, at);
      await work.db.query('update decision_list set compared_at = $2 where list = $1', [list.list, at]);
      await tellCounts(work, touched, at);
      return true;
    });
  }
}
