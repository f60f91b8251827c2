/** Values with how often each is drawn. */
export interface Weighted<T> {
  readonly values: readonly T[];
  /** Running sums of the weights. */
  readonly upTo: readonly number[];
}

export function weighted<T>(entries: readonly (readonly [value: T, weight: number])[]): Weighted<T> {
  let sum = 0;
  return { values: entries.map(([value]) => value), upTo: entries.map(([, weight]) => (sum += weight)) };
}

/** Each purpose draws from a stream of its own, so that a new question changes no earlier answer. */
export const STREAMS = {
  block: 1,
  household: 2,
  person: 3,
  livelihood: 4,
  death: 5,
  declaration: 6,
} as const;

/**
 * Random draws that depend on seed, stream and number alone: nothing is kept between two people. The generator is
 * sfc32, with 96 bits of seed so that no two of a million people share their draws.
 */
export class Draw {
  private a: number;
  private b: number;
  private c: number;
  private d = 1;

  constructor(seed: number, stream: number, number: number) {
    this.a = seed | 0;
    this.b = Math.imul(stream, 0x9e3779b1) ^ Math.floor(seed / 0x1_0000_0000);
    this.c = number | 0;
    for (let i = 0; i < 10; i++) this.next();
  }

  /** A whole number of 32 bits. */
  next(): number {
    const t = (((this.a + this.b) | 0) + this.d) | 0;
    this.d = (this.d + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + t;
    return t >>> 0;
  }

  /** 0 … n − 1 */
  below(n: number): number {
    return Math.floor((this.next() / 0x1_0000_0000) * n);
  }

  /** Both ends included. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  chance(probability: number): boolean {
    return this.next() < probability * 0x1_0000_0000;
  }

  pick<T>(values: readonly T[]): T {
    return values[this.below(values.length)]!;
  }

  of<T>({ values, upTo }: Weighted<T>): T {
    const at = this.below(upTo[upTo.length - 1]!);
    let i = 0;
    while (upTo[i]! <= at) i++;
    return values[i]!;
  }
}
