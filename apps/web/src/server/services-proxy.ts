import proxy from '@fastify/http-proxy';
import { Problem } from '@lien-thong/service';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, RawServerBase, RouteGenericInterface } from 'fastify';
import type { Readable } from 'node:stream';
import type { WebEnvironment } from './environment';
import { Outgoing } from './session/outgoing';

/** Which service answers an address, and where the environment says it is. */
const SERVICES = {
  '/api/one-stop': 'ONE_STOP_URL',
  '/api/civil-registration': 'CIVIL_REGISTRATION_URL',
  '/api/residence': 'RESIDENCE_URL',
  '/api/social-insurance': 'SOCIAL_INSURANCE_URL',
  '/api/notifications': 'NOTIFICATIONS_URL',
  '/api/monitoring': 'MONITORING_URL',
} as const satisfies Record<string, keyof WebEnvironment>;

/** Longer than the 15 s between two heartbeats of an event stream. */
const SILENCE_MS = 60_000;

const LATE = new Problem(504, 'service-late', 'Dịch vụ chưa trả lời kịp, xin thử lại sau ít phút.');
const AWAY = new Problem(
  502,
  'service-away',
  'Dịch vụ tạm thời không kết nối được, xin thử lại sau ít phút.',
);

type Reply = FastifyReply<RouteGenericInterface, RawServerBase>;

const say = <R extends Reply>(reply: R, problem: Problem) =>
  reply
    .status(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem.body()));

function sorry(reply: Reply, { error }: { error: Error & { statusCode?: number } }): void {
  void say(reply, error.statusCode === 504 ? LATE : AWAY);
}

/** An event stream never ends by itself; a server that stops ends those it passes on. */
class OpenStreams {
  private readonly open = new Set<Readable>();

  pass(stream: Readable): Readable {
    this.open.add(stream);
    stream.once('close', () => this.open.delete(stream));
    return stream;
  }

  end(): void {
    for (const stream of this.open) stream.destroy();
  }
}

export async function proxyServices(app: NestFastifyApplication, environment: WebEnvironment): Promise<void> {
  const streams = new OpenStreams();
  const outgoing = app.get(Outgoing);
  for (const [prefix, variable] of Object.entries(SERVICES))
    await app.register(proxy, {
      prefix,
      rewritePrefix: prefix,
      upstream: environment[variable],
      preHandler: (request, reply, done) => {
        outgoing.prepare(request, reply).then(
          () => done(),
          (fault: Error) => (fault instanceof Problem ? say(reply, fault) : done(fault)),
        );
      },
      undici: { connections: 256, headersTimeout: SILENCE_MS, bodyTimeout: SILENCE_MS },
      replyOptions: {
        // By default a 503 is asked again ten times within half a second, which keeps a service down.
        retryDelay: () => null,
        onError: sorry,
        onResponse: (_request, reply, response) => {
          const { stream } = response as unknown as { stream: Readable };
          const events = String(reply.getHeader('content-type')).startsWith('text/event-stream');
          void reply.send(events ? streams.pass(stream) : stream);
        },
        rewriteRequestHeaders: (request, headers) => ({
          ...outgoing.headersOf(request, headers),
          'x-forwarded-for': request.ip,
          'x-forwarded-host': request.host,
          'x-forwarded-proto': request.protocol,
        }),
      },
    });
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('preClose', (done: () => void) => {
    streams.end();
    done();
  });
}
