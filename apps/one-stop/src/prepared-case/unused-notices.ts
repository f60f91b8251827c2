import { record, SYSTEM } from '@lien-thong/audit';
import { CaseDataErased } from '@lien-thong/contracts';
import { Gazette } from '@lien-thong/gazette';
import { articleOf, keptUntil, type Law } from '@lien-thong/law';
import { say, UnitOfWork, type Work } from '@lien-thong/messaging';
import { Clock, dayOf, Rounds, rows, type Sql } from '@lien-thong/service';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';

const LOOK_EVERY_MS = 3_600_000;
const AT_ONCE = 200;

/** Notices that became no case, by what was told of them last, the oldest first. */
const UNUSED = `
  select p.prepared_id as "preparedId", t.received_at as "receivedAt"
  from prepared_case p join health_notice_telling t using (prepared_id, revision)
  where p.case_id is null order by t.received_at limit ${AT_ONCE}`;

/** Gives up notices of health facilities that no family came for, once they need not be kept any more. */
@Injectable()
export class UnusedNotices implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly rounds = new Rounds({
    name: 'unused-notices',
    everyMs: LOOK_EVERY_MS,
    run: () => this.giveUp(),
  });

  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly gazette: Gazette,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }

  /** Says that they are to be erased, here and at every other service. @returns how many */
  giveUp(): Promise<number> {
    const today = this.clock.today();
    const erasedAt = this.clock.instant();
    return this.unit.run(async ({ db, law, send }: Work<Law>) => {
      await this.gazette.hold(db, law);
      const due = (await unused(db)).flatMap(({ preparedId, receivedAt }) => {
        const { until, row } = keptUntil(law, 'unused-health-notice', dayOf(receivedAt), today);
        return until !== undefined && until <= today ? [{ preparedId, ground: articleOf(row.source) }] : [];
      });
      await record(
        db,
        due.map(({ preparedId, ground }) => ({
          actor: SYSTEM,
          action: 'health-notice.erase',
          subject: { kind: 'prepared-case', id: preparedId },
          reason: ground,
        })),
      );
      send(due.map(({ preparedId, ground }) => say(CaseDataErased, preparedId, { ground, erasedAt })));
      return due.length;
    });
  }
}

const unused = (db: Sql): Promise<{ preparedId: string; receivedAt: Date }[]> => rows(db, UNUSED);
