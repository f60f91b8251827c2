import { setTimeout as pause } from 'node:timers/promises';
import type { Running } from '@lien-thong/embedded';
import { afterDeath, QUICK_DEATHS_ALLOWED } from './back-off';
import { DevFault } from './dev-fault';
import { lastLine } from './log-file';

/** Starts it and answers when it is ready; tells of the process as soon as there is one, if it can. */
export type Begin = (spawned: (running: Running) => void) => Promise<Running>;

export interface Supervision {
  name: string;
  logFile: string;
  begin: Begin;
  /** A quarter of a second unless told. */
  firstPauseMs?: number;
  /** Asked at each death: whether it is started again. */
  supervise: () => boolean;
  /** Told in one line of a death and of what follows. */
  tell: (line: string) => void;
  /** Told when it has died too often to go on. */
  giveUp: (line: string) => void;
}

/** A process that is wanted: it is started again, with growing pauses, whenever it ends unasked. */
export class Supervised {
  private process: Running | undefined;
  private ready = false;
  private wanted = false;
  private startedAt = 0;
  private quickDeaths = 0;
  private starting: Promise<void> | undefined;

  constructor(private readonly supervision: Supervision) {}

  get name(): string {
    return this.supervision.name;
  }

  get logFile(): string {
    return this.supervision.logFile;
  }

  /** -1 while it is down. */
  get pid(): number {
    return this.process?.pid ?? -1;
  }

  /** Whether it runs and has been ready. */
  get up(): boolean {
    return this.ready;
  }

  async start(): Promise<void> {
    this.wanted = true;
    await this.bring();
  }

  /** kill -9; under supervision it comes back by itself, and this death is not held against it. */
  async kill(): Promise<void> {
    this.quickDeaths = 0;
    await this.process?.kill();
  }

  /** Waits until it is up again. @throws DevFault `not-back` */
  async backUp(withinMs = 60_000): Promise<void> {
    const deadline = performance.now() + withinMs;
    while (!this.up) {
      if (performance.now() > deadline)
        throw new DevFault('not-back', `${this.name} was not up again after ${withinMs / 1000} s`);
      await pause(25);
    }
  }

  /** Ends it gracefully, also in the middle of its start; it stays down until `restart`. */
  async stop(): Promise<void> {
    this.wanted = false;
    await this.process?.stop();
    await this.starting?.catch(() => undefined);
    await this.process?.stop();
  }

  async restart(): Promise<void> {
    await this.stop();
    this.quickDeaths = 0;
    await this.start();
  }

  /** Freezes it (SIGSTOP) and lets it go on (SIGCONT): a zombie instance to rehearse with. */
  signal(signal: NodeJS.Signals): void {
    if (this.process) process.kill(this.process.pid, signal);
  }

  private bring(): Promise<void> {
    this.starting ??= this.bringOnce().finally(() => (this.starting = undefined));
    return this.starting;
  }

  private async bringOnce(): Promise<void> {
    this.startedAt = performance.now();
    const take = (running: Running) => {
      if (this.process === running) return;
      this.process = running;
      void running.exited.then(() => this.ended(running));
    };
    const running = await this.supervision.begin(take);
    take(running);
    this.ready = this.process === running;
  }

  private ended(running: Running & { ending?: string }): void {
    const wasReady = this.ready;
    this.process = undefined;
    this.ready = false;
    // a death before it was ready rejects the start, and whoever asked for that knows
    if (!this.wanted || !wasReady) return;
    const { name, logFile, supervise, tell } = this.supervision;
    const how = running.ending ? ` (${running.ending})` : '';
    tell(`${name} died${how}: ${lastLine(logFile)} (log: ${logFile})`);
    if (supervise()) void this.revive();
  }

  private async revive(): Promise<void> {
    const { name, logFile, firstPauseMs, tell, giveUp } = this.supervision;
    while (this.wanted) {
      const next = afterDeath(this.quickDeaths, performance.now() - this.startedAt, firstPauseMs);
      this.quickDeaths = next.quickDeaths;
      if (next.pauseMs === 'give-up')
        return giveUp(
          `${name} died ${QUICK_DEATHS_ALLOWED} times in a row and is given up (log: ${logFile})`,
        );
      await pause(next.pauseMs);
      if (!this.wanted) return;
      try {
        await this.bring();
        return tell(`${name} runs again (process ${this.pid})`);
      } catch (fault) {
        if (this.wanted)
          tell(`${name} did not start: ${fault instanceof Error ? fault.message : String(fault)}`);
      }
    }
  }
}
