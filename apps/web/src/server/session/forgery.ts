import { Problem } from '@lien-thong/service';
import type { FastifyRequest } from 'fastify';
import { timingSafeEqual } from 'node:crypto';
import type { Session } from './sessions';

const CHANGES_NOTHING = new Set(['GET', 'HEAD', 'OPTIONS']);

const equal = (one: string, other: string): boolean => {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
};

/** Browsers say where a request was made: all of today's in Sec-Fetch-Site, older ones in Origin. */
function fromOurPages({ headers }: FastifyRequest, origin: string): boolean {
  const site = headers['sec-fetch-site'];
  return site === undefined ? headers.origin === origin : site === 'same-origin';
}

/**
 * A request that changes something in a session must come from a page of ours and repeat the session's token.
 * @throws Problem 403 `csrf`
 */
export function refuseForgery(request: FastifyRequest, { csrf }: Session, origin: string): void {
  if (CHANGES_NOTHING.has(request.method)) return;
  const repeated = request.headers['x-csrf-token'];
  if (typeof repeated === 'string' && equal(repeated, csrf) && fromOurPages(request, origin)) return;
  throw new Problem(403, 'csrf', 'Yêu cầu không đến từ trang này. Xin tải lại trang rồi thử lại.');
}
