import type { Law } from '@lien-thong/law';
import { UnitOfWork, type Work } from '@lien-thong/messaging';
import { Privacy } from '@lien-thong/privacy';
import { Clock } from '@lien-thong/service';
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
  private timer?: NodeJS.Timeout;
  private looking: Promise<unknown> = Promise.resolve();
  private stopping = false;

  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly privacy: Privacy,
  ) {}

  onApplicationBootstrap(): void {
    this.wait();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    await this.looking;
  }

  /** Does all that is due by now. @returns in how many cases */
  async strikeAll(): Promise<number> {
    let all = 0;
    for (let some = AT_ONCE; some === AT_ONCE && !this.stopping; all += some) some = await this.strikeSome();
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

  private wait(): void {
    this.timer = setTimeout(() => {
      this.looking = this.look();
    }, LOOK_EVERY_MS);
  }

  private async look(): Promise<void> {
    try {
      await this.strikeAll();
    } catch (fault) {
      this.log.warn(`clocks were not looked at, it is tried again: ${String(fault)}`);
    }
    if (!this.stopping) this.wait();
  }
}
