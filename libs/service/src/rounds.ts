import { Logger } from '@nestjs/common';

interface Round {
  /** What it is called in the log. */
  name: string;
  everyMs: number;
  /** Stops by itself when `stopping` says so; what it throws is logged, and it is tried again. */
  run: (stopping: () => boolean) => Promise<unknown>;
}

/** Does something again and again: the next time some while after the last has ended, so that none overtakes another. */
export class Rounds {
  private readonly log: Logger;
  private timer?: NodeJS.Timeout;
  private running: Promise<unknown> = Promise.resolve();
  private stopped = false;

  constructor(private readonly round: Round) {
    this.log = new Logger(round.name);
  }

  start(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.running = this.once();
    }, this.round.everyMs);
  }

  /** Ends once the round that is under way has. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  readonly isStopping = (): boolean => this.stopped;

  private async once(): Promise<void> {
    try {
      await this.round.run(this.isStopping);
    } catch (fault) {
      this.log.warn(`not done this time, it is tried again: ${String(fault)}`);
    }
    this.start();
  }
}
