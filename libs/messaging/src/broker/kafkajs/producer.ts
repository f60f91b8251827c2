import { CompressionTypes, type Producer } from 'kafkajs';
import type { BrokerProducer, OutgoingRecord } from '../broker';
import type { KafkaOptions } from './client';
import { Renewed } from './renewed';

/** Longer than kafkajs takes with its retries while a partition's leader moves. */
const SENT_WITHIN_MS = 30_000;

export class KafkajsProducer implements BrokerProducer {
  private readonly producer: Renewed<Producer>;

  constructor(options: KafkaOptions) {
    this.producer = new Renewed(options, {
      name: 'producer',
      make: (kafka) =>
        kafka.producer({ idempotent: true, maxInFlightRequests: 5, allowAutoTopicCreation: false }),
      // After a failed send an idempotent producer may be out of step for good: the next one begins anew.
      survives: () => false,
    });
  }

  async send(records: OutgoingRecord[]): Promise<void> {
    const byTopic = Map.groupBy(records, ({ topic }) => topic);
    const what = `${records.length} records to ${[...byTopic.keys()].join(', ')}`;
    await this.producer.ask(what, SENT_WITHIN_MS, (producer) =>
      producer.sendBatch({
        acks: -1,
        compression: CompressionTypes.None,
        topicMessages: [...byTopic].map(([topic, messages]) => ({ topic, messages })),
      }),
    );
  }

  close(): Promise<void> {
    return this.producer.close();
  }
}
