import type { FamilySession, OneTimeCodeAsked, ProgressDetails } from '@lien-thong/contracts';
import { Body, Controller, Get, Ip, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { WebEnvironment } from '../environment';
import { detailsPage, oneTimeCodePage } from './details-page';
import { OneStop } from './one-stop';
import { show, showLater } from './show';

const pageOf = (code: string): string => `/tra-cuu/${encodeURIComponent(code)}`;

/** Chi tiết hồ sơ: what a family sees once it has entered the code that was sent to it. */
@Controller('tra-cuu/:code')
export class DetailsController {
  private readonly secure: boolean;

  constructor(
    private readonly oneStop: OneStop,
    { PUBLIC_URL }: WebEnvironment,
  ) {
    this.secure = new URL(PUBLIC_URL).protocol === 'https:';
  }

  @Post('ma')
  async askCode(
    @Param('code') code: string,
    @Ip() client: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const part = '/one-time-code';
    const answer = await this.oneStop.ask<OneTimeCodeAsked>(code, { client, part, body: {} });
    if (answer === 'no') void reply.redirect(pageOf(code), 303);
    else if (answer === 'away' || 'waitS' in answer) showLater(reply, answer);
    else show(reply, 200, oneTimeCodePage(code, answer.found.minutes));
  }

  @Post('chi-tiet')
  async enterCode(
    @Param('code') code: string,
    @Body() form: unknown,
    @Ip() client: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const given = form instanceof URLSearchParams ? (form.get('ma') ?? '') : '';
    const answer = await this.oneStop.ask<FamilySession>(code, {
      client,
      part: '/one-time-code/verify',
      body: { oneTimeCode: given.replaceAll(/\s/g, '') },
    });
    if (answer === 'no') show(reply, 422, oneTimeCodePage(code));
    else if (answer === 'away' || 'waitS' in answer) showLater(reply, answer);
    else {
      const { session, goodUntil } = answer.found;
      void reply
        .setCookie(this.cookie, session, { ...this.attributes, expires: new Date(goodUntil) })
        .redirect(`${pageOf(code)}/chi-tiet`, 303);
    }
  }

  @Get('chi-tiet')
  async details(
    @Param('code') code: string,
    @Ip() client: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const session = request.cookies[this.cookie] ?? '';
    // What no session looks like is not sent on: a header takes fewer characters than a cookie.
    const answer = /^[0-9a-f]{64}$/.test(session)
      ? await this.oneStop.ask<ProgressDetails>(code, {
          client,
          part: '/details',
          headers: { 'family-session': session },
        })
      : 'no';
    if (answer === 'no') void reply.redirect(pageOf(code), 303);
    else if (answer === 'away' || 'waitS' in answer) showLater(reply, answer);
    else show(reply, 200, detailsPage(answer.found));
  }

  private get cookie(): string {
    return `${this.secure ? '__Secure-' : ''}lien-thong-family`;
  }

  private get attributes() {
    return { path: '/tra-cuu', httpOnly: true, sameSite: 'lax', secure: this.secure } as const;
  }
}
