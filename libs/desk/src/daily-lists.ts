import { DecisionsListed, type ListedDecision, type Office } from '@lien-thong/contracts';
import { say, UnitOfWork, type Work } from '@lien-thong/messaging';
import { Clock, dayOf, Rounds, rows, type Sql } from '@lien-thong/service';
import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { randomUUID } from 'node:crypto';

const LOOK_EVERY_MS = 60_000;
const DAY_MS = 86_400_000;
/** What was decided at the last moment of a day may commit a little later. */
const AFTER_MIDNIGHT_MS = 10 * 60_000;
const PAGE = 500;
/** Days that are caught up on after a pause, the oldest first. */
const MOST_DAYS = 31;

/** All that an office decided on a day (in Viet Nam), out of its own books. */
export interface Listing {
  office: Office;
  decidedOn(db: Sql, day: string): Promise<ListedDecision[]>;
}

export const LISTING = Symbol('what an office decided on a day');

/** Days up to `$1` that were not listed yet: those after the last one that was, or the last alone. */
const UNLISTED = `
  select day::date::text as day
  from generate_series(coalesce((select max(day) + 1 from daily_list), $1::date), $1::date, interval '1 day') d(day)
  order by 1 limit ${MOST_DAYS}`;

/** Every night each office tells one-stop what it decided on the day before: that is compared with the cases. */
@Injectable()
export class DailyLists implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly rounds = new Rounds({
    name: 'daily-lists',
    everyMs: LOOK_EVERY_MS,
    run: () => this.listAll(),
  });

  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    @Inject(LISTING) private readonly listing: Listing,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }

  /** Lists every day that has ended and is not listed yet. */
  async listAll(): Promise<void> {
    const now = this.clock.now();
    const yesterday = dayOf(new Date(now.getTime() - DAY_MS - AFTER_MIDNIGHT_MS));
    await this.unit.run(async (work) => {
      await work.db.query(`select pg_advisory_xact_lock(hashtext('daily lists'))`);
      for (const { day } of await rows<{ day: string }>(work.db, UNLISTED, [yesterday]))
        await this.list(work, day, now);
    });
  }

  /** A day on which nothing was decided is told as well: an empty page, not silence. */
  private async list({ db, send }: Work, day: string, now: Date): Promise<void> {
    const { office, decidedOn } = this.listing;
    const lines = await decidedOn(db, day);
    const list = randomUUID();
    await db.query('insert into daily_list (day, list, lines, listed_at) values ($1, $2, $3, $4)', [
      day,
      list,
      lines.length,
      now,
    ]);
    const pages = Math.max(1, Math.ceil(lines.length / PAGE));
    for (let page = 1; page <= pages; page++) {
      const some = lines.slice((page - 1) * PAGE, page * PAGE);
      send(say(DecisionsListed, list, { office, day, page, pages, lines: some }));
    }
  }
}
