import type { AskedBy } from '@lien-thong/access';
import rateLimit from '@fastify/rate-limit';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { tooManyRequests } from '../problem';

type Limit = ReturnType<FastifyInstance['createRateLimit']>;

/**
 * Programs on the service's own machine are not counted. Whoever comes through a proxy on it is, by the address that
 * the proxy passes on.
 */
const isOwnMachine = ({ ip }: FastifyRequest): boolean => /^(::1|(::ffff:)?127\.[\d.]+)$/.test(ip);

async function keepTo(limit: Limit, request: FastifyRequest): Promise<void> {
  const taken = await limit(request);
  if (!taken.isAllowed && taken.isExceeded) throw tooManyRequests(taken.ttlInSeconds);
}

const accountOf = (request: FastifyRequest): string => (request as unknown as AskedBy).caller?.subject ?? '';

/** Counts by account: only after the guard does anybody know whose request it is. */
class AccountLimit implements NestInterceptor {
  constructor(private readonly limit: Limit) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    if (context.getType() === 'http')
      await keepTo(this.limit, context.switchToHttp().getRequest<FastifyRequest>());
    return next.handle();
  }
}

/** Each instance counts for itself, in memory: the limit is against haste, not a quota. */
export async function limitRequests(app: NestFastifyApplication, perMinute: number): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  await fastify.register(rateLimit, { global: false });
  const common = { max: perMinute, timeWindow: 60_000 };
  const perAddress = fastify.createRateLimit({ ...common, allowList: isOwnMachine });
  fastify.addHook('onRequest', (request) => keepTo(perAddress, request));
  const perAccount = fastify.createRateLimit({
    ...common,
    keyGenerator: accountOf,
    allowList: (request) => accountOf(request) === '' || isOwnMachine(request),
  });
  app.useGlobalInterceptors(new AccountLimit(perAccount));
}
