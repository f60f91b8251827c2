import { UnitOfWork } from '@lien-thong/messaging';
import { Clock, rows } from '@lien-thong/service';
import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { compare, type DecisionList } from './differences';
import { holdDifferences, tellCounts } from './tell-counts';

const LOOK_EVERY_MS = 10_000;
/** Answers travel apart from lists: those that were on their way when a list was made are here by then. */
const GRACE_MS = 15 * 60_000;

const NEXT = `
  select list, office, commune, from_day::text as "from", to_day::text as "to" from decision_list
  where compared_at is null and arrived = pages and arrived_at <= $1
  order by to_day, arrived_at limit 1 for update`;

/** Đối soát: compares every list that has come with the cases, a while after its last page. */
@Injectable()
export class Reconciler implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('reconciler');
  private timer?: NodeJS.Timeout;
  private looking: Promise<unknown> = Promise.resolve();
  private stopping = false;

  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.wait();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    await this.looking;
  }

  /** Compares all that is ripe. */
  async reconcileAll(): Promise<void> {
    while (!this.stopping && (await this.reconcileOne()));
  }

  private reconcileOne(): Promise<boolean> {
    return this.unit.run(async (work) => {
      const now = this.clock.now();
      await holdDifferences(work);
      const [list] = await rows<DecisionList>(work.db, NEXT, [new Date(now.getTime() - GRACE_MS)]);
      if (!list) return false;
      const at = now.toISOString();
      const touched = await compare(work.db, list, at);
      await work.db.query('update decision_list set compared_at = $2 where list = $1', [list.list, at]);
      await tellCounts(work, touched, at);
      return true;
    });
  }

  private wait(): void {
    this.timer = setTimeout(() => {
      this.looking = this.look();
    }, LOOK_EVERY_MS);
  }

  private async look(): Promise<void> {
    try {
      await this.reconcileAll();
    } catch (fault) {
      this.log.warn(`lists were not compared, it is tried again: ${String(fault)}`);
    }
    if (!this.stopping) this.wait();
  }
}
