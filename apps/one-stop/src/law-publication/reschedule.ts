import { Gazette, LawFollower } from '@lien-thong/gazette';
import type { Law } from '@lien-thong/law';
import { UnitOfWork, type Work } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { Clock } from '@lien-thong/service';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { moveDeadlines } from './move-deadlines';
import { movedDeadlines } from './open-deadlines';

/**
 * When the law or the calendar changes, the promised days of open cases move with it. Moving twice is harmless: a case
 * that has moved is no longer where it was.
 */
@Injectable()
export class Reschedule implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly follower: LawFollower;

  constructor(
    private readonly unit: UnitOfWork,
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly gazette: Gazette,
    private readonly privacy: Privacy,
  ) {
    this.follower = new LawFollower(gazette, database, 'promised-days', (before, after, stopped) =>
      this.move(before, after, stopped),
    );
  }

  onApplicationBootstrap(): void {
    this.follower.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.follower.stop();
  }

  private async move(before: Law, after: Law, stopped: () => boolean): Promise<void> {
    const lawOf = async (version: string): Promise<Law> => (await this.gazette.of(version)) ?? before;
    for await (const { moved } of movedDeadlines(this.database.manager, after, lawOf)) {
      if (stopped()) return;
      if (moved.length)
        await this.unit.run(async (work: Work<Law>) => {
          await this.gazette.hold(work.db, after);
          await moveDeadlines(work, this.privacy, moved, this.clock.instant());
        });
    }
  }
}
