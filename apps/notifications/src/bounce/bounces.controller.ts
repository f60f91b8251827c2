import { Allows, Asker, type Caller } from '@lien-thong/access';
import { BounceTaken } from '@lien-thong/contracts';
import { Answers, FileBody, Problem, Refuses, TakesFile } from '@lien-thong/service';
import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Readable } from 'node:stream';
import { BounceDesk } from './bounce-desk';
import { readReport } from './delivery-report';

/** Our letters are a few kilobytes; a report holds one of them at most. */
const MOST_BYTES = 256 * 1024;

@ApiTags('bounces')
@Controller('bounces')
export class BouncesController {
  constructor(private readonly desk: BounceDesk) {}

  @ApiOperation({
    summary: 'A mail that came back, whole and as it came (RFC 3464); the same one again changes nothing',
  })
  @TakesFile(['message/rfc822'], 'Chỉ nhận thư nguyên dạng (message/rfc822).')
  @Answers(200, 'what became of it', BounceTaken)
  @Refuses(
    [413, 'too-large'],
    [415, 'unsupported-media-type'],
    [422, 'not-a-report'],
    [429, 'too-many-requests: `retry-after` says how long'],
  )
  @Allows('bounce.tell')
  @Post()
  @HttpCode(200)
  async take(@FileBody() body: Readable, @Asker() teller: Caller): Promise<BounceTaken> {
    const report = await readReport(await wholeOf(body));
    if (!report) throw new Problem(422, 'not-a-report', 'Thư này không phải báo cáo thư không đến được.');
    return { outcome: await this.desk.take(report, teller) };
  }
}

/** @throws Problem 413 */
async function wholeOf(body: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new Problem(413, 'too-large', 'Thư quá lớn, tối đa 256 KiB.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
