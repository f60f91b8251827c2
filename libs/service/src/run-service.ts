import 'reflect-metadata';
import type { DynamicModule, INestApplication, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { CustomTransportStrategy } from '@nestjs/microservices';
import type { FastifyInstance } from 'fastify';
import { Logger } from 'nestjs-pino';
import { DataSource } from 'typeorm';
import { isPassing } from './database';
import { guardEdges } from './edges/edges';
import { HTTP_SERVER } from './edges/http-server';
import { refuseUnfit } from './edges/unfit-requests';
import { EnvironmentFault, OwnerEnvironment, readEnvironment, type ServiceEnvironment } from './environment';
import { HealthChecks } from './health';
import { acceptFiles } from './file-body';
import { acceptJson } from './json-body';
import { migrateAsOwner } from './migrate';
import { publishOpenApi } from './openapi';
import { ProblemFilter } from './problem';

/** Provided by whoever brings a transport for handlers of messages. */
export const TRANSPORT = Symbol('transport');

export interface ServiceDefinition {
  /** Its name in addresses, e.g. `one-stop` → /api/one-stop. */
  name: string;
  environment: () => ServiceEnvironment;
  module: () => Type | DynamicModule;
  /** Further words of the command line, e.g. `import <file>`. */
  commands?: Record<string, (app: NestFastifyApplication, ...words: string[]) => Promise<void>>;
}

/** Larger than any real declaration (about 3 KB) and small enough to be read at once. */
const MOST_BODY = 256 * 1024;

export async function createService({
  name,
  environment,
  module,
}: ServiceDefinition): Promise<NestFastifyApplication> {
  const settings = environment();
  const adapter = new FastifyAdapter({
    bodyLimit: MOST_BODY,
    trustProxy: settings.TRUST_PROXY,
    forceCloseConnections: 'idle',
    ...HTTP_SERVER,
  });
  const app = await NestFactory.create<NestFastifyApplication>(module(), adapter, {
    bufferLogs: true,
    bodyParser: false,
    // A fault at the start is thrown to whoever starts it, who says what it was.
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  app.setGlobalPrefix(`api/${name}`, { exclude: ['health/{*rest}', 'metrics'] });
  app.useGlobalFilters(new ProblemFilter(isPassing));
  refuseUnfit(adapter.getInstance<FastifyInstance>());
  acceptJson(adapter.getInstance<FastifyInstance>());
  acceptFiles(adapter.getInstance<FastifyInstance>());
  await guardEdges(app, name, settings);
  publishOpenApi(app, name);
  return app;
}

const optional = <T>(app: INestApplication, token: Type<T> | symbol): T | undefined => {
  try {
    return app.get<T, T>(token, { strict: false });
  } catch {
    return undefined;
  }
};

async function serve(definition: ServiceDefinition): Promise<void> {
  const { PORT, HOST } = definition.environment();
  const app = await createService(definition);
  const database = optional(app, DataSource);
  if (database)
    app
      .get(HealthChecks, { strict: false })
      .add('database', async () => void (await database.query('select 1')));
  const strategy = optional<CustomTransportStrategy>(app, TRANSPORT);
  if (strategy) app.connectMicroservice({ strategy });
  app.enableShutdownHooks(['SIGTERM', 'SIGINT']);
  if (strategy) await app.startAllMicroservices();
  await app.listen(PORT, HOST);
  app.get(Logger).log(`${definition.name} serves on ${await app.getUrl()}`);
}

async function migrate(definition: ServiceDefinition): Promise<void> {
  const { DATABASE_OWNER_URL } = readEnvironment(OwnerEnvironment);
  const app = await createService(definition);
  const run = await migrateAsOwner(app.get(DataSource), DATABASE_OWNER_URL);
  for (const name of run) app.get(Logger).log(`migrated: ${name}`);
  await app.close();
}

async function command(definition: ServiceDefinition, word: string, words: string[]): Promise<void> {
  const run = definition.commands?.[word];
  if (!run) throw new EnvironmentFault(`${word} is not a command of ${definition.name}`);
  const app = await createService(definition);
  await run(app, ...words);
  // What it said leaves before it ends; an open connection to the broker would keep the process for ever.
  await optional<CustomTransportStrategy>(app, TRANSPORT)?.close();
  await app.close();
}

/**
 * The whole of a service's main: `node main.js` serves until SIGTERM, `node main.js migrate` brings its database up
 * to date, `node main.js <command>` runs one of its own. Exit code 2: the environment is wrong; 1: it could not start.
 */
export async function runService(
  definition: ServiceDefinition,
  [word, ...words] = process.argv.slice(2),
): Promise<void> {
  try {
    definition.environment();
    if (word === undefined) await serve(definition);
    else if (word === 'migrate') await migrate(definition);
    else await command(definition, word, words);
  } catch (fault) {
    process.stderr.write(
      `${definition.name}: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}\n`,
    );
    process.exit(fault instanceof EnvironmentFault ? 2 : 1);
  }
}
