import { Allows, Asker, type Caller } from '@lien-thong/access';
import { formats } from '@lien-thong/contracts';
import { Problem } from '@lien-thong/service';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ParkedMessages, type ReplayResult } from './replay';
import type { ParkedRow } from './store/parking';

/** No parked message is touched without a reason. */
function reasonOf(body: unknown): string {
  const { why } = (body ?? {}) as { why?: unknown };
  if (typeof why === 'string' && why.trim() && why.length <= 300) return why;
  throw new Problem(422, 'invalid-act', 'Cần ghi rõ lý do.', {
    errors: [{ pointer: '/why', code: 'required', message: 'Chưa nhập: lý do.' }],
  });
}

const notFound = () => new Problem(404, 'not-found', 'Không tìm thấy.');

@ApiTags('parked messages')
@Controller('parked')
export class ParkedController {
  constructor(private readonly parked: ParkedMessages) {}

  @ApiOperation({ summary: 'Messages that could not be worked on, oldest first' })
  @Allows('parked.list')
  @Get()
  async list(): Promise<{ items: ParkedRow[] }> {
    return { items: await this.parked.open() };
  }

  @ApiOperation({
    summary: "Work on a case's parked messages again; ?dryRun=true only shows what would happen",
  })
  @Allows('parked.act')
  @Post('cases/:caseId/replay')
  @HttpCode(200)
  replay(
    @Param('caseId') caseId: string,
    @Body() body: unknown,
    @Asker() asker: Caller,
    @Query('dryRun') dryRun?: string,
  ): Promise<ReplayResult> {
    if (!formats.uuid(caseId)) throw notFound();
    return this.parked.replay(caseId, asker, reasonOf(body), { dryRun: dryRun === 'true' });
  }

  @ApiOperation({ summary: 'Give one parked message up, for a reason; it stays on record' })
  @Allows('parked.act')
  @Post(':id/set-aside')
  @HttpCode(204)
  async setAside(@Param('id') id: string, @Body() body: unknown, @Asker() asker: Caller): Promise<void> {
    const why = reasonOf(body);
    if (!/^\d{1,18}$/.test(id) || !(await this.parked.setAside(id, asker, why))) throw notFound();
  }
}
