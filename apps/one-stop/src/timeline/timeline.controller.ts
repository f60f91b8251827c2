import { Allows, Asker, type Caller } from '@lien-thong/access';
import { ReadLog } from '@lien-thong/audit';
import { Timeline } from '@lien-thong/contracts';
import { Answers, ById, Problem, Refuses } from '@lien-thong/service';
import { Controller, Get, Headers, Param, Sse, type MessageEvent } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Observable } from 'rxjs';
import { DataSource } from 'typeorm';
import { caseIdOf } from '../linked-case/case-address';
import { LinkedCase } from '../linked-case/linked-case.entity';
import { LiveTimelines } from './live-timelines';
import { entriesAfter } from './timeline';

@ApiTags('timeline')
@Allows('case.read')
@ById('caseId')
@Controller('cases/:caseId/timeline')
export class TimelineController {
  constructor(
    private readonly database: DataSource,
    private readonly live: LiveTimelines,
    private readonly reads: ReadLog,
  ) {}

  @ApiOperation({ summary: 'Everything that was told and answered, oldest first' })
  @Answers(200, 'the timeline', Timeline)
  @Refuses([404, 'not-found'])
  @Get()
  async timeline(@Param('caseId') given: string, @Asker() asker: Caller): Promise<Timeline> {
    const caseId = await this.existing(given, asker);
    const entries = await entriesAfter(this.database.manager, [caseId], 0);
    return { entries: entries.map(({ caseId: _, ...entry }) => entry) };
  }

  @ApiOperation({
    summary: 'The same, live (server-sent events): `entry` for each entry, `case` for each new state',
  })
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'the last entry seen',
    schema: { type: 'string' },
  })
  @ApiOkResponse({
    description: 'the stream',
    content: { 'text/event-stream': { schema: { type: 'string' } } },
  })
  @Refuses([404, 'not-found'])
  @Sse('stream')
  async stream(
    @Param('caseId') given: string,
    @Asker() asker: Caller,
    @Headers('last-event-id') last?: string,
  ): Promise<Observable<MessageEvent>> {
    const after = Number(last ?? 0);
    return this.live.of(
      await this.existing(given, asker),
      Number.isSafeInteger(after) && after > 0 ? after : 0,
    );
  }

  /** The id of a case that the asker may read; that he did is on record from here on. */
  private async existing(given: string, asker: Caller): Promise<string> {
    const caseId = caseIdOf(given);
    const found = await this.database
      .getRepository(LinkedCase)
      .findOne({ where: { caseId }, select: { caseId: true, commune: true } });
    if (!found || !asker.reach('case.read').covers(found.commune))
      throw new Problem(404, 'not-found', 'Không tìm thấy hồ sơ.');
    await this.reads.recordRead(asker, { action: 'case.read', caseId, commune: found.commune });
    return caseId;
  }
}
