import { Allows, Asker, type Caller } from '@lien-thong/access';
import { Declaration, Filed } from '@lien-thong/contracts';
import { Answers, invalid, Problem, Refuses, TakesForm } from '@lien-thong/service';
import { Body, Controller, Headers, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { FilingDesk, WRONG } from './filing-desk';
import { idempotencyKey, TakesIdempotencyKey } from './idempotency-key';

@ApiTags('cases')
@Controller('cases')
export class FilingController {
  constructor(private readonly desk: FilingDesk) {}

  @ApiOperation({ summary: 'File the one declaration; at the desk it is received at once' })
  @TakesIdempotencyKey()
  @TakesForm(Declaration)
  @Answers(201, 'filed', Filed)
  @Refuses(
    [400, 'malformed, not-utf-8, idempotency-key-required'],
    [403, 'not-allowed, outside-your-unit, desk-is-for-officers'],
    [409, 'already-declared, similar-declared'],
    [413, 'too-large'],
    [422, 'invalid-declaration, idempotency-key-reused'],
  )
  @Allows('case.file')
  @Post()
  async file(
    @Body() body: unknown,
    @Headers('idempotency-key') key: string | undefined,
    @Asker() asker: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Filed> {
    const result = await this.desk.file(body, idempotencyKey(key), asker);
    if (result.what === 'filed') {
      void reply.header('location', `/api/one-stop/cases/${result.filed.caseId}`);
      return result.filed;
    }
    if (result.what === 'unfit') throw invalid('invalid-declaration', result.errors, WRONG);
    if (result.what === 'key-reused')
      throw new Problem(
        422,
        'idempotency-key-reused',
        'Mã chống gửi trùng này đã dùng cho một tờ khai khác.',
      );
    if (result.what === 'similar-declared')
      throw new Problem(
        409,
        'similar-declared',
        'Đã có hồ sơ của người trùng tên và ngày sinh. Xin đối chiếu và ghi lý do nếu là người khác.',
        asker.kind === 'person' ? { similar: result.similar } : {},
      );
    throw alreadyDeclared(asker.kind === 'person' ? result.dossierCode : null);
  }
}

/** Only an officer is told the code of the first dossier: it opens the family's page. */
const alreadyDeclared = (dossierCode: string | null) =>
  new Problem(
    409,
    'already-declared',
    'Người này đã được khai trong một hồ sơ khác.',
    dossierCode ? { dossierCode } : {},
  );
