import type { CaseReadings, Progress } from '@lien-thong/contracts';
import { Controller, Get, Ip, Logger, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { WebEnvironment } from '../environment';
import { awayPage, codePage, progressPage, slowedPage, unknownCodePage } from './progress-page';

/** The seconds to wait after too many unknown codes. */
interface Slowed {
  waitS: string;
}

type Found<T> = { found: T } | 'unknown' | 'away' | Slowed;

/** A family waits this long for its page before it is told to come back. */
const PATIENCE_MS = 5_000;

/** Trang tra cứu tiến độ: for the family, without an account and without JavaScript. */
@Controller('tra-cuu')
export class FamilyPageController {
  private readonly log = new Logger('family-page');

  constructor(private readonly environment: WebEnvironment) {}

  @Get()
  ask(@Query('code') code: unknown, @Res() reply: FastifyReply): void {
    const given = typeof code === 'string' ? code.trim() : '';
    if (given) void reply.redirect(`/tra-cuu/${encodeURIComponent(given)}`, 303);
    else show(reply, 200, codePage());
  }

  @Get(':code')
  async progress(
    @Param('code') code: string,
    @Ip() address: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const answer = await this.find<Progress>(code, address);
    if (answer === 'unknown') show(reply, 404, unknownCodePage(code));
    else if (answer === 'away') show(reply.header('retry-after', '60'), 503, awayPage());
    else if ('waitS' in answer) show(reply.header('retry-after', answer.waitS), 429, slowedPage());
    else show(reply, 200, progressPage(answer.found, await this.readings(code, address)));
  }

  /** Undefined where they cannot be had now: the progress is shown all the same. */
  private async readings(code: string, client: string): Promise<CaseReadings | undefined> {
    const answer = await this.find<CaseReadings>(code, client, '/readings');
    return typeof answer === 'object' && 'found' in answer ? answer.found : undefined;
  }

  private async find<T>(code: string, client: string, part = ''): Promise<Found<T>> {
    const address = new URL(
      `/api/one-stop/progress/${encodeURIComponent(code)}${part}`,
      this.environment.ONE_STOP_URL,
    );
    try {
      const answer = await fetch(address, {
        signal: AbortSignal.timeout(PATIENCE_MS),
        headers: { 'x-forwarded-for': client },
      });
      if (answer.ok) return { found: (await answer.json()) as T };
      if (answer.status === 429) return { waitS: answer.headers.get('retry-after') ?? '60' };
      if (answer.status >= 400 && answer.status < 500) return 'unknown';
      this.log.warn(`one-stop answered ${answer.status}`);
    } catch (fault) {
      this.log.warn(`one-stop does not answer: ${(fault as Error).name}`);
    }
    return 'away';
  }
}

const show = (reply: FastifyReply, status: number, page: string): void =>
  void reply
    .status(status)
    .header('content-type', 'text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(page);
