import { readFileSync, statSync } from 'node:fs';

/** How often a file of keys is looked at: keys are put in and revoked while services run. */
const LOOK_EVERY_MS = 1000;

/**
 * A set of keys given as JSON or as the path of a file that holds it; a file is read again when it has changed. A file
 * that cannot be read at the moment leaves the keys as they were.
 */
export class WatchedKeys<T> {
  private value: T;
  private changed = 0;
  private looked = performance.now();

  constructor(
    private readonly given: string,
    private readonly parse: (json: string) => T,
  ) {
    this.value = this.read();
  }

  get current(): T {
    if (!this.inFile || performance.now() - this.looked < LOOK_EVERY_MS) return this.value;
    this.looked = performance.now();
    try {
      if (statSync(this.given).mtimeMs !== this.changed) this.value = this.read();
    } catch {
      // Being replaced this very moment: the next look sees it.
    }
    return this.value;
  }

  private get inFile(): boolean {
    return !this.given.trimStart().startsWith('{');
  }

  private read(): T {
    if (!this.inFile) return this.parse(this.given);
    const { mtimeMs } = statSync(this.given);
    const value = this.parse(readFileSync(this.given, 'utf8'));
    this.changed = mtimeMs;
    return value;
  }
}
