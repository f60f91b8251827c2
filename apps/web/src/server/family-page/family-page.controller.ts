import type { CaseReadings, Progress } from '@lien-thong/contracts';
import { Controller, Get, Ip, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { OneStop } from './one-stop';
import { codePage, progressPage, unknownCodePage } from './progress-page';
import { show, showLater } from './show';

/** Trang tra cứu tiến độ: for the family, without an account and without JavaScript. */
@Controller('tra-cuu')
export class FamilyPageController {
  constructor(private readonly oneStop: OneStop) {}

  @Get()
  ask(@Query('code') code: unknown, @Res() reply: FastifyReply): void {
    const given = typeof code === 'string' ? code.trim() : '';
    if (given) void reply.redirect(`/tra-cuu/${encodeURIComponent(given)}`, 303);
    else show(reply, 200, codePage());
  }

  @Get(':code')
  async progress(
    @Param('code') code: string,
    @Ip() client: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const answer = await this.oneStop.ask<Progress>(code, { client });
    if (answer === 'no') show(reply, 404, unknownCodePage(code));
    else if (answer === 'away' || 'waitS' in answer) showLater(reply, answer);
    else show(reply, 200, progressPage(answer.found, await this.readings(code, client)));
  }

  /** Undefined where they cannot be had now: the progress is shown all the same. */
  private async readings(code: string, client: string): Promise<CaseReadings | undefined> {
    const answer = await this.oneStop.ask<CaseReadings>(code, { client, part: '/readings' });
    return typeof answer === 'object' && 'found' in answer ? answer.found : undefined;
  }
}
