import { KafkajsBroker } from '@lien-thong/messaging';
import { kafkaBrokers, type OpenService } from '@lien-thong/testing';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Waits until nothing is under way: all that was said is on the broker, and every reader has worked on all of it.
 * Only then is what the offices show what they make of what was done.
 */
export class Quiet {
  private readonly broker = new KafkajsBroker({
    brokers: kafkaBrokers().split(','),
    clientId: 'stories-quiet',
  });

  constructor(private readonly services: readonly OpenService[]) {}

  async reached(): Promise<void> {
    for (const deadline = Date.now() + 30_000; ; await pause(15)) {
      const before = await this.said();
      if (before !== undefined && (await this.allRead()) && (await this.said()) === before) return;
      if (Date.now() > deadline) throw new Error('the offices did not come to rest within 30 s');
    }
  }

  close(): Promise<void> {
    return this.broker.close();
  }

  /** How much has been said by all; undefined while some of it has not left. */
  private async said(): Promise<string | undefined> {
    const states = await Promise.all(
      this.services.map(({ query }) =>
        query<{ said: string; waiting: string }>(
          'select (select coalesce(max(seq), 0) from journal)::text as said, (select count(*) from outbox)::text as waiting',
        ),
      ),
    );
    const flat = states.map(([state]) => state!);
    return flat.every(({ waiting }) => waiting === '0') ? flat.map(({ said }) => said).join(' ') : undefined;
  }

  private async allRead(): Promise<boolean> {
    const positions = (
      await Promise.all(
        this.services.map(({ query }) =>
          query<{ topic: string; partition: number; next: string }>(
            'select topic, partition, next_offset as next from consumer_position',
          ),
        ),
      )
    ).flat();
    const topics = [...new Set(positions.map(({ topic }) => topic))];
    const ends = new Map(
      await Promise.all(
        topics.map(async (topic) => {
          const bounds = await this.broker.bounds(topic);
          return [topic, new Map(bounds.map(({ partition, high }) => [partition, high]))] as const;
        }),
      ),
    );
    return positions.every(
      ({ topic, partition, next }) => Number(next) >= (ends.get(topic)?.get(partition) ?? 0),
    );
  }
}
