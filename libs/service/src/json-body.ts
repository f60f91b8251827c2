import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';
import { Problem } from './problem';

/** Depth of nesting a form may have; the deepest real one has 4. */
const MOST_DEPTH = 20;

function tooDeep(text: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (quoted) {
      if (c === 92) i++;
      else if (c === 34) quoted = false;
    } else if (c === 34) quoted = true;
    else if (c === 123 || c === 91) {
      if (++depth > MOST_DEPTH) return true;
    } else if (c === 125 || c === 93) depth--;
  }
  return false;
}

/** Reads JSON bodies strictly: bytes that are not UTF-8 are refused, not silently replaced. */
export function acceptJson(fastify: FastifyInstance): void {
  fastify.removeContentTypeParser(['application/json', 'text/plain']);
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body: Buffer, done) => {
    if (body.length === 0) return done(null, undefined);
    if (!isUtf8(body)) return done(new Problem(400, 'not-utf-8', 'Nội dung gửi lên không phải UTF-8.'));
    const text = body.toString('utf8');
    if (tooDeep(text)) return done(new Problem(400, 'malformed', 'Nội dung gửi lên lồng quá nhiều cấp.'));
    try {
      done(null, JSON.parse(text));
    } catch {
      done(new Problem(400, 'malformed', 'Nội dung gửi lên không phải JSON hợp lệ.'));
    }
  });
}
