import { Allows, Asker, type Caller } from '@lien-thong/access';
import { NoticeKept, SignedHealthNotice } from '@lien-thong/contracts';
import { Answers, Refuses, TakesForm } from '@lien-thong/service';
import { Body, Controller, Headers, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { idempotencyKey, TakesIdempotencyKey } from '../filing/idempotency-key';
import { HealthNoticeDesk } from './health-notice-desk';

@ApiTags('health-notices')
@Controller('health-notices')
export class HealthNoticesController {
  constructor(private readonly desk: HealthNoticeDesk) {}

  @ApiOperation({ summary: 'A health facility tells a death by a signed notice, corrects or withdraws it' })
  @TakesIdempotencyKey()
  @TakesForm(SignedHealthNotice)
  @Answers(201, 'kept', NoticeKept)
  @Refuses(
    [400, 'malformed, not-utf-8, idempotency-key-required'],
    [409, 'notice-already-told, notice-unknown, notice-withdrawn'],
    [422, 'invalid-notice, untrusted-notice, idempotency-key-reused'],
  )
  @Allows('health-notice.tell')
  @Post()
  tell(
    @Body() body: unknown,
    @Headers('idempotency-key') key: string | undefined,
    @Asker() asker: Caller,
  ): Promise<NoticeKept> {
    return this.desk.take(body, idempotencyKey(key), asker);
  }
}
