/**
 * Turns many small jobs into few large ones: whatever has arrived while the job before was running is run together.
 * Nothing ever waits for a batch to fill. The order of arrival is kept.
 */
export class Gathering<T> {
  private waiting: T[] = [];
  private running = 0;
  private idle: (() => void)[] = [];

  constructor(
    private readonly run: (batch: T[]) => Promise<void>,
    private readonly limits: { most: number; atOnce?: number },
  ) {}

  add(...items: T[]): void {
    for (const item of items) this.waiting.push(item);
    // A turn of the event loop lets everything that arrived with this item join its batch.
    setImmediate(() => this.next());
  }

  get size(): number {
    return this.waiting.length;
  }

  /** Resolves when nothing waits or runs. */
  async settled(): Promise<void> {
    if (!this.running && !this.waiting.length) return;
    await new Promise<void>((resolve) => this.idle.push(resolve));
  }

  private next(): void {
    const { most, atOnce = 1 } = this.limits;
    if (this.running >= atOnce || !this.waiting.length) return;
    const batch = this.waiting.length > most ? this.waiting.splice(0, most) : this.waiting.splice(0);
    this.running++;
    void this.run(batch).finally(() => {
      this.running--;
      if (this.waiting.length) this.next();
      else if (!this.running) this.idle.splice(0).forEach((resolve) => resolve());
    });
  }
}
