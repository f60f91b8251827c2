import { Allows, Asker, type Caller } from '@lien-thong/access';
import { ReadLog } from '@lien-thong/audit';
import { NoticeList, NoticeQuery, type NoticeLine } from '@lien-thong/contracts';
import { Privacy } from '@lien-thong/privacy';
import { Answers, invalid, queryOf, Refuses, TakesQuery } from '@lien-thong/service';
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

  @ApiOperation({
    summary:
      'What the family of a case was told, oldest first; or the newest of your communes in a state, as undeliverable',
  })
  @TakesQuery(NoticeQuery)
  @Answers(200, 'the notices', NoticeList)
  @Refuses([422, 'invalid-query'])
  @Allows('notice.list')
  @Get()
  async list(@Asker() asker: Caller, @Query() query: unknown): Promise<NoticeList> {
    const { caseId, state } = queryOf(NoticeQuery, query);
    if (!caseId && !state) throw invalid('invalid-query', [NOTHING_ASKED]);
    const { communes } = asker.reach('notice.list');
    const direction = caseId ? 'asc' : 'desc';
    const notices = await this.database.getRepository(Notice).find({
      where: {
        ...(caseId ? { caseId } : {}),
        ...(state ? { state } : {}),
        ...(communes ? { commune: In(communes) } : {}),
      },
      order: { createdAt: direction, reference: direction },
      take: MOST,
    });
    if (!caseId) await this.reads.recordList(asker, 'notice.list', 'notices', { state });
    else if (notices[0])
      await this.reads.recordRead(asker, { action: 'notice.list', caseId, commune: notices[0].commune });
    return { items: (await opened(this.database.manager, this.privacy, notices)).map(line) };
  }
}

const NOTHING_ASKED = {
  pointer: '/caseId',
  code: 'required',
  message: 'Mã vụ việc: bắt buộc khi không hỏi theo trạng thái.',
};

const line = ({
  caseId,
  reference,
  template,
  channel,
  address,
  state,
  tries,
  ...rest
}: Notice): NoticeLine => ({
  caseId,
  reference,
  template,
  channel,
  address: masked(channel, address),
  state,
  tries,
  createdAt: rest.createdAt.toISOString(),
  ...(rest.sentAt ? { sentAt: rest.sentAt.toISOString() } : {}),
  ...(rest.nextTryAt ? { nextTryAt: rest.nextTryAt.toISOString() } : {}),
  ...(rest.lastFault ? { fault: rest.lastFault } : {}),
});
