import helmet from '@fastify/helmet';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { ServiceEnvironment } from '../environment';
import { limitRequests } from './request-limits';

/** An API shows nothing, so nothing may be loaded or framed. */
const API_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/** The page that shows an API's document: its own scripts, and styles that it writes itself. */
const DOCS_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

async function sendSafeHeaders(fastify: FastifyInstance, docs: string): Promise<void> {
  await fastify.register(helmet, {
    contentSecurityPolicy: false,
    xFrameOptions: { action: 'deny' },
    // Said by whoever ends TLS in front of this service.
    strictTransportSecurity: false,
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    const shown = request.url === docs || request.url.startsWith(`${docs}/`);
    void reply.header('content-security-policy', shown ? DOCS_POLICY : API_POLICY);
    void reply.header('cache-control', 'no-store');
    done();
  });
}

/** Answers tell browsers to be careful with them, other sites may not ask, and nobody asks more often than is fit. */
export async function guardEdges(
  app: NestFastifyApplication,
  name: string,
  { CORS_ORIGINS, RATE_LIMIT_PER_MINUTE }: Pick<ServiceEnvironment, 'CORS_ORIGINS' | 'RATE_LIMIT_PER_MINUTE'>,
): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  await sendSafeHeaders(fastify, `/api/${name}/docs`);
  if (CORS_ORIGINS)
    app.enableCors({
      origin: CORS_ORIGINS.split(','),
      methods: ['GET', 'POST', 'PUT'],
      allowedHeaders: ['content-type', 'authorization', 'idempotency-key'],
      maxAge: 600,
    });
  if (RATE_LIMIT_PER_MINUTE > 0) await limitRequests(app, RATE_LIMIT_PER_MINUTE);
}
