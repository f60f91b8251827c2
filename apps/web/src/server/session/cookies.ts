import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { WebEnvironment } from '../environment';
import type { Attempt } from './openid';
import { Seal } from './sealed';
import type { Session } from './sessions';

const SIGN_IN_MS = 10 * 60 * 1000;

/** A sign-in that is under way, and the page it was begun from. */
export interface Under extends Attempt {
  to: string;
}

/** The two cookies of this server, sealed: the session, and for some minutes a sign-in that is under way. */
@Injectable()
export class SessionCookies {
  private readonly seal: Seal;
  private readonly secure: boolean;

  constructor({ SESSION_KEYS, PUBLIC_URL }: WebEnvironment) {
    this.seal = new Seal(SESSION_KEYS);
    this.secure = new URL(PUBLIC_URL).protocol === 'https:';
  }

  readSession = (request: FastifyRequest) => this.read<Session>(request, 'session');
  readSignIn = (request: FastifyRequest) => this.read<Under>(request, 'sign-in');

  writeSession(reply: FastifyReply, session: Session): Promise<void> {
    return this.write(reply, 'session', session, session.endsAt);
  }

  writeSignIn(reply: FastifyReply, under: Under): Promise<void> {
    return this.write(reply, 'sign-in', under, Date.now() + SIGN_IN_MS);
  }

  forget(reply: FastifyReply, purpose: 'session' | 'sign-in'): void {
    void reply.clearCookie(this.nameOf(purpose), this.attributes);
  }

  /** Whether the browser sent one, good or not. */
  has(request: FastifyRequest, purpose: 'session' | 'sign-in'): boolean {
    return request.cookies[this.nameOf(purpose)] !== undefined;
  }

  /** With this prefix a browser takes the cookie from no other host, nor without TLS. */
  private nameOf(purpose: string): string {
    return `${this.secure ? '__Host-' : ''}lien-thong-${purpose}`;
  }

  private get attributes() {
    return { path: '/', httpOnly: true, sameSite: 'lax', secure: this.secure } as const;
  }

  private async write(
    reply: FastifyReply,
    purpose: 'session' | 'sign-in',
    content: object,
    endsAt: number,
  ): Promise<void> {
    const sealed = await this.seal.close(purpose, content, endsAt);
    void reply.setCookie(this.nameOf(purpose), sealed, { ...this.attributes, expires: new Date(endsAt) });
  }

  private async read<T extends object>(
    request: FastifyRequest,
    purpose: 'session' | 'sign-in',
  ): Promise<T | undefined> {
    const sealed = request.cookies[this.nameOf(purpose)];
    return sealed === undefined ? undefined : this.seal.open<T>(purpose, sealed);
  }
}
