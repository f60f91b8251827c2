import { eventTopic, type Office } from '@lien-thong/contracts';
import { Clock, HealthChecks, TRANSPORT, type OfficeEnvironment } from '@lien-thong/service';
import {
  Global,
  Logger,
  Module,
  type DynamicModule,
  type InjectionToken,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { BatchTransport } from './batch-transport';
import type { Broker } from './broker/broker';
import { KafkajsBroker } from './broker/kafkajs/kafkajs-broker';
import { kafkaSecurity, type KafkaSecurityEnvironment } from './broker/kafkajs/security';
import type { LawSource } from './law-source';
import { ErasureHandler, ON_ERASED, type OnErased } from './erasure.handler';
import { MessagingWatch } from './watch';
import { ParkedController } from './parked.controller';
import { Publisher } from './publisher';
import { ParkedMessages, type OnOperated, type StandingOf } from './replay';
import { ReplayDesk } from './replay-desk';
import { ReplaysController } from './replays.controller';
import { SEALING, UNSEALED, type Sealing } from './sealing';
import type { Speaker } from './store/journal';
import type { OnParked } from './transaction';
import { UnitOfWork } from './unit-of-work';

export const BROKER = Symbol('broker');
const SPEAKER = Symbol('speaker');

export interface MessagingOptions {
  office: Office;
  environment: Pick<OfficeEnvironment, 'KAFKA_BROKERS' | 'KAFKA_PREFIX' | 'KAFKA_SESSION_TIMEOUT_MS'> &
    KafkaSecurityEnvironment;
  /** Where the law this service goes by is found in its container. */
  law?: InjectionToken<LawSource>;
  /** Where it is found how this service keeps what its messages tell of people; not given where they tell of nobody. */
  sealing?: InjectionToken<Sealing>;
  onErased?: OnErased;
  onParked?: OnParked;
  onOperated?: OnOperated;
  /** How a case stands here, shown before and after a replay. */
  standingOf?: StandingOf;
  /**
   * How long a message may wait on the broker for others, in ms: for an office that no case waits for. Fewer and fuller
   * requests are what it saves; without it each message is handed over as it comes.
   */
  gatherMs?: number;
}

/** Gives a service its ears and its mouth. */
@Global()
@Module({})
export class MessagingModule implements OnApplicationBootstrap {
  constructor(
    private readonly checks: HealthChecks,
    private readonly watch: MessagingWatch,
  ) {}

  onApplicationBootstrap(): void {
    this.checks.add('broker', () => this.watch.checkBroker());
  }

  static of({
    office,
    environment,
    law,
    sealing,
    onErased,
    onParked,
    onOperated,
    standingOf,
    gatherMs,
  }: MessagingOptions): DynamicModule {
    const {
      KAFKA_BROKERS,
      KAFKA_PREFIX: topicPrefix,
      KAFKA_SESSION_TIMEOUT_MS: sessionTimeoutMs,
    } = environment;
    const log = new Logger('kafka');
    return {
      module: MessagingModule,
      controllers: [ParkedController, ReplaysController, ...(sealing ? [ErasureHandler] : [])],
      providers: [
        {
          provide: BROKER,
          useFactory: () =>
            new KafkajsBroker({
              brokers: KAFKA_BROKERS.split(','),
              clientId: topicPrefix + office,
              security: kafkaSecurity(environment),
              warn: (m) => log.debug(m),
              renewed: (m) => log.warn(m),
            }),
        },
        ...(onErased ? [{ provide: ON_ERASED, useValue: onErased }] : []),
        sealing ? { provide: SEALING, useExisting: sealing } : { provide: SEALING, useValue: UNSEALED },
        {
          provide: SPEAKER,
          inject: [Clock, SEALING, ...(law ? [law] : [])],
          useFactory: (clock: Clock, sealing: Sealing, law?: LawSource): Speaker => ({
            office,
            topicPrefix,
            law,
            sealing,
            instant: () => clock.instant(),
          }),
        },
        {
          provide: Publisher,
          inject: [DataSource, BROKER, SEALING],
          useFactory: (database: DataSource, broker: Broker, sealing: Sealing) =>
            new Publisher(database, broker.producer(), sealing),
        },
        {
          provide: UnitOfWork,
          inject: [DataSource, Publisher, SPEAKER],
          useFactory: (database: DataSource, publisher: Publisher, speaker: Speaker) =>
            new UnitOfWork(database, publisher, speaker),
        },
        {
          provide: TRANSPORT,
          inject: [DataSource, BROKER, Publisher, SPEAKER],
          useFactory: (database: DataSource, broker: Broker, publisher: Publisher, speaker: Speaker) =>
            new BatchTransport(database, broker, publisher, {
              office,
              topicPrefix,
              sessionTimeoutMs,
              speaker,
              onParked,
              gatherMs,
            }),
        },
        {
          provide: ParkedMessages,
          inject: [DataSource, Publisher, TRANSPORT, SPEAKER],
          useFactory: (
            database: DataSource,
            publisher: Publisher,
            transport: BatchTransport,
            speaker: Speaker,
          ) =>
            new ParkedMessages(database, publisher, {
              get listener() {
                return transport.listener;
              },
              speaker,
              call: transport.call,
              onOperated,
              standingOf,
            }),
        },
        {
          provide: ReplayDesk,
          inject: [DataSource, ParkedMessages, Clock],
          useFactory: (database: DataSource, parked: ParkedMessages, clock: Clock) =>
            new ReplayDesk(database, parked, { instant: () => clock.instant(), onOperated }),
        },
        {
          provide: MessagingWatch,
          inject: [DataSource, BROKER, TRANSPORT],
          useFactory: (database: DataSource, broker: Broker, transport: BatchTransport) =>
            new MessagingWatch(
              database,
              broker,
              topicPrefix + office,
              () => transport.consumed,
              topicPrefix + eventTopic(office),
            ),
        },
      ],
      exports: [UnitOfWork, ParkedMessages, BROKER],
    };
  }
}
