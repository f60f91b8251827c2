import { Controller, Get, Header, HttpCode, Logger, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { WebEnvironment } from '../environment';
import { SessionCookies } from './cookies';
import { refuseForgery } from './forgery';
import { localPath } from './local-path';
import { NotSignedIn, OpenId } from './openid';
import { Sessions } from './sessions';
import { notSignedInPage } from './sign-in-pages';

interface Account {
  signedIn: boolean;
  name?: string;
  subject?: string;
  /** To be repeated in the header `x-csrf-token` of every request that changes something. */
  csrf?: string;
}

/** Đăng nhập, đăng xuất. */
@Controller()
export class SessionController {
  private readonly log = new Logger('session');

  constructor(
    private readonly environment: WebEnvironment,
    private readonly openId: OpenId,
    private readonly sessions: Sessions,
    private readonly cookies: SessionCookies,
  ) {}

  @Get('dang-nhap')
  async begin(@Query('ve') back: unknown, @Res() reply: FastifyReply): Promise<void> {
    const { to, attempt } = await this.openId.begin();
    await this.cookies.writeSignIn(reply, { ...attempt, to: localPath(back) });
    void reply.header('cache-control', 'no-store').redirect(to.href, 303);
  }

  @Get('dang-nhap/xong')
  async finish(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const under = await this.cookies.readSignIn(request);
    this.cookies.forget(reply.header('cache-control', 'no-store'), 'sign-in');
    try {
      if (!under) throw new NotSignedIn('no sign-in is under way in this browser');
      const query = request.originalUrl.replace(/^[^?]*/, '');
      // Whatever session there was before, the new one shares nothing with it.
      await this.cookies.writeSession(reply, this.sessions.begin(await this.openId.finish(query, under)));
      void reply.redirect(localPath(under.to), 303);
    } catch (fault) {
      if (!(fault instanceof NotSignedIn)) throw fault;
      this.log.warn(`a sign-in failed: ${fault.message}`);
      void reply
        .status(400)
        .header('content-type', 'text/html; charset=utf-8')
        .send(notSignedInPage(localPath(under?.to)));
    }
  }

  @Get('phien')
  @Header('cache-control', 'no-store')
  async account(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Account> {
    const kept = await this.cookies.readSession(request);
    const session = kept && (await this.sessions.current(kept));
    if (!session) {
      if (this.cookies.has(request, 'session')) this.cookies.forget(reply, 'session');
      return { signedIn: false };
    }
    if (session.access !== kept?.access) await this.cookies.writeSession(reply, session);
    const { name, subject, csrf } = session;
    return { signedIn: true, name, subject, csrf };
  }

  /** `to`: where the browser goes on, to end the session at the provider too. */
  @Post('dang-xuat')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  async end(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ to: string }> {
    const session = await this.cookies.readSession(request);
    if (!session) return { to: '/' };
    refuseForgery(request, session, new URL(this.environment.PUBLIC_URL).origin);
    this.cookies.forget(reply, 'session');
    return { to: (await this.sessions.end(session)).href };
  }
}
