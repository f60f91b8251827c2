import { Allows, Asker, type Caller } from '@lien-thong/access';
import { formats } from '@lien-thong/contracts';
import { Privacy } from '@lien-thong/privacy';
import { invalid, Refuses } from '@lien-thong/service';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource, In } from 'typeorm';
import { masked } from './addressees';
import { Notice } from './notice.entity';
import { opened } from './sealed-notice';

/** A notice as an officer sees it: whether the family was told, not what and where exactly. */
interface NoticeLine {
  reference: string;
  template: string;
  channel: string;
  /** Masked. */
  address: string;
  state: string;
  tries: number;
  createdAt: string;
  sentAt?: string;
  nextTryAt?: string;
}

const MOST = 200;

@ApiTags('notices')
@Controller('notices')
export class NoticesController {
  constructor(
    private readonly database: DataSource,
    private readonly privacy: Privacy,
  ) {}

  @ApiOperation({ summary: 'What the family of a case was told, oldest first' })
  @Refuses([422, 'invalid-query'])
  @Allows('notice.list')
  @Get()
  async ofCase(@Asker() asker: Caller, @Query('caseId') caseId?: string): Promise<{ items: NoticeLine[] }> {
    if (typeof caseId !== 'string' || !formats.uuid(caseId))
      throw invalid('invalid-query', [
        {
          pointer: '/caseId',
          code: caseId === undefined ? 'required' : 'uuid',
          message: 'Cần mã vụ việc hợp lệ.',
        },
      ]);
    const { communes } = asker.reach('notice.list');
    const notices = await this.database.getRepository(Notice).find({
      where: { caseId, ...(communes ? { commune: In(communes) } : {}) },
      order: { createdAt: 'asc', reference: 'asc' },
      take: MOST,
    });
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
