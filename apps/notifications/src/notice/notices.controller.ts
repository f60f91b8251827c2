import { Allows, Asker, type Caller } from '@lien-thong/access';
import { ReadLog } from '@lien-thong/audit';
import { NoticeList, NoticeQuery, type NoticeLine } from '@lien-thong/contracts';
import { Privacy } from '@lien-thong/privacy';
import { Answers, queryOf, Refuses, TakesQuery } from '@lien-thong/service';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource, In } from 'typeorm';
import { masked } from './addressees';
import { Notice } from './notice.entity';
import { opened } from './sealed-notice';

const MOST = 200;

@ApiTags('notices')
@Controller('notices')
export class NoticesController {
  constructor(
    private readonly database: DataSource,
    private readonly reads: ReadLog,
    private readonly privacy: Privacy,
  ) {}

  @ApiOperation({ summary: 'What the family of a case was told, oldest first' })
  @TakesQuery(NoticeQuery)
  @Answers(200, 'the notices', NoticeList)
  @Refuses([422, 'invalid-query'])
  @Allows('notice.list')
  @Get()
  async ofCase(@Asker() asker: Caller, @Query() query: unknown): Promise<NoticeList> {
    const { caseId } = queryOf(NoticeQuery, query);
    const { communes } = asker.reach('notice.list');
    const notices = await this.database.getRepository(Notice).find({
      where: { caseId, ...(communes ? { commune: In(communes) } : {}) },
      order: { createdAt: 'asc', reference: 'asc' },
      take: MOST,
    });
    const [first] = notices;
    if (first) await this.reads.recordRead(asker, { action: 'notice.list', caseId, commune: first.commune });
    return { items: (await opened(this.database.manager, this.privacy, notices)).map(line) };
  }
}

const line = ({ reference, template, channel, address, state, tries, ...at }: Notice): NoticeLine => ({
  reference,
  template,
  channel,
  address: masked(channel, address),
  state,
  tries,
  createdAt: at.createdAt.toISOString(),
  ...(at.sentAt ? { sentAt: at.sentAt.toISOString() } : {}),
  ...(at.nextTryAt ? { nextTryAt: at.nextTryAt.toISOString() } : {}),
});
