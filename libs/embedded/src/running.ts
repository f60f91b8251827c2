import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { EmbeddedFault } from './embedded-fault';

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

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Whether nobody listens on the port of the loopback address. */
export function portFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

export async function needPort(port: number, what: string): Promise<void> {
  if (!(await portFree(port)))
    throw new EmbeddedFault(
      'port-busy',
      `Port ${port}, wanted for ${what}, is in use by another program: end that, or choose other ports.`,
    );
}

export interface Launch {
  name: string;
  command: string;
  args: string[];
  logFile: string;
  options?: SpawnOptions;
  stopSignal?: NodeJS.Signals;
}

export class Launched implements Running {
  readonly exited: Promise<void>;
  private gone = false;

  private constructor(
    private readonly child: ChildProcess,
    private readonly launch: Launch,
    private readonly logStart: number,
  ) {
    this.exited = new Promise((resolve) =>
      child.once('exit', () => {
        this.gone = true;
        resolve();
      }),
    );
  }

  /** Starts a process in a group of its own, so that a Ctrl-C meant for its parent does not reach it. */
  static start(launch: Launch): Launched {
    mkdirSync(dirname(launch.logFile), { recursive: true });
    const log = openSync(launch.logFile, 'a');
    const logStart = statSync(launch.logFile).size;
    const child = spawn(launch.command, launch.args, {
      stdio: ['ignore', log, log],
      detached: true,
      ...launch.options,
    });
    closeSync(log);
    child.once('error', () => undefined);
    return new Launched(child, launch, logStart);
  }

  get pid(): number {
    return this.child.pid ?? -1;
  }

  get ended(): boolean {
    return this.gone || this.child.pid === undefined;
  }

  /** What it has written to its log since it was started. */
  output(): string {
    return readFileSync(this.launch.logFile).subarray(this.logStart).toString('utf8');
  }

  /** Waits until it is ready. @throws EmbeddedFault with its last words when it ends or takes too long instead */
  async until(ready: () => boolean | Promise<boolean>, withinMs = 60_000): Promise<void> {
    const deadline = Date.now() + withinMs;
    while (!(await ready())) {
      if (this.ended) throw this.failure('ended while starting');
      if (Date.now() > deadline) {
        await this.kill();
        throw this.failure(`was not ready after ${withinMs / 1000} s`);
      }
      await pause(25);
    }
  }

  private failure(what: string): EmbeddedFault {
    const output = this.output();
    if (/No space left on device/i.test(output))
      return new EmbeddedFault(
        'disk-full',
        `The disk is full: ${this.launch.name} cannot write. Free some space and start again.`,
      );
    const last = output.trim().split('\n').slice(-5).join(' | ').slice(0, 800);
    return new EmbeddedFault(
      'start-failed',
      `${this.launch.name} ${what}; its log ${this.launch.logFile} ends: ${last || '(empty)'}`,
    );
  }

  private signal(signal: NodeJS.Signals): void {
    if (this.ended) return;
    try {
      process.kill(this.pid, signal);
    } catch {
      // it ended in this very moment
    }
  }

  async stop(): Promise<void> {
    this.signal(this.launch.stopSignal ?? 'SIGTERM');
    const timer = setTimeout(() => this.signal('SIGKILL'), STOP_WITHIN_MS);
    await (this.ended ? undefined : this.exited);
    clearTimeout(timer);
  }

  async kill(): Promise<void> {
    this.signal('SIGKILL');
    await (this.ended ? undefined : this.exited);
  }
}
