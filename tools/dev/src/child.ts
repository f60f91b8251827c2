import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DevFault } from './dev-fault';
import { lastLine } from './log-file';

export interface ChildLaunch {
  name: string;
  args: string[];
  environment: Record<string, string>;
  logFile: string;
}

const STOP_WITHIN_MS = 15_000;
const POLL_MS = 50;

/** kafkajs sets a timer in the past when nothing waits, which Node 24 says in every log: it fires at once, as was meant. */
const QUIET = '--disable-warning=TimeoutNegativeWarning';

let dieWithParent: boolean | undefined;

/** Linux can end a child when its parent dies, kill -9 included: nothing is left running that nobody owns. */
function command(args: string[]): [string, string[]] {
  dieWithParent ??=
    spawnSync('setpriv', ['--help'], { encoding: 'utf8' }).stdout?.includes('--pdeathsig') ?? false;
  return dieWithParent
    ? ['setpriv', ['--pdeathsig', 'TERM', '--', process.execPath, QUIET, ...args]]
    : [process.execPath, [QUIET, ...args]];
}

/** What a child needs of our own environment; the rest is told on purpose. */
const INHERITED = /^(PATH|HOME|LANG|LC_.*|TZ|TMPDIR|SSL_CERT_.*|NODE_EXTRA_CA_CERTS|OTEL_.*)$/;

const inherited = () =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => INHERITED.test(name)));

/** A Node process of ours, in a group of its own, so that a Ctrl-C meant for us does not reach it. */
export class Child {
  readonly exited: Promise<void>;
  private ended = false;

  private constructor(
    private readonly process: ChildProcess,
    private readonly launch: ChildLaunch,
  ) {
    this.exited = new Promise((resolve) => {
      const end = () => {
        this.ended = true;
        resolve();
      };
      process.once('exit', end);
      process.once('error', end);
    });
  }

  static start(launch: ChildLaunch): Child {
    mkdirSync(dirname(launch.logFile), { recursive: true });
    const log = openSync(launch.logFile, 'a');
    const [file, args] = command(launch.args);
    const env = { ...inherited(), ...launch.environment };
    const child = spawn(file, args, { stdio: ['ignore', log, log], detached: true, env });
    closeSync(log);
    return new Child(child, launch);
  }

  get pid(): number {
    return this.process.pid ?? -1;
  }

  /** `exit code 1`, `SIGKILL`; undefined while it runs. */
  get ending(): string | undefined {
    if (!this.ended) return undefined;
    return this.process.signalCode ?? `exit code ${this.process.exitCode ?? '?'}`;
  }

  /** @throws DevFault with its last words when it ends, or is not ready in time */
  async until(
    ready: () => Promise<boolean>,
    { withinMs = 90_000, otherwise }: { withinMs?: number; otherwise?: () => string } = {},
  ): Promise<void> {
    const deadline = performance.now() + withinMs;
    while (!(await ready())) {
      if (this.ended) throw this.fault(`ended while starting (${this.ending})`);
      if (performance.now() > deadline) {
        await this.kill();
        const why = otherwise ? `; ${otherwise()}` : '';
        throw this.fault(`was not ready after ${withinMs / 1000} s${why}`);
      }
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }

  /** Waits for a command that ends by itself. @throws DevFault when it ends badly */
  async done(): Promise<void> {
    await this.exited;
    if (this.process.exitCode !== 0) throw this.fault(`failed (${this.ending})`);
  }

  private fault(what: string): DevFault {
    const { name, logFile } = this.launch;
    return new DevFault('child-failed', `${name} ${what}: ${lastLine(logFile)} (log: ${logFile})`);
  }

  /** Asks it to end, and kills it when it has not in time. */
  async stop(): Promise<void> {
    this.signal('SIGTERM');
    const timer = setTimeout(() => this.signal('SIGKILL'), STOP_WITHIN_MS);
    await this.exited;
    clearTimeout(timer);
  }

  async kill(): Promise<void> {
    this.signal('SIGKILL');
    await this.exited;
  }

  private signal(signal: NodeJS.Signals): void {
    if (!this.ended) this.process.kill(signal);
  }
}
