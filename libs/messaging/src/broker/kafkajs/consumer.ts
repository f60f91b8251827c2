import { setTimeout as pause } from 'node:timers/promises';
import type { BrokerConsumer, ConsumerOptions, TopicPartition } from '../broker';
import type { KafkajsAdmin } from './admin';
import type { KafkaOptions } from './client';
import { isRetriable, told } from './faults';
import { Membership } from './membership';

const LOOK_EVERY_MS = 1000;
/** How often a sole member compares what it was given with what there is. */
const COUNT_EVERY_MS = 10_000;
/** A member that fetches and beats several times a second has been lost when nothing is heard for so long. */
const SILENT_MS = 20_000;
const START_TRIES = 10;

/**
 * Keeps one membership alive: one that crashed, fell silent or was given too little is thrown away and replaced. A
 * handler that takes long is no silence, since heartbeats go on meanwhile.
 */
export class KafkajsConsumer implements BrokerConsumer {
  private current?: Membership;
  private replacing?: Promise<void>;
  private watching?: NodeJS.Timeout;
  private countedAt = performance.now();
  private stopping = false;

  constructor(
    private readonly kafka: KafkaOptions,
    private readonly options: ConsumerOptions,
    private readonly admin: Pick<KafkajsAdmin, 'isShort'>,
  ) {}

  /** @throws what kept it from joining; it may be started again */
  async start(): Promise<void> {
    this.stopping = false;
    await this.joinAtLast();
    this.watching = setInterval(() => void this.look().catch(() => undefined), LOOK_EVERY_MS);
  }

  /** A group's coordinator that is just loading or moving says so, and is asked again. */
  private async joinAtLast(): Promise<void> {
    for (let tries = 1; ; tries++)
      try {
        return await this.join();
      } catch (fault) {
        if (tries === START_TRIES || !isRetriable(fault)) throw fault;
        await pause(100 * tries);
      }
  }

  private async join(): Promise<void> {
    const membership = new Membership(this.kafka, this.options, (why) => {
      if (this.current === membership) this.replace(why);
    });
    try {
      await membership.join();
      if (this.stopping) throw new Error('it was stopped meanwhile');
      this.current = membership;
      this.countedAt = performance.now();
    } catch (fault) {
      membership.discard(String(fault));
      throw told(`${this.options.group} to read ${this.options.topics.join(', ')}`, fault);
    }
  }

  private replace(why: string): void {
    if (this.stopping || this.replacing) return;
    this.kafka.renewed?.(`the consumer ${this.options.group} is made anew: ${why}`);
    this.current?.discard(why);
    this.current = undefined;
    this.replacing = this.untilJoined().finally(() => (this.replacing = undefined));
  }

  private async untilJoined(): Promise<void> {
    for (let wait = 100; !this.stopping; wait = Math.min(wait * 2, 2000)) {
      await pause(wait);
      try {
        return await this.join();
      } catch (fault) {
        if (!this.stopping)
          this.kafka.renewed?.(`the consumer ${this.options.group} cannot join: ${String(fault)}`);
      }
    }
  }

  private async look(): Promise<void> {
    const membership = this.current;
    if (!membership) return;
    const mostSilence = Math.max(SILENT_MS, 3 * this.options.sessionTimeoutMs);
    if (membership.silentForMs > mostSilence)
      return this.replace(`nothing was heard of the broker for ${mostSilence / 1000} s`);
    if (performance.now() - this.countedAt < COUNT_EVERY_MS) return;
    this.countedAt = performance.now();
    const given = membership.sharedOut;
    if (given === undefined) return;
    const { group, topics } = this.options;
    if ((await this.admin.isShort(group, topics, given)) && membership.sharedOut === given)
      this.replace(`it was given only ${given} partitions`);
  }

  async report(positions: (TopicPartition & { offset: number })[]): Promise<void> {
    await this.current?.report(positions);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    clearInterval(this.watching);
    await this.current?.leave();
    await this.replacing;
    this.current = undefined;
  }
}
