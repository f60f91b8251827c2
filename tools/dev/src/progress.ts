export interface Screen {
  write(text: string): void;
  /** A terminal one looks at, as opposed to a file. */
  isTTY?: boolean;
}

/** A step that takes longer than this is announced also where lines cannot be drawn over. */
const LONG_MS = 3000;
const REDRAW_MS = 250;
const CLEAR_LINE = '\r\x1b[2K';

export const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/** One line for each step that has ended, and on a terminal what is going on now. */
export class Progress {
  private readonly open = new Map<string, number>();
  private readonly announced = new Set<string>();
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly screen: Screen) {
    this.timer = setInterval(() => this.show(), REDRAW_MS);
    this.timer.unref();
  }

  readonly step = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const begun = Date.now();
    this.open.set(name, begun);
    this.show();
    try {
      const result = await work();
      this.open.delete(name);
      this.timed(Date.now() - begun, name);
      return result;
    } finally {
      this.open.delete(name);
    }
  };

  /** Something that was not asked for, such as a death. */
  readonly tell = (line: string): void => this.line(`       !  ${line}`);

  timed(ms: number, what: string): void {
    this.line(`${seconds(ms).padStart(8)}  ${what}`);
  }

  line(text: string): void {
    this.screen.write(`${this.screen.isTTY ? CLEAR_LINE : ''}${text}\n`);
    this.show();
  }

  end(): void {
    clearInterval(this.timer);
    if (this.screen.isTTY && this.open.size) this.screen.write(CLEAR_LINE);
    this.open.clear();
  }

  private show(): void {
    const now = Date.now();
    if (this.screen.isTTY) {
      const going = [...this.open].map(([step, begun]) => `${step} ${Math.floor((now - begun) / 1000)} s`);
      if (going.length) this.screen.write(`${CLEAR_LINE}     ...  ${going.join(' · ').slice(0, 100)}`);
      return;
    }
    for (const [step, begun] of this.open) {
      if (now - begun < LONG_MS || this.announced.has(step)) continue;
      this.announced.add(step);
      this.screen.write(`     ...  ${step}\n`);
    }
  }
}
