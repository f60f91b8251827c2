import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { OfficeOptions } from './office';

/** Where an instance can be halted. */
export type Moment =
  | 'open'
  | 'share arrived'
  | 'share may have moved'
  | 'in a batch'
  | 'before the commit'
  | 'before publishing'
  | 'published';

export type Told = { at: Moment } | { metrics: string };
export type Asked = { goOn: Moment } | { speak: string } | { metrics: true } | { close: true };

export interface ProcessOptions extends Pick<
  OfficeOptions,
  'office' | 'databaseUrl' | 'brokers' | 'prefix' | 'sessionTimeoutMs'
> {
  /** Its mark in the register. */
  name: string;
  halts?: Moment[];
  /** Has no handlers: it speaks only. */
  deaf?: boolean;
}

/** An instance of an office in a process of its own, which can be killed and frozen. */
export class ChildOffice {
  readonly exited: Promise<void>;
  private readonly reached = new Map<Moment, number>();
  private metrics = '';

  private constructor(private readonly child: ChildProcess) {
    this.exited = new Promise((resolve) => child.once('exit', () => resolve()));
    child.on('message', (told: Told) => {
      if ('at' in told) this.reached.set(told.at, this.times(told.at) + 1);
      else this.metrics = told.metrics;
    });
  }

  static start(options: ProcessOptions): ChildOffice {
    const child = fork(join(__dirname, 'office-process.ts'), {
      execArgv: [
        '--conditions=source',
        '--disable-warning=TimeoutNegativeWarning',
        '--disable-warning=ExperimentalWarning',
        '--require',
        join(__dirname, 'typescript-hook.ts'),
      ],
      env: { ...process.env, NODE_OPTIONS: '', OFFICE_OPTIONS: JSON.stringify(options) },
    });
    return new ChildOffice(child);
  }

  get pid(): number {
    return this.child.pid!;
  }

  /** How often it has told of this moment. */
  times(moment: Moment): number {
    return this.reached.get(moment) ?? 0;
  }

  /** Lets it go on where it halts at this moment, and halt there no more. */
  goOn(moment: Moment): void {
    this.ask({ goOn: moment });
  }

  /** Has it say something of a case, on its own account. */
  speak(caseId: string): void {
    this.ask({ speak: caseId });
  }

  /** The value of a metric when last asked; asks again. */
  metric(name: string): number {
    this.ask({ metrics: true });
    return Number(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, 'm').exec(this.metrics)?.[1] ?? Number.NaN);
  }

  freeze(): void {
    this.child.kill('SIGSTOP');
  }

  wake(): void {
    this.child.kill('SIGCONT');
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.exited;
  }

  /** Asks it to stop as a service does at SIGTERM. */
  close(): Promise<void> {
    this.ask({ close: true });
    return this.exited;
  }

  private ask(asked: Asked): void {
    if (this.child.connected) this.child.send(asked);
  }
}
