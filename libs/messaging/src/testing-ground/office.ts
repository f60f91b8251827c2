import { TOPICS, type Office, type Shape } from '@lien-thong/contracts';
import {
  databaseOptions,
  isPassing,
  ProblemFilter,
  rows,
  ServiceModule,
  TRANSPORT,
} from '@lien-thong/service';
import { eventually, migrate } from '@lien-thong/testing';
import { Controller, Module, type Type } from '@nestjs/common';
import type { CustomTransportStrategy } from '@nestjs/microservices';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import type { Broker } from '../broker/broker';
import { KafkajsBroker } from '../broker/kafkajs/kafkajs-broker';
import type { KafkaSecurityEnvironment } from '../broker/kafkajs/security';
import { Handles } from '../handles';
import type { Received, Work } from '../message';
import { BROKER, MessagingModule } from '../messaging.module';
import { InboxContents1764000000100 } from '../store/inbox-contents';
import { MessagingTables1764000000000 } from '../store/messaging-tables';
import { ReplayRequests1764000063000 } from '../store/replay-tables';
import type { StandingOf } from '../replay';
import type { OnParked } from '../transaction';

/** A register without any constraint: what is worked on twice stands in it twice. */
class RegisterTable1764000000001 implements MigrationInterface {
  readonly name = 'RegisterTable1764000000001';
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create table entry (
      no bigint generated always as identity, message_id uuid not null, case_id uuid not null, type text not null,
      attempt int, by text not null, call uuid not null)`);
  }
  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table entry');
  }
}

export interface Entry {
  message_id: string;
  case_id: string;
  type: string;
  attempt: number | null;
  by: string;
  call: string;
}

export type Hear = (messages: Received[], work: Work) => Promise<void>;

/** A controller with one handler, made as any service makes it. */
export function listening(shape: Shape, hear: Hear): Type {
  @Controller()
  class Listening {
    @Handles(shape)
    hear(messages: Received[], work: Work): Promise<void> {
      return hear(messages, work);
    }
  }
  return Listening;
}

/** Enters what it is given, one row a message; `by` tells which instance it was. */
export async function enter(
  messages: readonly Received[],
  { db }: Pick<Work, 'db'>,
  by = 'one',
): Promise<void> {
  await db.query(
    `insert into entry (message_id, case_id, type, attempt, by, call)
     select m.id, m.case_id, m.type, m.attempt, $5, this_call.id
     from unnest($1::uuid[], $2::uuid[], $3::text[], $4::int[]) as m(id, case_id, type, attempt),
          (select gen_random_uuid() as id) as this_call`,
    [
      messages.map((m) => m.id),
      messages.map((m) => m.caseId),
      messages.map((m) => m.type),
      messages.map((m) => (m.data as { attempt?: number }).attempt ?? null),
      by,
    ],
  );
}

export interface OfficeOptions {
  office: Office;
  databaseUrl: string;
  brokers: string;
  prefix: string;
  sessionTimeoutMs?: number;
  hears?: readonly [Shape, Hear][];
  onParked?: OnParked;
  standingOf?: StandingOf;
  security?: KafkaSecurityEnvironment;
  /** The topics are there already, and it may not see those of the others. */
  seesOwnTopicsOnly?: boolean;
  /** Stands between the office and its real broker. */
  between?: (real: Broker) => Broker;
}

export interface OpenOffice {
  app: NestFastifyApplication;
  database: DataSource;
  entries(): Promise<Entry[]>;
  sql<T = Record<string, unknown>>(statement: string, parameters?: unknown[]): Promise<T[]>;
  close(): Promise<void>;
}

const databaseOf = (url: string) =>
  databaseOptions(
    { DATABASE_URL: url, DATABASE_POOL: 8 },
    [],
    [
      MessagingTables1764000000000,
      InboxContents1764000000100,
      RegisterTable1764000000001,
      ReplayRequests1764000063000,
    ],
  );

/** Looks into an office's database, making it ready first; nothing of the office is started. */
export async function lookInto(databaseUrl: string) {
  const database = await new DataSource(databaseOf(databaseUrl)).initialize();
  await migrate(database);
  return {
    database,
    ...looking(database),
    close: () => database.destroy(),
  };
}

const looking = (database: DataSource) => ({
  entries: () => rows<Entry>(database.manager, 'select * from entry order by no'),
  sql: <T = Record<string, unknown>>(statement: string, parameters?: unknown[]) =>
    rows<T>(database.manager, statement, parameters),
});

/** A small service over the real parts: it migrates its database, connects, and listens. */
export async function openOffice(options: OfficeOptions): Promise<OpenOffice> {
  const app = await buildOffice(options);
  const database = app.get(DataSource);
  await migrate(database);
  app.useGlobalFilters(new ProblemFilter(isPassing));
  app.connectMicroservice({ strategy: app.get<CustomTransportStrategy>(TRANSPORT) });
  await app.startAllMicroservices();
  if (!options.seesOwnTopicsOnly) await allTopics(app.get<Broker>(BROKER), options.prefix);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return {
    app,
    database,
    ...looking(database),
    close: () => app.close(),
  };
}

/** A topic is made before its partitions have leaders; until then nobody can send to them. On a busy machine that takes seconds. */
export async function topicsLed(broker: Pick<Broker, 'bounds'>, prefix: string): Promise<void> {
  for (const { topic } of TOPICS)
    await eventually(
      () => broker.bounds(prefix + topic),
      (bounds) => bounds.length > 0,
      { within: 60_000 },
    );
}

/** Makes the topics of all offices, as if the others had started, too. */
async function allTopics(broker: Broker, prefix: string): Promise<void> {
  await broker.ensureTopics(TOPICS.map((settings) => ({ ...settings, topic: prefix + settings.topic })));
  await topicsLed(broker, prefix);
}

async function buildOffice(options: OfficeOptions): Promise<NestFastifyApplication> {
  const { office, databaseUrl, brokers, prefix, sessionTimeoutMs = 6000, hears = [], onParked } = options;
  @Module({
    imports: [
      ServiceModule.of({ name: office, logLevel: 'fatal' }),
      TypeOrmModule.forRoot(databaseOf(databaseUrl)),
      MessagingModule.of({
        office,
        environment: {
          KAFKA_BROKERS: brokers,
          KAFKA_PREFIX: prefix,
          KAFKA_SESSION_TIMEOUT_MS: sessionTimeoutMs,
          ...options.security,
        },
        onParked,
        standingOf: options.standingOf,
      }),
    ],
    controllers: hears.map(([shape, hear]) => listening(shape, hear)),
  })
  class TestOffice {}
  const building = Test.createTestingModule({ imports: [TestOffice] });
  if (options.between)
    building
      .overrideProvider(BROKER)
      .useValue(
        options.between(new KafkajsBroker({ brokers: brokers.split(','), clientId: prefix + office })),
      );
  const module = await building.compile();
  return module.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), {
    logger: process.env['TEST_OFFICE_LOGS'] ? undefined : false,
  });
}
