import type { Kafka } from 'kafkajs';
import { KafkaClient, type KafkaOptions } from './client';
import { within } from './deadline';
import { told } from './faults';

/** How long a part may take to say goodbye before it is cut off. */
const GOODBYE_MS = 2000;

interface Part {
  connect(): Promise<void>;
  disconnect(): Promise<void>;
}

interface Held<T> {
  client: KafkaClient;
  part: Promise<T>;
}

export interface Renewal<T> {
  /** In the words of the log: `admin`, `producer`. */
  name: string;
  make: (kafka: Kafka) => T;
  /** Whether a fault leaves the connection as good as it was. */
  survives: (fault: unknown) => boolean;
}

/**
 * A connected admin or producer, made when it is first needed. One that does not answer by the deadline, or is at odds
 * with its broker, is thrown away with its connections; whoever asks next gets a new one.
 */
export class Renewed<T extends Part> {
  private held?: Held<T>;

  constructor(
    private readonly options: KafkaOptions,
    private readonly renewal: Renewal<T>,
  ) {}

  /** @throws Late when connecting and asking have not been done after `ms`, BrokerRefused when asking again is no use */
  async ask<R>(what: string, ms: number, work: (part: T) => Promise<R>): Promise<R> {
    const held = (this.held ??= this.open());
    try {
      return await within(ms, what, held.part.then(work));
    } catch (fault) {
      if (!this.renewal.survives(fault)) this.discard(held, fault);
      throw told(what, fault);
    }
  }

  private open(): Held<T> {
    const client = new KafkaClient(this.options);
    const part = this.renewal.make(client.kafka);
    return { client, part: part.connect().then(() => part) };
  }

  private discard(held: Held<T>, fault: unknown): void {
    if (this.held !== held) return; // by another who asked at the same time
    this.held = undefined;
    const why = fault instanceof Error ? fault.message : String(fault);
    held.client.discard(why);
    this.options.renewed?.(`the ${this.renewal.name} is made anew: ${why}`);
  }

  async close(): Promise<void> {
    const { held } = this;
    this.held = undefined;
    if (!held) return;
    const goodbye = held.part.then((part) => part.disconnect());
    await within(GOODBYE_MS, 'goodbye', goodbye).catch(() => undefined);
    held.client.discard('it was closed');
  }
}
