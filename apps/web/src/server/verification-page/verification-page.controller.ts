import type { Verification } from '@lien-thong/contracts';
import { Controller, Get, Header, HttpStatus, Logger, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { WebEnvironment } from '../environment';
import { verificationPage, type Answer } from './verification-page';

/** Whoever holds a paper waits this long before being told to come back. */
const PATIENCE_MS = 5_000;

/** Trang xác minh: where the code on a printed page leads, for anybody, without an account and without JavaScript. */
@Controller('xac-minh')
export class VerificationPageController {
  private readonly log = new Logger('verification-page');

  constructor(private readonly environment: WebEnvironment) {}

  @Get('*')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-store')
  @Header('referrer-policy', 'no-referrer')
  async verify(@Param('*') code: string, @Res() reply: FastifyReply): Promise<void> {
    const answer = await this.ask(code);
    if (answer === 'away') void reply.status(HttpStatus.SERVICE_UNAVAILABLE).header('retry-after', '60');
    void reply.send(verificationPage(answer));
  }

  private async ask(code: string): Promise<Answer> {
    const address = new URL(
      `/api/civil-registration/verifications/${encodeURIComponent(code)}`,
      this.environment.CIVIL_REGISTRATION_URL,
    );
    try {
      const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) });
      if (answer.ok) return ((await answer.json()) as Verification).result;
      // An address that is no code at all is no paper of ours either.
      if (answer.status === 400 || answer.status === 404 || answer.status === 414) return 'not-genuine';
      this.log.warn(`civil-registration answered ${answer.status}`);
    } catch (fault) {
      this.log.warn(`civil-registration does not answer: ${(fault as Error).name}`);
    }
    return 'away';
  }
}
