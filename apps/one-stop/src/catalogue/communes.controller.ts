import { Allows } from '@lien-thong/access';
import { CommuneEntry } from '@lien-thong/contracts';
import { communes } from '@lien-thong/law';
import { Answers, AnswersListOf } from '@lien-thong/service';
import { Controller, Get, Header, Headers, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { createHash } from 'node:crypto';

@ApiTags('catalogue')
@Allows('catalogue.read')
@Controller('communes')
export class CommunesController {
  private readonly body = JSON.stringify(communes());
  private readonly etag = `"${createHash('sha256').update(this.body).digest('hex').slice(0, 16)}"`;

  @ApiOperation({ summary: 'All communes with their official codes (decision 19/2025/QĐ-TTg)' })
  @ApiHeader({ name: 'If-None-Match', required: false, schema: { type: 'string' } })
  @AnswersListOf(200, 'the communes', CommuneEntry)
  @Answers(304, 'as seen before')
  @Get()
  @Header('cache-control', 'public, max-age=3600')
  list(@Headers('if-none-match') seen: string | undefined, @Res() reply: FastifyReply): void {
    void reply.header('etag', this.etag);
    if (seen === this.etag) void reply.status(304).send();
    else void reply.header('content-type', 'application/json; charset=utf-8').send(this.body);
  }
}
