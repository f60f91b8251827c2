import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingHttpHeaders } from 'node:http';
import { WebEnvironment } from '../environment';
import { SessionCookies } from './cookies';
import { refuseForgery } from './forgery';
import { Sessions } from './sessions';

/** Cookies are ours alone; who asks is said by the token alone, whatever else claims to say it. */
const KEPT_BACK =
  /^(cookie|authorization|forwarded|remote-user|x-csrf-token|x-(forwarded|auth|authenticated|remote|user|client|real|original|ssl)\b.*)$/;

const BEARER = /^Bearer [\w-]+\.[\w-]+\.[\w-]*$/i;

/** In whose name a request goes on to a service: the session's, else that of the program which brings a token. */
@Injectable()
export class Outgoing {
  private readonly authorizations = new WeakMap<object, string>();
  private readonly origin: string;

  constructor(
    { PUBLIC_URL }: WebEnvironment,
    private readonly sessions: Sessions,
    private readonly cookies: SessionCookies,
  ) {
    this.origin = new URL(PUBLIC_URL).origin;
  }

  /** Before a request goes on. @throws Problem 403 `csrf`, 503 `identity-away` */
  async prepare(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { authorization } = request.headers;
    if (!this.cookies.has(request, 'session')) {
      if (authorization && BEARER.test(authorization)) this.authorizations.set(request.raw, authorization);
      return;
    }
    const kept = await this.cookies.readSession(request);
    if (kept) refuseForgery(request, kept, this.origin);
    const session = kept && (await this.sessions.current(kept));
    // A session that is over goes on as nobody: what is public stays public, the rest is answered 401.
    if (!session) return this.cookies.forget(reply, 'session');
    if (session.access !== kept.access) await this.cookies.writeSession(reply, session);
    this.authorizations.set(request.raw, `Bearer ${session.access}`);
  }

  headersOf(request: { raw: object }, headers: IncomingHttpHeaders): IncomingHttpHeaders {
    const authorization = this.authorizations.get(request.raw);
    return {
      ...Object.fromEntries(Object.entries(headers).filter(([name]) => !KEPT_BACK.test(name))),
      ...(authorization ? { authorization } : {}),
    };
  }
}
