import type { TopicSettings } from '@lien-thong/contracts';
import type { Broker, BrokerConsumer, BrokerProducer, ConsumerOptions, PartitionBounds } from '../broker';
import { KafkajsAdmin } from './admin';
import type { KafkaOptions } from './client';
import { KafkajsConsumer } from './consumer';
import { KafkajsProducer } from './producer';

/** kafkajs 2.2.4 behind the port. Nothing here waits for ever: every call has a deadline. */
export class KafkajsBroker implements Broker {
  private readonly admin: KafkajsAdmin;

  constructor(private readonly options: KafkaOptions) {
    this.admin = new KafkajsAdmin(options);
  }

  ensureTopics(topics: readonly TopicSettings[]): Promise<void> {
    return this.admin.ensureTopics(topics);
  }

  bounds(topic: string): Promise<PartitionBounds[]> {
    return this.admin.bounds(topic);
  }

  lag(group: string, topics: readonly string[]): Promise<{ topic: string; lag: number }[]> {
    return this.admin.lag(group, topics);
  }

  producer(): BrokerProducer {
    return new KafkajsProducer(this.options);
  }

  consumer(options: ConsumerOptions): BrokerConsumer {
    return new KafkajsConsumer(this.options, options, this.admin);
  }

  close(): Promise<void> {
    return this.admin.close();
  }
}
