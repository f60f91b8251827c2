import type { FastifyInstance } from 'fastify';
import { Problem, problemOfStatus } from '../problem';

interface Route {
  fits: RegExp;
  methods: readonly string[];
}

const ESCAPED = /[.*+?^${}()|[\]\\]/g;

const patternOf = (url: string): RegExp =>
  new RegExp(
    `^${url
      .split(/(:\w+|\*)/)
      .map((part) => (part.startsWith(':') ? '[^/]+' : part === '*' ? '.*' : part.replace(ESCAPED, '\\$&')))
      .join('')}$`,
  );

/** Refuses before anything is read: a method that the address does not have, and a packed body. */
export function refuseUnfit(fastify: FastifyInstance): void {
  const routes: Route[] = [];
  fastify.addHook('onRoute', ({ url, method }) => {
    // What answers the preflights of every address is none of its methods.
    if (url !== '*') routes.push({ fits: patternOf(url), methods: [method].flat() });
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    if (request.is404) {
      const path = request.url.split('?', 1)[0]!;
      const allowed = routes.filter(({ fits }) => fits.test(path)).flatMap(({ methods }) => methods);
      if (!allowed.length) return done();
      void reply.header('allow', [...new Set(allowed)].sort().join(', '));
      return done(problemOfStatus(405));
    }
    const packed = request.headers['content-encoding'];
    if (packed !== undefined && packed !== 'identity')
      return done(new Problem(415, 'packed-content', 'Nội dung gửi lên không được nén.'));
    done();
  });
}
