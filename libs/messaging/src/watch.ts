import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { rows } from '@lien-thong/service';
import type { DataSource } from 'typeorm';
import type { Broker } from './broker/broker';
import { metrics } from './metrics';

interface Waiting {
  size: number;
  age: number;
  parked: number;
  held: number;
}

/** Keeps the figures that nothing else would notice to change: lag, outbox, parked messages. */
export class MessagingWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly database: DataSource,
    private readonly broker: Broker,
    private readonly group: string,
    private readonly consumed: () => string[],
    private readonly ownTopic: string,
    private readonly everyMs = 5000,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.look().catch(() => undefined), this.everyMs);
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  async checkBroker(): Promise<void> {
    await this.broker.bounds(this.ownTopic);
  }

  async look(): Promise<void> {
    const [waiting] = await rows<Waiting>(
      this.database.manager,
      `select coalesce(sum(cardinality(seqs)), 0)::int as size, coalesce(extract(epoch from now() - min(at)), 0)::float8 as age,
         (select count(*)::int from parked_message where state in ('failed', 'held')) as parked,
         (select count(*)::int from held_case) as held
       from outbox`,
    );
    metrics.outboxSize.set(waiting!.size);
    metrics.outboxAge.set(waiting!.age);
    metrics.parkedOpen.set(waiting!.parked);
    metrics.heldCases.set(waiting!.held);
    if (!this.consumed().length) return;
    for (const { topic, lag } of await this.broker.lag(this.group, this.consumed()))
      metrics.lag.set({ topic }, lag);
  }
}
