import { formats } from '@lien-thong/contracts';
import { Problem } from '@lien-thong/service';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ParkedMessages, type ReplayResult } from './replay';
import type { ParkedRow } from './store/parking';

/** Who acts and why: no parked message is touched without. */
function actOf(body: unknown): { by: string; why: string } {
  const { by, why } = (body ?? {}) as { by?: unknown; why?: unknown };
  const missing = Object.entries({ by, why }).filter(
    ([, v]) => typeof v !== 'string' || !v.trim() || v.length > 300,
  );
  if (missing.length)
    throw new Problem(422, 'invalid-act', 'Cần ghi rõ người thực hiện và lý do.', {
      errors: missing.map(([name]) => ({
        pointer: `/${name}`,
        code: 'required',
        message: name === 'by' ? 'Chưa nhập: người thực hiện.' : 'Chưa nhập: lý do.',
      })),
    });
  return { by: by as string, why: why as string };
}

const notFound = () => new Problem(404, 'not-found', 'Không tìm thấy.');

@ApiTags('parked messages')
@Controller('parked')
export class ParkedController {
  constructor(private readonly parked: ParkedMessages) {}

  @ApiOperation({ summary: 'Messages that could not be worked on, oldest first' })
  @Get()
  async list(): Promise<{ items: ParkedRow[] }> {
    return { items: await this.parked.open() };
  }

  @ApiOperation({
    summary: "Work on a case's parked messages again; ?dryRun=true only shows what would happen",
  })
  @Post('cases/:caseId/replay')
  @HttpCode(200)
  replay(
    @Param('caseId') caseId: string,
    @Body() body: unknown,
    @Query('dryRun') dryRun?: string,
  ): Promise<ReplayResult> {
    if (!formats.uuid(caseId)) throw notFound();
    const { by, why } = actOf(body);
    return this.parked.replay(caseId, by, why, { dryRun: dryRun === 'true' });
  }

  @ApiOperation({ summary: 'Give one parked message up, for a reason; it stays on record' })
  @Post(':id/set-aside')
  @HttpCode(204)
  async setAside(@Param('id') id: string, @Body() body: unknown): Promise<void> {
    const { by, why } = actOf(body);
    if (!/^\d{1,18}$/.test(id) || !(await this.parked.setAside(id, by, why))) throw notFound();
  }
}
