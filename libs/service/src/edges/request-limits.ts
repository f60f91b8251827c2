import type { AskedBy } from '@lien-thong/access';
import rateLimit from '@fastify/rate-limit';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
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

/**
 * Counts by account: only after the guard of the modules does anybody know whose request it is. An interceptor would
 * begin a live stream before its handler could refuse it.
 */
class AccountLimit implements CanActivate {
  constructor(private readonly limit: Limit) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() === 'http')
      await keepTo(this.limit, context.switchToHttp().getRequest<FastifyRequest>());
    return true;
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
  app.useGlobalGuards(new AccountLimit(perAccount));
}
