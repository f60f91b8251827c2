import { setTimeout as pause } from 'node:timers/promises';
import {
  commandTopic,
  eventTopic,
  messageKindOfType,
  REFERENCES,
  referenceTopic,
  TOPICS,
  topicAccessOf,
  topicOf,
  type Office,
  type TopicSettings,
} from '@lien-thong/contracts';
import { Server, type CustomTransportStrategy } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import type { DataSource } from 'typeorm';
import { BrokerRefused, type Broker } from './broker/broker';
import { BATCH_TRANSPORT } from './handles';
import { Inbound, type InboundOptions } from './inbound';
import type { Received, Work } from './message';
import type { Publisher } from './publisher';
import type { Listener } from './read-record';
import { openJournalMonths, type Speaker } from './store/journal';
import type { OnParked } from './transaction';

export interface TransportOptions {
  office: Office;
  topicPrefix: string;
  sessionTimeoutMs: number;
  speaker: Speaker;
  onParked?: OnParked;
  gatherMs?: number;
}

/** Kafka as a Nest transport whose handlers get batches inside a transaction. */
export class BatchTransport extends Server implements CustomTransportStrategy {
  override readonly transportId = BATCH_TRANSPORT;
  private readonly inbounds: Inbound[] = [];
  private months?: NodeJS.Timeout;

  constructor(
    private readonly database: DataSource,
    private readonly broker: Broker,
    private readonly publisher: Publisher,
    private readonly options: TransportOptions,
  ) {
    super();
  }

  get listener(): Listener {
    const { office, topicPrefix } = this.options;
    return { office, topicPrefix, handled: new Set([...this.messageHandlers.keys()]) };
  }

  /** Where the kinds of messages that have a handler here travel. */
  private get topics(): { reference: string[]; work: string[] } {
    const { office, topicPrefix } = this.options;
    const of = (type: string): string[] => {
      const kind = messageKindOfType(type);
      if (!kind) return [];
      if (kind.kind === 'command') return [commandTopic(office)];
      if (kind.owner !== 'any') return [topicOf(kind, kind.owner)];
      return TOPICS.map(({ topic }) => topic).filter(
        (topic) => topic.endsWith('.events.v1') && topic !== eventTopic(office),
      );
    };
    const topics = [...new Set([...this.messageHandlers.keys()].flatMap(of))].sort();
    const isReference = (topic: string) =>
      REFERENCES.some((reference) => topic === referenceTopic(reference));
    return {
      reference: topics.filter(isReference).map((topic) => topicPrefix + topic),
      work: topics.filter((topic) => !isReference(topic)).map((topic) => topicPrefix + topic),
    };
  }

  /** What this office reads or writes; the others are none of its business, and it may not even see them. */
  private get ownTopics(): TopicSettings[] {
    const { office, topicPrefix } = this.options;
    const { reads, writes } = topicAccessOf(office);
    const { reference, work } = this.topics;
    const own = new Set([...reads, ...writes].map((topic) => topicPrefix + topic).concat(reference, work));
    return TOPICS.map((settings) => ({ ...settings, topic: topicPrefix + settings.topic })).filter(
      ({ topic }) => own.has(topic),
    );
  }

  /** Calls the one handler of a type. */
  readonly call = async (type: string, messages: Received[], work: Work): Promise<void> => {
    const handler = this.messageHandlers.get(type);
    if (!handler) throw new Error(`no handler for ${type}`);
    const result: unknown = await handler(messages, work);
    if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
  };

  async listen(listening: (error?: unknown) => void): Promise<void> {
    try {
      await this.begin();
      listening();
    } catch (fault) {
      listening(fault);
    }
  }

  private async begin(): Promise<void> {
    const { office, topicPrefix, sessionTimeoutMs, speaker, onParked, gatherMs } = this.options;
    await openJournalMonths(this.database.manager);
    this.months = setInterval(
      () => void openJournalMonths(this.database.manager).catch(() => undefined),
      3_600_000,
    );
    const topics = this.ownTopics;
    await this.untilThere(() => this.broker.ensureTopics(topics));
    this.publisher.start();
    const ofAll = { sessionTimeoutMs, listener: this.listener, speaker, call: this.call, onParked };
    const { reference, work } = this.topics;
    // What brings the law has a path of its own: the other may be waiting for it.
    if (reference.length)
      this.listenTo({ ...ofAll, group: `${topicPrefix}${office}.reference`, topics: reference });
    if (work.length)
      this.listenTo({ ...ofAll, group: topicPrefix + office, topics: work, law: speaker.law, gatherMs });
    for (const inbound of this.inbounds) await this.untilThere(() => inbound.start());
  }

  private listenTo(options: InboundOptions): void {
    this.inbounds.push(new Inbound(this.database, this.broker, this.publisher, options));
  }

  /** A broker that starts later than we do is waited for; one that will not have us is not. */
  private async untilThere(reach: () => Promise<void>): Promise<void> {
    for (let tries = 1; ; tries++)
      try {
        return await reach();
      } catch (fault) {
        if (tries >= 30 || fault instanceof BrokerRefused) throw fault;
        this.logger.warn(`the broker is not there yet: ${String(fault)}`);
        await pause(1000);
      }
  }

  get consumed(): string[] {
    return this.topics.work;
  }

  async close(): Promise<void> {
    clearInterval(this.months);
    for (const inbound of this.inbounds) await inbound.stop();
    await this.publisher.stop();
    await this.broker.close();
  }

  on(): never {
    throw new Error('this transport has no events to listen to');
  }

  unwrap<T>(): T {
    return this.broker as T;
  }
}
