import {
  messageKind,
  messageKindOfType,
  topicOf,
  type DecidesBy,
  type Office,
  type Shape,
} from '@lien-thong/contracts';
import { Gazette } from '@lien-thong/gazette';
import { Directory } from '@lien-thong/identity';
import { newFieldKeys } from '@lien-thong/embedded';
import { headersOf, KafkajsBroker } from '@lien-thong/messaging';
import { MessageSealing, Privacy } from '@lien-thong/privacy';
import { Clock, createService, type OfficeEnvironment, TRANSPORT } from '@lien-thong/service';
import type { DynamicModule, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { CustomTransportStrategy } from '@nestjs/microservices';
import { randomUUID } from 'node:crypto';
import { officeKeys, pageCertificates, withSignedExtract } from './office-keys';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { DataSource } from 'typeorm';
import { installLaw, lawKey } from './founding-law';
import { asOwner, freshDatabase, freshPrefix, kafkaBrokers, migrate } from './fresh';
import {
  AUDIENCE,
  authorizationOf,
  decidingBy,
  EVERYBODY,
  installPostings,
  installSettings,
  testIssuer,
  type TestPerson,
} from './identity';

type Bytes = string | Buffer | Readable;

export interface Reply<T> {
  status: number;
  headers: Record<string, unknown>;
  body: T;
}

/** Something a service said, as its journal has it. */
export interface Said<T = Record<string, unknown>> {
  id: string;
  type: string;
  caseId: string;
  data: T;
}

/** Asks a service; with a token of the person it asks for, unless the headers carry an `authorization` of their own. */
export interface Asking {
  get<T>(path: string, headers?: Record<string, string>): Promise<Reply<T>>;
  post<T>(path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply<T>>;
  put<T>(path: string, body: unknown, headers?: Record<string, string>): Promise<Reply<T>>;
  /** An answer that is no JSON, as it came; of a POST where there is a form. */
  download(
    path: string,
    form?: object,
  ): Promise<{ status: number; headers: Record<string, unknown>; bytes: Buffer }>;
  /** Posts bytes as they are. */
  raw<T>(path: string, body: Bytes, headers: Record<string, string>): Promise<Reply<T>>;
}

export interface OpenService extends Asking {
  prefix: string;
  /** The same service, asked by somebody else, who is posted as said. */
  as(person: TestPerson): Promise<Asking>;
  /**
   * Publishes a message as its sender would, at the service's own time, by the law it read; the same id again is the same message. An extract
   * without a signature gets its commune's.
   */
  tell<T extends object>(
    shape: Shape<T>,
    caseId: string,
    data: T,
    id?: string,
    law?: string,
    /** Of an event that every office may send. */
    sender?: Office,
  ): Promise<void>;
  /** Publishes once more what the service said, under an id: its own makes it a repeat. */
  repeat(said: Said<unknown>, id: string): Promise<void>;
  /** Everything said so far, in order; of one case if given. */
  said<T>(caseId?: string): Promise<Said<T>[]>;
  query<T>(sql: string, parameters?: unknown[]): Promise<T[]>;
  /** What the service's own role may not do, as the role that owns the database. */
  asOwner(sql: string): Promise<void>;
  /** The keys of what it keeps of people. */
  privacy: Privacy;
  /** Its clock, to be moved. */
  clock: Clock;
  /** A provider of the service, e.g. its clock. */
  part<T>(what: Type<T>): T;
  /** Its database, for what a statement alone cannot do. */
  database: DataSource;
  close(): Promise<void>;
}

export interface Opening<E extends OfficeEnvironment> {
  name: Office;
  environment: new () => E;
  module: (environment: E) => DynamicModule;
  settings?: Partial<E>;
  /** Whether the law is there from the start; one-stop publishes its own. */
  installsLaw?: boolean;
  /** How the office decides everywhere; by the rule alone unless a spec is about its officers. */
  decidesBy?: DecidesBy;
}

/** What the service has of this class, if it has. */
function has<T>(app: NestFastifyApplication, what: Type<T>): T | undefined {
  try {
    return app.get(what, { strict: false });
  } catch {
    return undefined;
  }
}

/** The whole of a service on a database of its own, over the real broker. Requests are injected, not sent. */
export async function openService<E extends OfficeEnvironment>({
  name,
  environment: Environment,
  module,
  settings,
  installsLaw = name !== 'one-stop',
  decidesBy = 'straight-through',
}: Opening<E>): Promise<OpenService> {
  const database = await freshDatabase(name);
  const prefix = settings?.KAFKA_PREFIX ?? freshPrefix();
  const issuer = await testIssuer();
  const pages = await pageCertificates();
  const folder = await mkdtemp(join(tmpdir(), 'lien-thong-'));
  const environment = Object.assign(new Environment(), {
    DATABASE_URL: database.url,
    KAFKA_BROKERS: kafkaBrokers(),
    KAFKA_PREFIX: prefix,
    LOG_LEVEL: 'fatal',
    FIELD_KEYS: newFieldKeys(),
    LAW_KEYS: lawKey().publicKeys,
    LAW_SIGNING_KEY: lawKey().privateKey,
    OFFICE_SIGNING_KEYS: officeKeys().privateKeys,
    OFFICE_KEYS: officeKeys().publicKeys,
    PAGE_SIGNING_KEYS: pages.keys,
    OIDC_ISSUER: issuer.url,
    OIDC_AUDIENCE: AUDIENCE,
    ATTACHMENT_FOLDER: join(folder, 'attachments'),
    ...settings,
  });
  const app = await createService({
    name,
    environment: () => environment,
    module: () => module(environment),
  });
  const source = app.get(DataSource);
  await migrate(source);
  if (installsLaw && has(app, Gazette)) await installLaw(source);
  const knowsPeople = has(app, Directory);
  if (knowsPeople) {
    await installPostings(source, EVERYBODY);
    await installSettings(source, decidingBy(decidesBy));
  }
  app.connectMicroservice({ strategy: app.get<CustomTransportStrategy>(TRANSPORT) });
  try {
    await app.startAllMicroservices();
    await app.init();
  } catch (fault) {
    // One that does not start leaves nothing running behind.
    await app.close().catch(() => undefined);
    await database.drop();
    await rm(folder, { recursive: true, force: true });
    throw fault;
  }
  const broker = new KafkajsBroker({ brokers: kafkaBrokers().split(','), clientId: `${prefix}test` });
  const producer = broker.producer();

  async function send<T>(
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    headers: Record<string, string>,
    payload?: Bytes,
  ): Promise<Reply<T>> {
    const reply = await app.inject({
      method,
      url: `/api/${name}/${path}`,
      headers,
      ...(payload === undefined ? {} : { payload }),
    });
    return {
      status: reply.statusCode,
      headers: reply.headers,
      body: (reply.body ? JSON.parse(reply.body) : undefined) as T,
    };
  }

  const asking = (person: TestPerson): Asking => {
    const signed = async (headers: Record<string, string>) =>
      knowsPeople && headers['authorization'] === undefined
        ? { ...headers, authorization: await authorizationOf(person) }
        : headers;
    return {
      get: async (path, headers = {}) => send('GET', path, await signed(headers)),
      post: async (path, body, headers = {}) =>
        body === undefined
          ? send('POST', path, await signed(headers))
          : send(
              'POST',
              path,
              { ...(await signed(headers)), 'content-type': 'application/json' },
              JSON.stringify(body),
            ),
      put: async (path, body, headers = {}) =>
        send(
          'PUT',
          path,
          { ...(await signed(headers)), 'content-type': 'application/json' },
          JSON.stringify(body),
        ),
      download: async (path, form) => {
        const url = `/api/${name}/${path}`;
        const headers = await signed({});
        const asked = form ? ({ method: 'POST', payload: form } as const) : ({ method: 'GET' } as const);
        const reply = await app.inject({ ...asked, url, headers });
        return { status: reply.statusCode, headers: reply.headers, bytes: reply.rawPayload };
      },
      raw: async (path, body, headers) => send('POST', path, await signed(headers), body),
    };
  };

  return {
    prefix,
    ...asking(EVERYBODY),
    as: async (person) => {
      await installPostings(source, person);
      app.get(Directory).forget();
      return asking(person);
    },
    tell: (shape, caseId, data, id = randomUUID(), law, anySender = 'one-stop') => {
      const kind = messageKind(shape);
      const sender: Office = kind.kind === 'event' && kind.owner !== 'any' ? kind.owner : anySender;
      const headers = headersOf({
        id,
        source: `/${sender}`,
        type: kind.type,
        subject: caseId,
        time: app.get(Clock).instant(),
        law,
      });
      return producer.send([
        {
          topic: prefix + topicOf(kind as never, sender),
          key: caseId,
          headers,
          value: JSON.stringify(withSignedExtract(caseId, data)),
        },
      ]);
    },
    repeat: ({ type, caseId, data }, id) => {
      const kind = messageKindOfType(type)!;
      const headers = headersOf({
        id,
        source: `/${name}`,
        type,
        subject: caseId,
        time: new Date().toISOString(),
      });
      return producer.send([
        { topic: prefix + topicOf(kind, name), key: caseId, headers, value: JSON.stringify(data) },
      ]);
    },
    said: async <T>(caseId?: string) => {
      const found: { headers: string; case_id: string; data: string }[] = await source.query(
        'select headers, case_id, data from journal where $1::uuid is null or case_id = $1 order by seq',
        [caseId ?? null],
      );
      const kept = found.map(({ headers, case_id: caseId, data: text }) => ({
        id: (JSON.parse(headers) as { ce_id: string }).ce_id,
        type: (JSON.parse(headers) as { ce_type: string }).ce_type,
        caseId,
        text,
      }));
      const sealing = has(app, MessageSealing);
      const opened = sealing
        ? await sealing.openMessages(source.manager, kept)
        : kept.map(({ text }) => text);
      return kept.map(({ id, type, caseId }, i) => ({ id, type, caseId, data: JSON.parse(opened[i]!) as T }));
    },
    query: (sql, parameters) => source.query(sql, parameters),
    asOwner: (sql) => asOwner(database, sql),
    get privacy() {
      return app.get(Privacy);
    },
    clock: app.get(Clock),
    part: (what) => app.get(what, { strict: false }),
    database: source,
    close: async () => {
      await producer.close();
      await broker.close();
      await app.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
