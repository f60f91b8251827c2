import { spawn, spawnSync, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { closeSync, fstatSync, mkdirSync, openSync, readSync } from 'node:fs';
import { dirname } from 'node:path';
import { diskFull, EmbeddedFault, NO_SPACE } from './embedded-fault';
import { lastWords } from './tool';
import { until } from './until';

export interface Running {
  readonly pid: number;
  /** Resolves once the process has ended, however it ended. */
  readonly exited: Promise<void>;
  /** Asks it to end, and kills it when it has not after 15 s. */
  stop(): Promise<void>;
  /** kill -9, and waits until it is gone. */
  kill(): Promise<void>;
}

const STOP_WITHIN_MS = 15_000;

export interface Launch {
  name: string;
  command: string;
  args: string[];
  logFile: string;
  options?: SpawnOptions;
  /** What asks it to end well. */
  stopSignal: NodeJS.Signals;
}

let outlivesNobody: boolean | undefined;

/** Linux can end a child when its parent dies, kill -9 included; so nothing is left running that nobody owns. */
function endingWithParent({ command, args, stopSignal }: Launch): [string, string[]] {
  outlivesNobody ??=
    spawnSync('setpriv', ['--help'], { encoding: 'utf8' }).stdout?.includes('--pdeathsig') ?? false;
  return outlivesNobody
    ? ['setpriv', ['--pdeathsig', stopSignal.replace('SIG', ''), '--', command, ...args]]
    : [command, args];
}

export class Launched implements Running {
  readonly exited: Promise<void>;
  private gone = false;
  private refused = '';

  private constructor(
    private readonly child: ChildProcess,
    private readonly launch: Launch,
    private readonly logStart: number,
  ) {
    this.exited = new Promise((resolve) => {
      const ended = () => {
        this.gone = true;
        resolve();
      };
      child.once('exit', ended);
      child.once('error', (fault) => {
        if (child.pid !== undefined) return;
        this.refused = fault.message;
        ended();
      });
    });
  }

  /**
   * Starts a process in a group of its own, so that a Ctrl-C meant for its parent does not reach it. Call it from the
   * main thread: the kernel counts the thread that started a child as its parent.
   */
  static start(launch: Launch): Launched {
    mkdirSync(dirname(launch.logFile), { recursive: true });
    const log = openSync(launch.logFile, 'a');
    try {
      const logStart = fstatSync(log).size;
      const [command, args] = endingWithParent(launch);
      const child = spawn(command, args, { stdio: ['ignore', log, log], detached: true, ...launch.options });
      return new Launched(child, launch, logStart);
    } finally {
      closeSync(log);
    }
  }

  get pid(): number {
    return this.child.pid ?? -1;
  }

  get ended(): boolean {
    return this.gone;
  }

  /** What it has written to its log since it was started. */
  output(): string {
    const log = openSync(this.launch.logFile, 'r');
    try {
      const text = Buffer.alloc(Math.max(0, fstatSync(log).size - this.logStart));
      return text.subarray(0, readSync(log, text, 0, text.length, this.logStart)).toString('utf8');
    } finally {
      closeSync(log);
    }
  }

  /** Waits until it is ready. @throws EmbeddedFault with its last words when it ends or takes too long instead */
  async until(ready: () => boolean | Promise<boolean>, withinMs: number): Promise<void> {
    const inTime = await until(async () => this.ended || (await ready()), withinMs);
    if (this.ended) throw this.failure('ended while starting');
    if (inTime) return;
    await this.kill();
    throw this.failure(`was not ready after ${withinMs / 1000} s`);
  }

  private failure(what: string): EmbeddedFault {
    const { name, logFile, command } = this.launch;
    if (this.refused)
      return new EmbeddedFault('start-failed', `${name}: ${command} cannot be run: ${this.refused}`);
    const output = this.output();
    if (NO_SPACE.test(output)) return diskFull(`${name} cannot write (log: ${logFile})`);
    return new EmbeddedFault(
      'start-failed',
      `${name} ${what}; its log ${logFile} ends: ${lastWords(output) || '(empty)'}`,
    );
  }

  private signal(signal: NodeJS.Signals): void {
    if (!this.ended) this.child.kill(signal);
  }

  async stop(): Promise<void> {
    this.signal(this.launch.stopSignal);
    const timer = setTimeout(() => this.signal('SIGKILL'), STOP_WITHIN_MS);
    await this.exited;
    clearTimeout(timer);
  }

  async kill(): Promise<void> {
    this.signal('SIGKILL');
    await this.exited;
  }
}
