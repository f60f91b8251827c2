import { Allows, Asker, type Caller } from '@lien-thong/access';
import { ReadLog } from '@lien-thong/audit';
import { CASE_STATUSES, CaseList, CaseQuery, CaseView } from '@lien-thong/contracts';
import { Answers, ById, etagOf, mustReach, Problem, queryOf, Refuses, TakesQuery } from '@lien-thong/service';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { caseIdOf } from './case-address';
import { listItem } from './case-view';
import { CaseViews } from './case-views';
import { LinkedCase } from './linked-case.entity';

const USUAL = 50;

@ApiTags('cases')
@Controller('cases')
export class CasesController {
  constructor(
    private readonly database: DataSource,
    private readonly views: CaseViews,
    private readonly reads: ReadLog,
  ) {}

  @ApiOperation({ summary: 'Cases, newest first; names only of those that the asker may read' })
  @TakesQuery(CaseQuery)
  @Answers(200, 'a page', CaseList)
  @Refuses([403, 'not-allowed, outside-your-unit'], [422, 'invalid-query'])
  @Allows('case.list')
  @Get()
  async list(
    @Query() query: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Asker() asker: Caller,
  ): Promise<CaseList> {
    const { commune, status, dueBefore, limit: size = USUAL, cursor } = queryOf(CaseQuery, query);
    const reach = asker.reach('case.list');
    if (commune) mustReach(reach, commune);
    const found = this.database
      .getRepository(LinkedCase)
      .createQueryBuilder('c')
      .orderBy('c.caseId', 'DESC')
      .limit(size + 1);
    if (!reach.all) found.andWhere('c.commune = any(:within)', { within: reach.communes });
    if (commune) found.andWhere('c.commune = :commune', { commune });
    if (status) found.andWhere('c.status = :status', { status: CASE_STATUSES[status] });
    if (dueBefore) found.andWhere('c.promisedOn < :dueBefore and c.endedAt is null', { dueBefore });
    if (cursor) found.andWhere('c.caseId < :cursor', { cursor });
    const filter = { commune, status, dueBefore, cursor };
    await this.reads.recordList(asker, 'case.list', 'cases', filter);
    const cases = await found.getMany();
    const readable = asker.reach('case.read');
    const items = cases.slice(0, size).map((c) => listItem(c, readable));
    if (cases.length <= size) return { items };
    const next = items.at(-1)!.caseId;
    const rest = new URLSearchParams({ ...(query as Record<string, string>), cursor: next });
    void reply.header('link', `</api/one-stop/cases?${rest.toString()}>; rel="next"`);
    return { items, next };
  }

  @ApiOperation({ summary: 'A case as its officers see it' })
  @ById('caseId')
  @Answers(200, 'the case; its ETag is its version', CaseView)
  @Refuses([404, 'not-found'])
  @Allows('case.read')
  @Get(':caseId')
  async view(
    @Param('caseId') given: string,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Asker() asker: Caller,
  ): Promise<CaseView> {
    const view = await this.views.of(caseIdOf(given));
    if (!view || !asker.reach('case.read').covers(view.commune))
      throw new Problem(404, 'not-found', 'Không tìm thấy hồ sơ.');
    await this.reads.recordRead(asker, {
      action: 'case.read',
      caseId: view.caseId,
      commune: view.commune,
    });
    void reply.header('etag', etagOf(view.version));
    return view;
  }
}
