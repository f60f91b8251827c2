import { Allows, Asker, type Caller } from '@lien-thong/access';
import { ReadLog } from '@lien-thong/audit';
import { CASE_STATUSES, CaseList, CaseView, type CaseStatus, type FieldFault } from '@lien-thong/contracts';
import { Answers, invalid, mustReach, Problem, Refuses } from '@lien-thong/service';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { caseIdOf, etagOf } from './case-address';
import { listItem } from './case-view';
import { CaseViews } from './case-views';
import { LinkedCase } from './linked-case.entity';

interface Filters {
  commune?: string;
  status?: string;
  dueBefore?: string;
  limit?: string;
  cursor?: string;
}

const MOST = 200;
const USUAL = 50;

/** What each filter must look like, and what to say when it does not. */
const FILTERS: Record<keyof Filters, [(value: string) => boolean, string]> = {
  commune: [(v) => /^\d{5}$/.test(v), 'Mã xã, phường gồm 5 chữ số.'],
  status: [(v) => v in CASE_STATUSES, 'Trạng thái không có trong danh mục.'],
  dueBefore: [
    (v) => /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(v) && !Number.isNaN(Date.parse(v)),
    'Ngày không hợp lệ (năm-tháng-ngày).',
  ],
  limit: [(v) => /^\d{1,3}$/.test(v) && Number(v) >= 1 && Number(v) <= MOST, `Số dòng từ 1 đến ${MOST}.`],
  cursor: [(v) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(v), 'Con trỏ trang không hợp lệ.'],
};

function checked(filters: Filters): Filters {
  const faults: FieldFault[] = [];
  for (const [name, [fits, message]] of Object.entries(FILTERS)) {
    const value = filters[name as keyof Filters] as unknown;
    if (value !== undefined && (typeof value !== 'string' || !fits(value)))
      faults.push({ pointer: `/${name}`, code: 'invalid-filter', message });
  }
  if (faults.length) throw invalid('invalid-query', faults, 'Điều kiện lọc chưa đúng.');
  return filters;
}

@ApiTags('cases')
@Controller('cases')
export class CasesController {
  constructor(
    private readonly database: DataSource,
    private readonly views: CaseViews,
    private readonly reads: ReadLog,
  ) {}

  @ApiOperation({ summary: 'Cases, newest first' })
  @ApiQuery({ name: 'commune', required: false })
  @ApiQuery({ name: 'status', required: false, enum: Object.keys(CASE_STATUSES) })
  @ApiQuery({ name: 'dueBefore', required: false, description: 'open cases promised before this day' })
  @ApiQuery({ name: 'limit', required: false })
  @ApiQuery({ name: 'cursor', required: false, description: '`next` of the page before' })
  @Answers(200, 'a page', CaseList)
  @Refuses([403, 'outside-your-unit'], [422, 'invalid-query'])
  @Allows('case.list')
  @Get()
  async list(
    @Query() query: Filters,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Asker() asker: Caller,
  ): Promise<CaseList> {
    const { commune, status, dueBefore, limit, cursor } = checked(query);
    const reach = asker.reach('case.list');
    if (commune) mustReach(reach, commune);
    const size = Number(limit ?? USUAL);
    const found = this.database
      .getRepository(LinkedCase)
      .createQueryBuilder('c')
      .orderBy('c.caseId', 'DESC')
      .limit(size + 1);
    if (!reach.all) found.andWhere('c.commune = any(:within)', { within: reach.communes });
    if (commune) found.andWhere('c.commune = :commune', { commune });
    if (status) found.andWhere('c.status = :status', { status: CASE_STATUSES[status as CaseStatus] });
    if (dueBefore) found.andWhere('c.promisedOn < :dueBefore and c.endedAt is null', { dueBefore });
    if (cursor) found.andWhere('c.caseId < :cursor', { cursor });
    const cases = await found.getMany();
    const items = cases.slice(0, size).map(listItem);
    if (cases.length <= size) return { items };
    const next = items.at(-1)!.caseId;
    const rest = new URLSearchParams({ ...(query as Record<string, string>), cursor: next });
    void reply.header('link', `</api/one-stop/cases?${rest.toString()}>; rel="next"`);
    return { items, next };
  }

  @ApiOperation({ summary: 'A case as its officers see it' })
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
    await this.reads.recordRead(asker, 'case.read', view.caseId);
    void reply.header('etag', etagOf(view.version));
    return view;
  }
}
