import type { Law } from '@lien-thong/law';
import { UnitOfWork, type Work } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { Clock, Rounds } from '@lien-thong/service';
import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { strike } from './strike';

const LOOK_EVERY_MS = 2000;
const AT_ONCE = 250;

/**
 * Looks every few seconds which open cases time has brought something about in. What is due stands in the cases' own
 * rows and is done in the transaction that takes it from there: no instance does it twice, and none need have run since.
 */
@Injectable()
export class CaseClocks implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('case-clocks');
  private readonly rounds = new Rounds({
    name: 'case-clocks',
    everyMs: LOOK_EVERY_MS,
    run: () => this.strikeAll(),
  });

  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly privacy: Privacy,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }

  /** Does all that is due by now. @returns in how many cases */
  async strikeAll(): Promise<number> {
    let all = 0;
    for (let some = AT_ONCE; some === AT_ONCE && !this.rounds.isStopping(); all += some)
      some = await this.strikeSome();
    return all;
  }

  private async strikeSome(): Promise<number> {
    const { claimed, unreckoned } = await this.unit.run((work: Work<Law>) =>
      strike(work, this.privacy, this.clock.instant(), AT_ONCE),
    );
    for (const [caseId, fault] of unreckoned)
      this.log.error(`the deadlines of case ${caseId} cannot be reckoned: ${String(fault)}`);
    return claimed;
  }
}
