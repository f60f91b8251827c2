import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import { ProblemFilter } from '@lien-thong/service';
import { ConsoleLogger, type LogLevel } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module';
import { expectBuilt, serveAssets } from './browser-files';
import { acceptForms } from './family-page/accept-forms';
import { headers } from './headers';
import { proxyServices } from './services-proxy';
import type { WebEnvironment } from './environment';

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace'];
/** What Nest calls the same levels. */
const NEST_LEVELS: LogLevel[] = ['fatal', 'error', 'warn', 'log', 'debug', 'verbose'];

/**
 * The server in front of browsers: pages, and `/api` to the services. It has no database, and reads no body but that of
 * a form without a script.
 */
export async function createWeb(environment: WebEnvironment): Promise<NestFastifyApplication> {
  expectBuilt(environment.BROWSER_FILES);
  const adapter = new FastifyAdapter({
    forceCloseConnections: 'idle',
    trustProxy: environment.TRUST_PROXY,
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.of(environment), adapter, {
    logger: new ConsoleLogger({
      json: true,
      logLevels: NEST_LEVELS.slice(0, LEVELS.indexOf(environment.LOG_LEVEL) + 1),
    }),
    bodyParser: false,
    abortOnError: false,
  });
  app.useGlobalFilters(new ProblemFilter());
  await app.register(helmet, headers);
  await app.register(cookie);
  await serveAssets(app, environment.BROWSER_FILES);
  await proxyServices(app, environment);
  acceptForms(app);
  return app;
}
